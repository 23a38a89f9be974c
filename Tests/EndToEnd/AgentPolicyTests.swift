import Foundation
import Testing

/// A policy from the console's form to what a host allows: a real server, a real agent, real archivers. The agent sees one filesystem in
/// memory only.
@Suite(.enabled(if: geteuid() == 0, "needs root"), .serialized) struct AgentPolicyTests {
    private final class Scene {
        let folder = try! Folder()
        var served: ServedStore
        let port: String
        let mounts: OwnMounts
        let agent: WatchingAgent
        let console: ConsoleClient

        init() throws {
            served = try ServedStore(folder, ["--agents", "127.0.0.1:0"])
            port = try served.agentPort()
            console = try ConsoleClient(served, folder)
            let token = try Program.run(
                ["agent", "token", "--data", served.data, "--server", "127.0.0.1:" + port], in: folder)
            let string = try #require(token.text.firstMatch(of: /mitsuke1:[a-z0-9.:]+/)).output
            mounts = try OwnMounts(folder)
            agent = try WatchingAgent(folder, mounts, joining: String(string))
            try mounts.shell("cp /usr/bin/zip zip && head -c 100000 /dev/urandom > data")
            try agent.start([])
        }

        var zips: Bool {
            get throws {
                let process = mounts.process(
                    "/bin/bash", ["-c", "cd \(mounts.place); rm -f out.zip; ./zip -q out.zip data"])
                try process.run()
                process.waitUntilExit()
                return process.terminationStatus == 0
            }
        }

        /// A condition, waited for.
        func comes(_ what: String, _ condition: () throws -> Bool) throws {
            for _ in 0..<300 {
                if try condition() { return }
                usleep(200_000)
            }
            Issue.record("it did not come: \(what)")
        }

        func lines(_ arguments: [String]) throws -> [[String: Any]] {
            try Program.run(["search", "--data", served.data, "--format", "jsonl"] + arguments, in: folder).objects()
        }

        func health(_ text: String, _ isIt: ([String: Any]) -> Bool = { _ in true }) throws {
            try comes("a line of the health log with \(text)") {
                try lines(["--log", "health", "--text", text]).contains(where: isIt)
            }
        }

        func set(_ rule: String, _ response: String) throws {
            _ = try console.post(
                "/policies/watch/archive/rules", on: "/policies/watch/archive/rules?id=",
                ["id": rule, "f.response": response, "f.level": "none", "comment": "テスト"])
        }

        /// Whether an order lies in the inbox, and where.
        var order: String? {
            let inbox = agent.folder + "/inbox"
            let names = (try? FileManager.default.contentsOfDirectory(atPath: inbox)) ?? []
            return names.first { $0.hasPrefix("order-") }.map { inbox + "/" + $0 }
        }
    }

    @Test(
        "set in the console, obeyed by the host within seconds, also while the server is away; forged and old ones are refused"
    )
    func prohibition() throws {
        let scene = try Scene()
        #expect(try scene.zips)
        try scene.comes("sensing") { try !scene.lines(["--text", "out.zip"]).isEmpty || !scene.zips }
        // The first order is kept, to come again later.
        let sense = try #require(scene.agent.processes.first?.processIdentifier)
        kill(sense, SIGSTOP)
        try scene.set("archive.command", "prohibit")
        try scene.comes("the order") { scene.order != nil }
        let order = try #require(scene.order)
        let signed = try Data(contentsOf: URL(filePath: order))
        kill(sense, SIGCONT)
        try scene.comes("zip is denied") { try !scene.zips }
        try scene.health("obeys policy version 1") {
            $0["event.action"] as? String == "policy" && $0["event.outcome"] as? String == "success"
        }
        try scene.comes("the alert") {
            try scene.lines(["--findings", "--text", scene.mounts.place + "/zip"]).contains {
                $0["event.outcome"] as? String == "failure"
            }
        }
        #expect(FileManager.default.fileExists(atPath: scene.agent.folder + "/policy"))

        // The server is away; the agent starts anew.
        scene.served.end()
        scene.agent.end()
        #expect(try scene.zips)
        try scene.agent.start([])
        try scene.comes("zip is denied without the server") { try !scene.zips }
        scene.served = try ServedStore(scene.folder, ["--agents", "127.0.0.1:" + scene.port])

        // And back.
        let console = try ConsoleClient(scene.served, scene.folder, again: true)
        _ = try console.post(
            "/policies/watch/archive/rules/reset", on: "/policies/watch/archive/rules?id=archive.command",
            ["id": "archive.command"])
        try scene.comes("zip runs again") { try scene.zips }
        try scene.health("obeys policy version 2")

        // Neither the old one nor one that another made.
        try signed.write(to: URL(filePath: order))
        try scene.health("replayed")
        var forged = signed
        forged[forged.count - 2] ^= 1
        try forged.write(to: URL(filePath: order))
        try scene.health("badSignature")
        #expect(try scene.zips)
        let trail = try Program.run(["audit", "list", "--data", scene.served.data], in: scene.folder).text
        for action in ["policy.change", "agent.policy-issue", "agent.policy-obey"] { #expect(trail.contains(action)) }
        #expect(try console.page("/agents").contains("2"))
    }

    @Test("what could not be denied is undone: quarantined, its process stopped, and the server knows")
    func undoing() throws {
        let scene = try Scene()
        for rule in ["archive.command", "archive.created", "archive.renamed"] {
            try scene.set(rule, "prohibit")
        }
        try scene.comes("zip is denied") { try !scene.zips }
        try scene.health("obeys policy version 3")
        // No command line says that it makes an archive, nor does a name: it is found by its content, and it goes on running.
        let script = scene.folder.outside.path + "/worker.py"
        try """
        import os, time, zipfile
        os.chdir("\(scene.mounts.place)")
        with zipfile.ZipFile("report.dat", "w") as made: made.write("data")
        time.sleep(600)
        """.write(toFile: script, atomically: true, encoding: .utf8)
        let worker = scene.mounts.process("/usr/bin/python3", [script])
        try worker.run()
        defer { kill(worker.processIdentifier, SIGKILL) }
        try scene.comes("its end") { !worker.isRunning }
        try #require(!worker.isRunning)
        #expect(worker.terminationReason == .uncaughtSignal && worker.terminationStatus == SIGKILL)
        try scene.health("report.dat") {
            $0["event.action"] as? String == "response" && $0["mitsuke.response.kind"] as? String == "quarantine"
                && $0["event.outcome"] as? String == "success" && ($0["event.duration"] as? Int ?? 0) > 0
                && ($0["file.size"] as? Int ?? 0) > 100_000
        }
        try scene.health("stop: done") { $0["mitsuke.response.kind"] as? String == "stop" }
        let isThere = scene.mounts.process("/usr/bin/test", ["-e", scene.mounts.place + "/report.dat"])
        try isThere.run()
        isThere.waitUntilExit()
        #expect(isThere.terminationStatus == 1)
        let kept = try FileManager.default.contentsOfDirectory(atPath: scene.agent.folder + "/quarantine")
        #expect(kept.contains { $0.hasSuffix(".item") } && kept.contains { $0.hasSuffix(".record") })
    }
}
