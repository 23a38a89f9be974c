import Foundation
import Testing

/// What the watches find on this machine, as it stands on the server: a real agent that sees only mounts of its own.
@Suite(.enabled(if: geteuid() == 0, "needs root"), .serialized) struct AgentWatchTests {
    /// Findings that hold a text, once one is there that `isIt`.
    private func finding(
        _ text: String, in data: String, _ folder: Folder, _ isIt: ([String: Any]) -> Bool
    ) throws -> [String: Any] {
        var seen: [[String: Any]] = []
        for _ in 0..<600 {
            seen = try Program.run(
                ["search", "--data", data, "--format", "jsonl", "--findings", "--text", text], in: folder
            ).objects()
            if let found = seen.first(where: isIt) { return found }
            usleep(100_000)
        }
        Issue.record("no such finding of \(text) among \(seen)")
        return [:]
    }

    private static func chain(_ line: [String: Any]) -> [String] {
        (line["mitsuke.ancestors"] as? [[String: Any]])?.compactMap { $0["executable"] as? String } ?? []
    }

    @Test("settings and archives: found with text, process and chain, also what changed while the agent was off")
    func watches() throws {
        let folder = try Folder()
        let served = try ServedStore(folder, ["--agents", "127.0.0.1:0"])
        let token = try Program.run(
            ["agent", "token", "--data", served.data, "--server", "127.0.0.1:" + (try served.agentPort())], in: folder)
        let string = try #require(token.text.firstMatch(of: /mitsuke1:[a-z0-9.:]+/)).output
        let mounts = try OwnMounts(folder)
        let agent = try WatchingAgent(folder, mounts, joining: String(string))
        try agent.start()
        var isSensing = false
        for attempt in 0..<200 where !isSensing {
            try mounts.shell("echo x > begin-\(attempt)")
            usleep(300_000)
            isSensing = try !Program.run(["search", "--data", served.data, "--text", "/begin-"], in: folder).output
                .isEmpty
        }
        try #require(isSensing)

        try mounts.shell("echo '* * * * * root /dev/shm/.x' > /etc/cron.d/mitsuke-job")
        let job = try finding("mitsuke-job", in: served.data, folder) { $0["rule.id"] as? String == "registry.cron" }
        #expect(
            job["event.action"] as? String == "key-created" && job["mitsuke.level"] as? String == "critical", "\(job)")
        #expect(job["registry.data.strings"] as? String == "@@ -0,0 +1,1 @@\n+* * * * * root /dev/shm/.x")
        #expect((job["process.executable"] as? String)?.hasSuffix("/bash") == true)
        #expect(job["mitsuke.attribution"] as? String == "exact" && Self.chain(job).count > 1)

        if access("/usr/bin/zip", X_OK) == 0 {
            try mounts.shell("mkdir d; seq 9 > d/a; cp /usr/bin/zip notes; ./notes -qr holiday.jpg d; true")
            let tool = try finding("notes -qr", in: served.data, folder) {
                $0["rule.id"] as? String == "archive.renamed-tool"
            }
            #expect((tool["process.executable"] as? String)?.hasSuffix("/notes") == true)
            let hidden = try finding("holiday.jpg", in: served.data, folder) {
                $0["rule.id"] as? String == "archive.renamed"
            }
            #expect(hidden["mitsuke.archive.format"] as? String == "zip")
            #expect((hidden["process.executable"] as? String)?.hasSuffix("/notes") == true)
            #expect(Self.chain(hidden).first?.hasSuffix("/bash") == true, "\(hidden)")
        }

        #expect(try agent.keeps("/dev/shm/.x"))
        agent.end()
        try mounts.shell("echo '@reboot root /usr/bin/true' >> /etc/cron.d/mitsuke-job")
        try agent.start()
        let missed = try finding("mitsuke-job", in: served.data, folder) {
            $0["event.action"] as? String == "value-set"
        }
        #expect(
            missed["mitsuke.attribution"] as? String == "unknown" && missed["process.executable"] == nil, "\(missed)")
        #expect(missed["registry.data.strings"] as? String == "@@ -1,0 +2,1 @@\n+@reboot root /usr/bin/true")
        let since = try #require(missed["mitsuke.gap.since"] as? String)
        #expect(since < (missed["@timestamp"] as? String ?? ""))
    }
}
