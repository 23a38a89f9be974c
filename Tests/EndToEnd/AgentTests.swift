import Foundation
import Testing

/// The real agent on this machine and a real server: over the link into the store.
@Suite(.enabled(if: geteuid() == 0, "needs root"), .serialized) struct AgentTests {
    private static let source = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").path

    /// A filesystem in memory, the only one that the agent watches, so that nothing else on the machine is in the way.
    private final class Place {
        let path = "/tmp/mitsuke-agent-test-\(UUID().uuidString)"

        init() throws {
            mkdir(path, 0o700)
            guard mount("mitsuke", path, "tmpfs", 0, "size=64m") == 0 else { throw CocoaError(.fileWriteUnknown) }
        }

        deinit {
            umount2(path, Int32(MNT_DETACH))
            rmdir(path)
        }
    }

    /// The two processes of an agent that joined a server.
    private final class Agent {
        private let folder: String
        private let place: String
        private let bpf: String
        private var processes: [Process] = []
        private static let program = URL(filePath: Program.path).deletingLastPathComponent()
            .appending(path: "mitsuke-agent").path

        init(_ folder: Folder, watching place: String, joining string: String) throws {
            self.folder = folder.outside.path + "/agent"
            self.place = place
            bpf = folder.outside.path + "/mitsuke-agent.bpf.o"
            for (program, arguments) in [
                (AgentTests.source + "/Scripts/bpf.sh", [bpf]),
                (Self.program, ["enrol", "--folder", self.folder, string]),
            ] {
                let process = Process()
                process.executableURL = URL(filePath: program)
                process.arguments = arguments
                process.standardOutput = FileHandle.nullDevice
                try process.run()
                process.waitUntilExit()
                guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
            }
            try start()
        }

        func start() throws {
            for arguments in [
                ["sense", "--folder", folder, "--bpf", bpf, "--filesystems", place], ["uplink", "--folder", folder],
            ] {
                let process = Process()
                process.executableURL = URL(filePath: Self.program)
                process.arguments = arguments
                process.standardError = FileHandle.nullDevice
                try process.run()
                processes.append(process)
            }
        }

        func kill() {
            for process in processes {
                Foundation.kill(process.processIdentifier, SIGKILL)
                process.waitUntilExit()
            }
            processes = []
        }

        deinit { kill() }
    }

    /// Lines that hold a text, once there are any.
    private func lines(_ text: String, in data: String, _ folder: Folder, more: [String] = []) throws -> [[String: Any]]
    {
        for _ in 0..<600 {
            let run = try Program.run(
                ["search", "--data", data, "--format", "jsonl", "--text", text] + more, in: folder)
            if !run.output.isEmpty { return try run.objects() }
            usleep(100_000)
        }
        return []
    }

    @Test("what is done on the host is in the store, with who did it; what was missed while it was killed is said")
    func way() throws {
        let folder = try Folder()
        let served = try ServedStore(folder, ["--agents", "127.0.0.1:0"])
        let token = try Program.run(
            ["agent", "token", "--data", served.data, "--server", "127.0.0.1:" + (try served.agentPort())], in: folder)
        let string = try #require(token.text.firstMatch(of: /mitsuke1:[a-z0-9.:]+/)).output
        let place = try Place()
        let agent = try Agent(folder, watching: place.path, joining: String(string))
        // Until it senses.
        var first: [[String: Any]] = []
        for attempt in 0..<300 where first.isEmpty {
            _ = try Program.shell("cp /etc/hostname \(place.path)/begin-\(attempt)", in: folder)
            usleep(300_000)
            first = try Program.run(
                ["search", "--data", served.data, "--format", "jsonl", "--text", "begin-"], in: folder
            ).objects()
        }
        #expect(!first.isEmpty)
        _ = try Program.shell("cp /etc/hostname \(place.path)/見積.txt; rm \(place.path)/見積.txt", in: folder)
        let found = try lines("見積.txt", in: served.data, folder, more: ["--log", "file-operation"])
        let made = try #require(found.first { $0["event.action"] as? String == "create" })
        #expect((made["process.executable"] as? String)?.hasSuffix("/cp") == true, "\(made)")
        #expect(made["file.path"] as? String == place.path + "/見積.txt")
        let ancestors =
            (made["mitsuke.ancestors"] as? [[String: Any]])?.compactMap { $0["executable"] as? String } ?? []
        #expect(ancestors.first.map { $0.hasSuffix("sh") } == true && ancestors.count > 2, "\(ancestors)")
        #expect(made["mitsuke.attribution"] as? String != "unknown")

        agent.kill()
        _ = try Program.shell("cp /etc/hostname \(place.path)/unseen", in: folder)
        try agent.start()
        let gaps = try lines("agent-off", in: served.data, folder, more: ["--log", "health"])
        #expect(gaps.first?["mitsuke.gap.reason"] as? String == "agent-off")
        for attempt in 0..<300 {
            _ = try Program.shell("cp /etc/hostname \(place.path)/again-\(attempt)", in: folder)
            usleep(200_000)
            if try !Program.run(["search", "--data", served.data, "--text", "again-"], in: folder).output.isEmpty {
                break
            }
        }
        #expect(try !lines("again-", in: served.data, folder).isEmpty)
        let all = try Program.run(["search", "--data", served.data, "--limit", "100000"], in: folder).objects()
        let ids = all.compactMap { $0["event.id"] as? String }
        #expect(Set(ids).count == ids.count && ids.count == all.count)
    }
}
