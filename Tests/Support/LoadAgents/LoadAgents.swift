import Foundation
import NIOPosix
import Orders
import Spooling
import Uplink

/// `load-agents STRING AGENTS RATE SECONDS PID`: so many agents join a server with one string for many, then send so many events
/// a second each over the real protocol, for so long; says what was acknowledged, how fast, and what the server used.
///
/// Between joining and sending it prints `joined` and waits for a line: somebody approves the agents meanwhile.
@main
struct LoadAgents {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 6, let string = try? EnrolmentString(arguments[1]), let count = Int(arguments[2]),
            let rate = Int(arguments[3]), let seconds = Int(arguments[4]), let pid = Int32(arguments[5])
        else {
            print("load-agents STRING AGENTS RATE SECONDS PID")
            exit(64)
        }
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(UInt32(RLIMIT_NOFILE.rawValue)), &limit)
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(UInt32(RLIMIT_NOFILE.rawValue)), &limit)
        let group = MultiThreadedEventLoopGroup.singleton
        let tally = Tally()
        let folder = FileManager.default.temporaryDirectory.appending(path: "mitsuke-load-\(getpid())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var agents: [SimulatedAgent] = []
        let clock = ContinuousClock()
        let joining = try await clock.measure {
            for number in 0..<count {
                let own = folder + "/\(number)"
                try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: false)
                let result = try await Joining.join(
                    string, name: "load-\(number)", system: "simulated", version: "load", folder: own, on: group)
                agents.append(SimulatedAgent(result.membership, result.trust, number: number, tally, group))
            }
        }
        FileHandle.standardOutput.write(Data("joined \(count) agents in \(joining)\n".utf8))
        _ = readLine()
        guard let before = ServerUse(pid) else {
            print("there is no process \(pid)")
            exit(2)
        }
        let start = clock.now
        let end = start + .seconds(seconds)
        await withTaskGroup(of: Void.self) { group in
            for agent in agents { group.addTask { await agent.run(rate: rate, until: end) } }
        }
        let took = (clock.now - start).components.seconds
        guard let after = ServerUse(pid) else {
            print("the server has gone")
            exit(2)
        }
        let counts = tally.counts
        print("events acknowledged   \(counts.lines) in \(took) s, \(counts.lines / max(1, Int(took))) a second")
        print("events left           \(counts.left)")
        print("batches               \(counts.batches)")
        print(
            "acknowledgement       p50 \(counts.percentile(50)), p95 \(counts.percentile(95)), p99 \(counts.percentile(99))"
        )
        print("refusals              \(counts.refusals)")
        let cpu = after.cpuSeconds - before.cpuSeconds
        print("server's CPU          \((cpu / Double(max(1, took)) * 1_000).rounded() / 10) % of one core")
        print("server's memory       \(after.residentBytes >> 20) MiB, at most \(after.peakBytes >> 20) MiB")
        exit(counts.left > count * rate * 2 ? 1 : 0)
    }
}
