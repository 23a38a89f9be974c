import Accounts
import Console
import Detection
import Events
import Foundation
import HTTPTypes
import Storage
import Testing

@Suite struct PeoplePageTests {
    private let scene: ConsoleScene

    init() throws {
        scene = try ConsoleScene()
    }

    private func account(_ name: String) async throws -> Account {
        try await scene.console.people.stores.accounts.account(named: name)
    }

    @Test("adds somebody with a one-time password that is shown once", arguments: ["en", "ja"])
    func add(_ language: String) async throws {
        let admin = try await scene.browser(language: language)
        let page = try await admin.post("/people", [("name", "佐藤 <花子>"), ("role", "analyst")])
        let password = try #require(page.text.firstMatch(of: /([a-z2-9]{5}-){3}[a-z2-9]{5}/)).output.0
        let list = try await admin.get("/people")
        #expect(list.text.contains("佐藤 &lt;花子&gt;") && !list.text.contains(password))
        #expect(list.text.contains(language == "ja" ? "分析担当" : "Analyst"))
        #expect(try await account("佐藤 <花子>").mustChangePassword)
        let again = try await admin.post("/people", [("name", "佐藤 <花子>"), ("role", "viewer")])
        #expect(again.status == 422 && again.text.contains("value=\"佐藤 &lt;花子&gt;\""))
        #expect(try await admin.post("/people", [("name", ""), ("role", "viewer")]).status == 422)
        #expect(try await admin.post("/people", [("name", "x"), ("role", "king")]).status == 400)
    }

    @Test("changes role, password and access of others")
    func changes() async throws {
        let admin = try await scene.browser()
        let other = try await scene.browser(.viewer)
        let id = try await account(other.name).id
        _ = try await scene.turnOnSecondFactor(other.name)
        #expect(try await admin.get("/people/\(id)").text.contains("Take the second factor away"))
        #expect(try await admin.post("/people/\(id)/second-factor-off", []).status == 303)
        #expect(try await scene.console.people.factors.since(id) == nil)
        #expect(try await admin.post("/people/\(id)/role", [("role", "analyst")]).status == 303)
        #expect(try await account(other.name).role == .analyst)
        #expect(try await other.get("/alerts").status == 200)
        #expect(try await admin.post("/people/\(id)/disable", []).status == 303)
        #expect(try await other.get("/alerts").location.hasPrefix("/sign-in"))
        #expect(try await admin.post("/people/\(id)/enable", []).status == 303)
        let reset = try await admin.post("/people/\(id)/password", [])
        #expect(reset.text.contains("<p class=\"secret\">"))
        #expect(try await account(other.name).mustChangePassword)
        let trail = try await scene.console.people.stores.audit.newestEntries(limit: 5)
        #expect(
            trail.reversed().map(\.record.action) == [
                "second-factor.off", "account.role", "account.disable", "account.enable", "account.password-reset",
            ])
        #expect(trail.allSatisfy { $0.record.who == admin.name && $0.record.subject == other.name })
        #expect(try await admin.get("/people/999").status == 404)
    }

    @Test("does not let the last administrator go, nor anybody shut oneself out")
    func oneself() async throws {
        let admin = try await scene.browser()
        let id = try await account(admin.name).id
        let page = try await admin.post("/people/\(id)/role", [("role", "viewer")])
        #expect(page.status == 303 && page.cookie("__Host-notice") != nil)
        #expect(try await account(admin.name).role == .administrator)
        _ = try await scene.browser()
        for action in ["disable", "password", "second-factor-off"] {
            #expect(try await admin.post("/people/\(id)/\(action)", []).location == "/people/\(id)")
        }
        #expect(try await !account(admin.name).disabled)
        #expect(try await !account(admin.name).mustChangePassword)
        #expect(try await !admin.get("/people/\(id)").text.contains("/people/\(id)/disable"))
    }

    @Test("shows auditors the list without forms, and others nothing", arguments: [Role.auditor, .analyst, .viewer])
    func roles(_ role: Role) async throws {
        let browser = try await scene.browser(role)
        let id = try await account(browser.name).id
        let list = try await browser.get("/people")
        #expect(list.status == (role == .auditor ? 200 : 403))
        #expect(!list.text.contains("action=\"/people"))
        #expect(try await browser.get("/people/\(id)").status == 403)
        for path in ["/people", "/people/\(id)/role", "/people/\(id)/password", "/people/\(id)/disable"] {
            #expect(try await browser.post(path, [("role", "administrator"), ("name", "x")]).status == 403)
        }
        #expect(try await account(browser.name).role == role)
    }

    @Test("ends sessions and revokes tokens of others")
    func endsAndRevokes() async throws {
        let (admin, other) = (try await scene.browser(), try await scene.browser(.analyst))
        let person = try await account(other.name)
        let token = try await scene.console.people.tokens.make(
            "t", role: .viewer, expires: nil, for: person, from: "")
        let page = try await admin.get("/people/\(person.id)")
        let handle = try #require(page.field("session"))
        #expect(try await admin.post("/people/\(person.id)/sessions/end", [("session", handle)]).status == 303)
        #expect(try await other.get("/alerts").location.hasPrefix("/sign-in"))
        let id = try #require(page.field("id"))
        #expect(try await admin.post("/people/\(person.id)/tokens/revoke", [("id", id)]).status == 303)
        #expect(try await scene.console.people.tokens.holder(of: token.token.exposed) == nil)
    }
}
