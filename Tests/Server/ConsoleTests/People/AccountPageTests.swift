import Accounts
import Console
import Detection
import Events
import Foundation
import HTTPTypes
import Storage
import Testing

@Suite struct AccountPageTests {
    private let scene: ConsoleScene
    private static let password = "a password of tests"

    init() throws {
        scene = try ConsoleScene()
    }

    @Test("keeps language and time zone, and shows the notice in the new language")
    func display() async throws {
        let browser = try await scene.browser(.viewer)
        let page = try await browser.post("/account/display", [("language", "ja"), ("zone", "Asia/Tokyo")])
        #expect(page.status == 303 && page.location == "/account")
        let account = try await browser.get("/account")
        #expect(account.text.contains("<html lang=\"ja\">") && account.text.contains("value=\"Asia/Tokyo\""))
        _ = try await browser.post("/account/display", [("language", "xx"), ("zone", "Nowhere/At-all")])
        #expect(try await browser.get("/account").text.contains("<html lang=\"ja\">"))
    }

    @Test("sets up a second factor with the password and a code, shows the recovery codes once, and turns it off")
    func secondFactor() async throws {
        let browser = try await scene.browser(.viewer)
        let page = try await browser.get("/account/second-factor")
        #expect(page.text.contains("<svg class=\"qr\"") && !page.text.contains("…"))
        #expect(page.text.split(separator: "<path d=\"M").count > 21)
        let offer = try #require(page.field("offer"))
        let secret = try #require(page.text.split(separator: "<code>").dropFirst().first?.split(separator: "<").first)
        let timed = TimedCode(secret: ConsoleScene.bytes(String(secret)))
        func turnOn(_ code: String, _ password: String = Self.password) async throws -> Browser.Page {
            try await browser.post(
                "/account/second-factor", [("offer", offer), ("code", code), ("password", password)])
        }
        let step = scene.console.now().ticks / Timestamp.ticksPerSecond / 30
        #expect(try await turnOn("12").status == 422)
        let wrong = try await turnOn(timed.code(step), "wrong")
        #expect(wrong.status == 422 && wrong.field("offer") == offer)
        let on = try await turnOn(timed.code(step))
        #expect(on.status == 200 && on.text.split(separator: "<li><code>").count == 11)
        #expect(try await browser.get("/account").text.contains("Recovery codes left: 10"))
        func change(_ what: String, _ password: String = Self.password) async throws -> Browser.Page {
            try await browser.post("/account/second-factor/change", [("what", what), ("password", password)])
        }
        #expect(try await change("off", "wrong").location == "/account")
        #expect(try await browser.get("/account").text.contains("Recovery codes left"))
        #expect(try await change("codes").text.contains("<ol class=\"secrets\">"))
        #expect(try await change("off").status == 303)
        #expect(try await !browser.get("/account").text.contains("Recovery codes left"))
    }

    @Test("makes an API token with the password, shows it once, and revokes it", arguments: ["en", "ja"])
    func tokens(_ language: String) async throws {
        let browser = try await scene.browser(.analyst, language: language)
        func make(_ role: String, _ password: String = Self.password) async throws -> Browser.Page {
            try await browser.post(
                "/account/tokens", [("name", "<b>監視"), ("role", role), ("days", "30"), ("password", password)])
        }
        #expect(try await make("viewer", "wrong").location == "/account")
        #expect(try await make("administrator").location == "/account")
        #expect(try await make("king").status == 400)
        let page = try await make("viewer")
        let token = try #require(page.text.firstMatch(of: /mitsuke_[a-z2-7]{52}/)).output
        #expect(try await scene.console.people.tokens.holder(of: String(token))?.account.name == browser.name)
        let list = try await browser.get("/account")
        #expect(list.text.contains("&lt;b&gt;監視") && !list.text.contains(token))
        let id = try #require(list.field("id"))
        let other = try await scene.browser(.analyst)
        #expect(try await other.post("/account/tokens/revoke", [("id", id)]).status == 404)
        #expect(try await browser.post("/account/tokens/revoke", [("id", id)]).status == 303)
        #expect(try await scene.console.people.tokens.holder(of: String(token)) == nil)
    }

    @Test("ends one's own sessions, one or all others, and nobody else's")
    func sessions() async throws {
        let browser = try await scene.browser()
        let stranger = try await scene.browser()
        let people = scene.console.people
        let account = try await people.stores.accounts.account(named: browser.name)
        let strangers = try await people.stores.accounts.account(named: stranger.name)
        func count() async throws -> Int { try await people.stores.sessions.sessions(of: account.id).count }
        for _ in 0..<3 { _ = try await people.sessions.start(account, from: "192.0.2.1") }
        let foreign = try await people.stores.sessions.sessions(of: strangers.id)[0].digest.exposed.prefix(16)
        _ = try await browser.post("/account/sessions/end", [("session", String(foreign))])
        #expect(try await stranger.get("/account").status == 200)
        #expect(try await count() == 4)
        let handle = try #require(try await browser.get("/account").field("session"))
        _ = try await browser.post("/account/sessions/end", [("session", handle)])
        #expect(try await count() == 3)
        _ = try await browser.post("/account/sessions/end", [("session", "others")])
        #expect(try await count() == 1)
        #expect(try await browser.get("/account").status == 200)
    }

    @Test("leads somebody with a one-time password away")
    func oneTime() async throws {
        let browser = try await scene.browser()
        let account = try await scene.console.people.stores.accounts.account(named: browser.name)
        try await scene.console.people.stores.accounts.setPassword(
            account.id, account.password, mustChange: true, at: scene.console.now())
        let token = try await scene.console.sessions.start(account, from: "").exposed
        let again = Browser(scene: scene, name: browser.name, token: token, language: "en")
        #expect(try await again.get("/account").location == "/password")
        #expect(try await again.post("/account/sessions/end", [("session", "others")]).location == "/password")
    }
}
