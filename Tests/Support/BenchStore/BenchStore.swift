import Events
import Foundation
import SQLiteStorage
import Storage

/// `bench-store EVENTS [PER-DAY]`: intake into the log store beside a bare loop over SQLite's own functions that inserts the same
/// rows, the size of what is stored, and how long the console's queries take.
@main
struct BenchStore {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        let count = arguments.first ?? 200_000
        let perDay = arguments.dropFirst().first ?? 1_000_000
        let root = NSTemporaryDirectory() + "/bench-store-\(getpid())"
        for folder in ["logs", "damaged"] {
            try FileManager.default.createDirectory(atPath: root + "/" + folder, withIntermediateDirectories: true)
        }
        defer { try? FileManager.default.removeItem(atPath: root) }
        let store = SQLiteLogStore(folder: root + "/logs", damagedFolder: root + "/damaged")
        var traffic = Traffic(perDay: perDay)
        var intake = Cost()
        var bare = Cost()
        let loop = try BareLoop(path: root + "/bare.sqlite")
        var done = 0
        while done < count {
            let lines = traffic.lines(min(1_000, count - done))
            var from = Cost.now
            _ = try await store.append(lines, from: .agent(host: "PC"))
            intake.add(since: from)
            // The same rows, made of the lines before the clock runs.
            let rows = lines.map { BareLoop.Row($0) }
            from = Cost.now
            try loop.insert(rows)
            bare.add(since: from)
            done += lines.count
        }
        print("events                 \(count)")
        print(
            "store      CPU s \(intake.cpu.formatted)  wall s \(intake.wall.formatted)  \(Int(Double(count) / intake.wall)) a second"
        )
        print(
            "bare loop  CPU s \(bare.cpu.formatted)  wall s \(bare.wall.formatted)  \(Int(Double(count) / bare.wall)) a second"
        )
        print(
            "rate of the store to that of the bare loop: wall \((bare.wall / intake.wall).formatted), CPU \((bare.cpu / intake.cpu).formatted)   goal 0.7"
        )
        // As the server does every hour.
        _ = try await store.retain(RetentionLimits(), now: traffic.last)
        let bytes = try await store.days().reduce(0) { $0 + $1.bytes }
        print("bytes an event         \(bytes / count)   goal 250")
        try await Queries(store: store, traffic: traffic).run()
    }
}

/// CPU of the process and time on the clock, in seconds.
struct Cost {
    var cpu = 0.0
    var wall = 0.0

    static var now: Cost { Cost(cpu: cpu, wall: wall) }

    mutating func add(since start: Cost) {
        let now = Cost.now
        cpu += now.cpu - start.cpu
        wall += now.wall - start.wall
    }

    static var cpu: Double { seconds(CLOCK_PROCESS_CPUTIME_ID) }
    static var wall: Double { seconds(CLOCK_MONOTONIC) }

    private static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

extension Double {
    var formatted: String { String(format: "%.3f", self) }
}
