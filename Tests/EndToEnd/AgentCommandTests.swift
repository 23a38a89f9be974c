import Crypto
import Foundation
import Testing

/// Commands from the console's pages to a real agent on this host, and an agent that leaves.
@Suite(.enabled(if: geteuid() == 0, "needs root"), .serialized) struct AgentCommandTests {
    private final class Scene {
        let folder = try! Folder()
        let served: ServedStore
        let mounts: OwnMounts
        let agent: WatchingAgent
        let console: ConsoleClient
        /// As the server calls it.
        private(set) var host = ""

        init() throws {
            served = try ServedStore(folder, ["--agents", "127.0.0.1:0"])
            console = try ConsoleClient(served, folder)
            let token = try Program.run(
                ["agent", "token", "--data", served.data, "--server", "127.0.0.1:" + (try served.agentPort())],
                in: folder)
            let string = try #require(token.text.firstMatch(of: /mitsuke1:[a-z0-9.:]+/)).output
            mounts = try OwnMounts(folder)
            agent = try WatchingAgent(folder, mounts, joining: String(string))
            try agent.start([])
            try comes("the host") {
                host = try lines([]).first?["host.name"] as? String ?? ""
                return !host.isEmpty
            }
        }

        func lines(_ arguments: [String]) throws -> [[String: Any]] {
            try Program.run(["search", "--data", served.data, "--format", "jsonl"] + arguments, in: folder).objects()
        }

        func comes(_ what: String, _ condition: () throws -> Bool) throws {
            for _ in 0..<300 {
                if try condition() { return }
                usleep(200_000)
            }
            Issue.record("it did not come: \(what)")
        }

        /// Confirms a command on the page where it is explained.
        func give(_ address: String) throws {
            let page = try console.page(address)
            var fields = ["reason": "試験"]
            for match in page.matches(of: /type="hidden" name="([a-z]+)" value="([^"]*)"/) {
                fields[String(match.output.1)] = Self.plain(String(match.output.2))
            }
            _ = try console.post(String(address.prefix { $0 != "?" }), on: address, fields)
        }

        static func plain(_ html: String) -> String {
            html.replacingOccurrences(of: "&amp;", with: "&").replacingOccurrences(of: "&#39;", with: "'")
        }

        /// The first address on a page that begins so.
        func link(_ page: String, _ start: String) throws -> String {
            let html = try console.page(page)
            let part = try #require(html.split(separator: "href=\"\(start)").dropFirst().first, "\(start) on \(page)")
            return Self.plain(start + part.prefix { $0 != "\"" })
        }
    }

    @Test("a process is stopped, a file quarantined and put back, another kept as evidence; each with its outcome")
    func commands() throws {
        let scene = try Scene()
        let (host, place) = (scene.host, scene.mounts.place)
        try scene.mounts.shell(
            "cp /bin/sleep worker; printf geheim > secret; chown 1234:2345 secret; chmod 640 secret; printf proof > proof"
        )
        let worker = scene.mounts.process(place + "/worker", ["600"])
        try worker.run()
        defer { kill(worker.processIdentifier, SIGKILL) }
        let search = "/logs?host=\(host)&log=process&program=worker"
        try scene.comes("its start") { try scene.console.page(search).contains("worker 600") }
        try scene.comes("the page of the process") {
            let process = try scene.link(search, "/process?")
            return try scene.console.page(process).contains("/command?kind=stop")
        }
        try scene.give(try scene.link(try scene.link(search, "/process?"), "/hosts/\(host)/command?kind=stop"))
        try scene.comes("its end") { !worker.isRunning }
        try #require(!worker.isRunning)
        #expect(worker.terminationStatus == SIGKILL)

        try scene.give("/hosts/\(host)/command?kind=quarantine&path=\(place)/secret")
        let commands = "/hosts/\(host)/commands"
        try scene.comes("the quarantine") {
            try scene.console.page(commands).contains("/hosts/\(host)/command?kind=release")
        }
        func look(_ script: String) throws -> Bool {
            let process = scene.mounts.process("/bin/bash", ["-c", "cd \(place); \(script)"])
            try process.run()
            process.waitUntilExit()
            return process.terminationStatus == 0
        }
        #expect(try look("test ! -e secret"))
        try scene.give(try scene.link(commands, "/hosts/\(host)/command?kind=release"))
        try scene.comes("the file") { try look("test -e secret") }
        #expect(try look("test \"$(stat -c '%u %g %a' secret) $(cat secret)\" = '1234 2345 640 geheim'"))

        try scene.give("/hosts/\(host)/command?kind=collect&path=\(place)/proof&limit=1")
        try scene.comes("the evidence") { try scene.console.page("/evidence").contains("here, unchanged") }
        // The server has it, and said so, signed: the host keeps none.
        try scene.comes("that the host lets go") {
            try FileManager.default.subpathsOfDirectory(atPath: scene.agent.folder + "/evidence").isEmpty
        }
        let digest = SHA256.hash(data: Data("proof".utf8)).map { String(format: "%02x", $0) }.joined()
        try scene.comes("its digest") { try scene.console.page(commands).contains(digest) }
        let trail = try Program.run(["audit", "list", "--data", scene.served.data], in: scene.folder).text
        for action in ["agent.order-give", "agent.order-fetch", "agent.order-result"] {
            #expect(trail.contains(action))
        }
    }

    @Test("an agent leaves with the token that the console made, and without one it is an alert")
    func leaving() throws {
        let scene = try Scene()
        let program = URL(filePath: Program.path).deletingLastPathComponent().appending(path: "mitsuke-agent").path
        func leave(_ words: [String]) throws -> Int32 {
            let process = scene.mounts.process(program, ["leave", "--folder", scene.agent.folder] + words)
            try process.run()
            process.waitUntilExit()
            return process.terminationStatus
        }
        #expect(try leave(["--removed"]) == 0)
        try scene.comes("the alert") {
            try Program.run(["alerts", "--data", scene.served.data, "--format", "jsonl"], in: scene.folder).text
                .contains("health.agent-removed")
        }
        let agents = try scene.console.page("/agents")
        let address = try #require(agents.firstMatch(of: /\/agents\/[0-9a-f]{32}\//)).output
        let page = try scene.console.post(address + "removal", on: "/agents", ["reason": "返却"])
        let token = try #require(page.firstMatch(of: /break">([a-z2-7]{32})/)).output.1
        #expect(try leave([String(repeating: "a", count: 32)]) == 1)
        // The host is told by what it knows the token within seconds.
        try scene.comes("the farewell") { try leave([String(token)]) == 0 }
        #expect(try leave([String(token)]) == 2)
        #expect(try scene.console.page("/agents").contains("left, with permission"))
    }
}
