import Accounts
import Console
import HTTPTypes
import Storage
import Testing

@Suite struct AccessTests {
    @Test("a page asks strangers to sign in and brings them back afterwards")
    func asksToSignIn() async throws {
        let page = try await ConsoleScene().stranger().get("/alerts?state=all")
        #expect(page.status == 303)
        #expect(page.location == "/sign-in?next=%2Falerts%3Fstate%3Dall")
    }

    @Test("a role is refused what it may not see, and the audit log says so")
    func refusesRoles() async throws {
        let scene = try ConsoleScene()
        let browser = try await scene.browser(.auditor)
        #expect(try await browser.get("/alerts").status == 403)
        let entry = try #require(try await scene.console.people.stores.audit.newestEntries(limit: 1).first)
        #expect(entry.record.action == "access.refused")
        #expect(entry.record.subject == "/alerts")
    }

    @Test("a form without its token changes nothing")
    func refusesForeignForms() async throws {
        let scene = try ConsoleScene()
        let browser = try await scene.browser()
        #expect(try await browser.post("/sign-out", [], token: "").status == 403)
        #expect(try await browser.post("/sign-out", [], token: String(repeating: "0", count: 64)).status == 403)
        #expect(try await browser.get("/alerts").status == 200)
        #expect(try await browser.post("/sign-out", []).status == 303)
        #expect(try await browser.get("/alerts").status == 303)
    }

    @Test("a form from another site is refused before sign-in too")
    func refusesOtherSites() async throws {
        let stranger = try ConsoleScene().stranger()
        let page = try await stranger.send(
            "/sign-in", .post,
            headers: [
                .contentType: "application/x-www-form-urlencoded", .init("Sec-Fetch-Site")!: "cross-site",
            ], body: "name=a&password=b")
        #expect(page.status == 403)
    }

    @Test("sizes and kinds of requests are bounded, each with its status")
    func refusesOdd() async throws {
        let browser = try await ConsoleScene().browser()
        let large = String(repeating: "a", count: 5 << 20)
        #expect(try await browser.post("/sign-out", [("x", large)]).status == 413)
        let json = try await browser.send("/sign-out", .post, headers: [.contentType: "application/json"], body: "{}")
        #expect(json.status == 415)
        #expect(try await browser.post("/sign-out", [("x", "%zz")]).status == 303)
        let broken = try await browser.send(
            "/sign-in", .post, headers: [.contentType: "application/x-www-form-urlencoded"], body: "a=%zz")
        #expect(broken.status == 400)
        #expect(try await browser.get("/nowhere").status == 404)
    }

    @Test("pages are in the browser's language and say which it is", arguments: ["ja", "en"])
    func speaksLanguages(language: String) async throws {
        let page = try await ConsoleScene().browser(language: language).get("/alerts")
        #expect(page.text.contains("<html lang=\"\(language)\">"))
        #expect(page.text.contains(language == "ja" ? "アラートはまだありません" : "There are no alerts yet"))
        #expect(page.headers[.contentLanguage] == language)
    }
}
