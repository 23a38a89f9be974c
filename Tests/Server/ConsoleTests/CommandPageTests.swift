import Accounts
import Console
import Crypto
import Events
import HTTPTypes
import Link
import Response
import Spooling
import Storage
import Testing

/// What hosts are told to do, from the console: confirmed, with a reason, in the audit log.
@Suite struct CommandPageTests {
    private let scene: ConsoleScene

    init() throws { scene = try ConsoleScene() }

    private var desk: AgentDesk { get throws { try #require(scene.console.agents) } }

    private func host(_ name: String = "fs01") async throws -> AgentRecord {
        let token = try await desk.office.makeToken(
            .single(name: name), group: nil, lasts: 600, by: AgentOffice.Author(name: "a", address: ""))
        let digest = Hexadecimal.text(SHA256.hash(data: Array(token.exposed.utf8)))
        return try await desk.store.enrol(
            EnrolmentRequest(
                digest: Concealed(digest), id: String(repeating: "c", count: 32), name: name, serial: "1",
                certificateEnds: .seconds(3_000_000), version: "0.1.0", system: "Debian 13", address: "192.0.2.1"),
            at: scene.console.now()
        ).agent
    }

    private func given(_ agent: AgentRecord) async throws -> [GivenCommand] {
        try await desk.store.orders(of: agent.id, limit: 10).compactMap { GivenCommand($0, at: scene.console.now()) }
    }

    @Test("a file is quarantined once somebody confirmed it and said why", arguments: ["en", "ja"])
    func quarantine(_ language: String) async throws {
        let agent = try await host()
        let analyst = try await scene.browser(.analyst, language: language)
        let hostile = "/srv/<b>share</b>/給与 一覧.zip"
        let page = try await analyst.get(
            PageAddress.make("/hosts/fs01/command", [("kind", "quarantine"), ("path", hostile)]))
        #expect(page.text.contains("/srv/&lt;b&gt;share") && !page.text.contains("<b>share"))
        #expect(page.text.contains(language == "ja" ? "元に戻せます" : "It can be put back"))
        #expect(try await given(agent).isEmpty)
        let form = [("kind", "quarantine"), ("path", hostile)]
        #expect(try await analyst.post("/hosts/fs01/command", form + [("reason", " ")]).status == 422)
        #expect(try await given(agent).isEmpty)
        let answer = try await analyst.post("/hosts/fs01/command", form + [("reason", "流出の疑い")])
        #expect(answer.status == 303 && answer.location == "/hosts/fs01/commands")
        let one = try #require(try await given(agent).first)
        #expect(one.command.task == .quarantine(path: hostile, sha256: ""))
        #expect(one.command.account == analyst.name && one.command.reason == "流出の疑い" && one.state == .waiting)
        let audit = try await scene.console.people.stores.audit.newestEntries(limit: 20).map(\.record)
        #expect(audit.contains { $0.action == "agent.order-give" && $0.who == analyst.name && $0.reason == "流出の疑い" })
        let list = try await analyst.get("/hosts/fs01/commands")
        #expect(list.text.contains(language == "ja" ? "端末の接続待ち" : "waits for the host"))
        #expect(try await analyst.post("/hosts/fs01/commands/\(one.order.counter)/withdraw", []).status == 303)
        #expect(try await given(agent).map(\.state) == [.withdrawn])
        #expect(try await analyst.post("/hosts/fs01/commands/99/withdraw", []).status == 404)
    }

    @Test("what no command is becomes none: paths that hide where they lead, no process, an unknown kind")
    func refused() async throws {
        let agent = try await host()
        let admin = try await scene.browser()
        for path in ["share", "/srv/../etc/shadow", "/srv//x", "/"] {
            let form = [("kind", "collect"), ("path", path), ("reason", "x")]
            #expect(try await admin.post("/hosts/fs01/command", form).status == 422, "\(path)")
        }
        for form in [
            [("kind", "stop"), ("pid", "12")], [("kind", "stop"), ("pid", "-1"), ("start", "5")],
            [("kind", "collect"), ("path", "/x"), ("limit", "99999")], [("kind", "quarantine"), ("path", "")],
        ] {
            #expect(try await admin.post("/hosts/fs01/command", form + [("reason", "x")]).status == 303)
        }
        #expect(try await admin.post("/hosts/fs01/command", [("kind", "format"), ("reason", "x")]).status == 404)
        #expect(try await admin.post("/hosts/nobody/command", [("kind", "stop"), ("reason", "x")]).status == 404)
        #expect(try await given(agent).isEmpty)
    }

    @Test("putting back what is quarantined is the administrator's")
    func release() async throws {
        let agent = try await host()
        let form = [("kind", "release"), ("item", String(repeating: "a", count: 32)), ("reason", "x")]
        #expect(try await scene.browser(.analyst).post("/hosts/fs01/command", form).status == 403)
        #expect(try await given(agent).isEmpty)
        #expect(try await scene.browser().post("/hosts/fs01/command", form).status == 303)
        #expect(try await given(agent).map(\.command.kind) == [.release])
        #expect(try await scene.browser(.viewer).get("/hosts/fs01/commands").status == 403)
    }

    @Test("the outcome of a command is shown in words, what the host says of it escaped", arguments: ["en", "ja"])
    func outcome(_ language: String) async throws {
        let agent = try await host()
        let author = AgentOffice.Author(name: "admin", address: "")
        let counter = try await desk.office.give(
            .collect(path: "/srv/a", limitBytes: 1_000), to: agent, reason: "x", by: author)
        var statement = Statement()
        statement.add("answer", "too-large")
        statement.add("detail", "<i>2,000 bytes")
        try await desk.store.setState(
            .failed, ofOrder: counter, result: String(decoding: statement.bytes, as: UTF8.self),
            at: scene.console.now())
        let page = try await scene.browser(language: language).get("/hosts/fs01/commands")
        #expect(page.text.contains(language == "ja" ? "上限より大きい" : "larger than the limit"))
        #expect(page.text.contains("&lt;i&gt;2,000 bytes"))
    }
}
