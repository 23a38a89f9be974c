import Accounts
import Console
import Detection
import Events
import Foundation
import HTTPTypes
import Storage
import Testing

@Suite struct SignInPageTests {
    private let scene: ConsoleScene
    private static let password = "a password of tests"

    init() throws {
        scene = try ConsoleScene()
    }

    private func signIn(
        _ name: String, _ password: String = password, next: String = "", language: String = "en", cookies: String = "",
        at other: ConsoleScene? = nil
    ) async throws -> Browser.Page {
        var stranger = (other ?? scene).stranger(language: language)
        stranger.cookies = cookies
        return try await stranger.post("/sign-in", [("name", name), ("password", password), ("next", next)])
    }

    @Test("sets cookies that belong to this server alone, and goes where one wanted to go")
    func accepted() async throws {
        let name = try await scene.browser().name
        let page = try await signIn(name, next: "/alerts?state=all")
        #expect(page.status == 303 && page.location == "/alerts?state=all")
        let cookies = page.headers[values: .setCookie]
        #expect(cookies.count == 2)
        #expect(cookies.allSatisfy { $0.hasPrefix("__Host-") && $0.contains("Secure") && $0.contains("HttpOnly") })
        let browser = Browser(scene: scene, name: name, token: page.cookie("__Host-session"), language: "en")
        #expect(try await browser.get("/alerts").status == 200)
    }

    @Test(
        "never leads to another server",
        arguments: ["//evil.example", "https://evil.example", "/\\evil.example", "/\t/evil.example", "javascript:1"])
    func next(_ next: String) async throws {
        let name = try await scene.browser().name
        #expect(try await signIn(name, next: next).location == "/")
    }

    @Test("says the same whether the name or the password is wrong, and keeps neither password nor session")
    func refused() async throws {
        let name = try await scene.browser().name
        let wrong = try await signIn(name, "s3cret-and-wrong")
        let unknown = try await signIn("no" + name, "s3cret-and-wrong")
        #expect(wrong.status == 403 && unknown.status == 403)
        #expect(
            wrong.text.replacingOccurrences(of: name, with: "")
                == unknown.text.replacingOccurrences(of: "no" + name, with: ""))
        #expect(wrong.text.contains("The name or the password is not right."))
        #expect(!wrong.text.contains("s3cret") && wrong.cookie("__Host-session") == nil)
    }

    @Test("delays who guesses with 429 and says for how long; the browser known before is not delayed")
    func throttled() async throws {
        // On a busy machine a second passes between two requests.
        let scene = try ConsoleScene(now: { .seconds(1_900_000_000) })
        let name = try await scene.browser().name
        let device = try #require(try await signIn(name, at: scene).cookie("__Host-device"))
        for _ in 0..<5 { #expect(try await signIn(name, "x", at: scene).status == 403) }
        let page = try await signIn(name, language: "ja", at: scene)
        #expect(page.status == 429 && page.headers[.retryAfter] == "1")
        #expect(page.text.contains("試行回数が多すぎます。1秒後にもう一度お試しください。"))
        #expect(try await signIn(name, cookies: "__Host-device=\(device)", at: scene).status == 303)
    }

    @Test("asks for the code of the second factor in a second step", arguments: ["en", "ja"])
    func secondFactor(_ language: String) async throws {
        let browser = try await scene.browser()
        let codes = try await scene.turnOnSecondFactor(browser.name)
        let page = try await signIn(browser.name, next: "/alerts", language: language)
        #expect(page.status == 200 && page.cookie("__Host-session") == nil)
        #expect(page.text.contains(language == "ja" ? "認証アプリのコード" : "Code from your authenticator app"))
        let ticket = try #require(page.field("ticket"))
        func confirm(_ code: String) async throws -> Browser.Page {
            try await scene.stranger(language: language).post(
                "/sign-in/code", [("ticket", ticket), ("code", code), ("next", page.field("next") ?? "")])
        }
        let refused = try await confirm("abc")
        #expect(refused.status == 403 && refused.field("ticket") == ticket)
        let accepted = try await confirm(codes[0].exposed)
        #expect(accepted.status == 303 && accepted.location == "/alerts")
        #expect(accepted.cookie("__Host-session")?.count == 64)
        #expect(try await confirm(codes[1].exposed).status == 403)
    }

    @Test("leads somebody with a one-time password to nothing but choosing another")
    func oneTime() async throws {
        let (account, password) = try await scene.console.people.changes.add(
            "suzuki", role: .analyst, by: .init(name: "admin", address: ""))
        let page = try await signIn(account.name, password.exposed, next: "/alerts")
        #expect(page.location == "/password")
        var browser = Browser(scene: scene, name: "suzuki", token: page.cookie("__Host-session"), language: "ja")
        #expect(try await browser.get("/alerts").location == "/password")
        let form = try await browser.get("/password")
        #expect(form.status == 200 && form.text.contains("ワンタイムパスワードでサインインしています"))
        func choose(_ new: String, again: String? = nil, old: String? = nil) async throws -> Browser.Page {
            try await browser.post(
                "/password", [("old", old ?? password.exposed), ("new", new), ("again", again ?? new)])
        }
        #expect(try await choose("short").status == 422)
        #expect(try await choose("a good long one", again: "another").text.contains("新しいパスワードが一致しません"))
        #expect(try await choose("a good long one", old: "x").status == 403)
        let chosen = try await choose("a good long one")
        #expect(chosen.status == 303 && chosen.location == "/")
        #expect(try await browser.get("/alerts").location.hasPrefix("/sign-in"))
        browser.token = chosen.cookie("__Host-session")
        #expect(try await browser.get("/alerts").status == 200)
    }

    @Test("shows pages in the language of the account, whatever the browser asks for")
    func language() async throws {
        let browser = try await scene.browser(language: "en")
        let account = try await scene.console.people.stores.accounts.account(named: browser.name)
        try await scene.console.people.stores.accounts.setDisplay(account.id, language: .ja, timeZone: nil)
        #expect(try await browser.get("/alerts").text.contains("<html lang=\"ja\">"))
    }
}

extension ConsoleScene {
    /// - Returns: The recovery codes, each of which stands in for a code once.
    func turnOnSecondFactor(_ name: String) async throws -> [Concealed] {
        let account = try await console.people.stores.accounts.account(named: name)
        let offer = try console.people.factors.offer(account, issuer: "Mitsuke")
        let secret = Self.bytes(offer.secret.exposed)
        let step = console.now().ticks / Timestamp.ticksPerSecond / TimedCode.stepSeconds
        let code = TimedCode(secret: secret).code(step)
        return try #require(try await console.people.factors.confirm(offer.token, code: code, account, from: ""))
    }

    /// Base32, as people type it into an app.
    static func bytes(_ base32: String) -> [UInt8] {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        let bits = base32.compactMap(letters.firstIndex).flatMap { value in (0..<5).map { value >> (4 - $0) & 1 } }
        return stride(from: 0, to: bits.count / 8 * 8, by: 8).map { at in
            UInt8(bits[at..<at + 8].reduce(0) { $0 << 1 | $1 })
        }
    }
}
