import Accounts
import Events
import HTTPTypes
import Storage
import Testing

@testable import Console

/// No way around the note of who looked at whose log, nor around the reason.
@Suite struct LookTests {
    private let scene: ConsoleScene

    init() async throws {
        scene = try ConsoleScene()
        try await scene.importExamples()
    }

    private func looks() async throws -> [AuditRecord] {
        try await scene.console.people.stores.audit.newestEntries(limit: 1_000).map(\.record)
            .filter { $0.action == "logs.look" || $0.action == "person-log.look" }
    }

    private func needReasons() async throws {
        var settings = ServerSettings()
        settings.reasonNeeded = true
        try await scene.console.settings.setSettings(settings)
    }

    private func process() async throws -> (host: String, key: String) {
        var query = LogQuery()
        query.findingsOnly = true
        let line = try #require(try await scene.console.logs.lines(query, limit: 1, after: nil).lines.first)
        return (line.event.host, line.event.process.entityID)
    }

    @Test("a place to go on from, made up or from another search, hides no look")
    func cursors() async throws {
        let program = try await scene.program(.analyst)
        let next = try #require(try await program.get("/logs?limit=1").json["next"]?.string)
        let after = "&after=" + PageAddress.escaped(next)
        let host = try await process().host
        let before = try await looks().count
        #expect(try await program.get("/logs?host=" + host + after).status == 200)
        #expect(try await program.get("/logs?text=sato" + after).status == 200)
        #expect(try await scene.browser(.analyst).get("/logs?text=tanaka" + after).status == 200)
        let found = try await looks()
        #expect(found.count == before + 3)
        let subjects = found.map(\.subject)
        #expect(subjects.contains("host:" + host) && subjects.contains("text=sato"))
        #expect(subjects.contains { $0.contains("text=tanaka") })
    }

    @Test("the API asks for the reason on every way to a log")
    func reasonsOfPrograms() async throws {
        try await needReasons()
        let program = try await scene.program(.analyst)
        let (host, key) = try await process()
        let chain = "/processes/\(host)/\(PageAddress.escaped(key))"
        for path in ["/logs", "/logs?text=sato", "/logs?host=PC", "/logs/counts", "/logs/counts?user=sato", chain] {
            #expect(try await program.get(path).code == "reason-needed", "\(path)")
            let sign = path.contains("?") ? "&" : "?"
            #expect(try await program.get(path + sign + "reason=%20-%20").code == "reason-needed", "\(path)")
            #expect(try await program.get(path + sign + "reason=incident%207").status == 200, "\(path)")
        }
        #expect(try await looks().prefix(6).allSatisfy { $0.reason == "incident 7" })
    }

    @Test("the console asks for the reason before it shows or exports anything of anybody", arguments: ["en", "ja"])
    func reasonsOfPeople(_ language: String) async throws {
        try await needReasons()
        let (host, key) = try await process()
        let place = PageAddress.make("/process", [("host", host), ("key", key)])
        for address in ["/logs", "/logs?text=sato", "/logs?host=" + host, "/logs/export?format=csv", place] {
            let browser = try await scene.browser(.analyst, language: language)
            let asking = try await browser.get(address)
            #expect(asking.status == 200 && asking.text.contains("action=\"/logs/reason\""), "\(address)")
            #expect(asking.headers[.contentType]?.hasPrefix("text/html") == true)
            #expect(try await browser.post("/logs/reason", [("reason", " - "), ("query", "text=sato")]).status == 422)
            let query = address.contains("host=") ? "host=" + host : ""
            let given = try await browser.post("/logs/reason", [("reason", "事案 7"), ("query", query)])
            #expect(given.status == 303)
            #expect(try await !browser.get(address).text.contains("action=\"/logs/reason\""), "\(address)")
        }
        #expect(try await looks().contains { $0.subject == "everybody" && $0.reason == "事案 7" })
    }
}
