import Accounts
import Crypto
import Events
import Foundation
import Spooling
import Storage
import Testing

@testable import Console

@Suite struct AgentPageTests {
    private let scene: ConsoleScene

    init() throws {
        scene = try ConsoleScene(now: { .seconds(2_000_000) })
    }

    private func desk() throws -> AgentDesk { try #require(scene.console.agents) }

    /// A host that came with a token.
    private func joined(_ token: String, name: String) async throws -> AgentRecord {
        let digest = Concealed(Hexadecimal.text(SHA256.hash(data: Array(token.utf8))))
        let result = try await desk().store.enrol(
            EnrolmentRequest(
                digest: digest, id: String(repeating: "c", count: 32), name: name, serial: "1",
                certificateEnds: .seconds(3_000_000), version: "0.1.0", system: "Debian <b>", address: "192.0.2.1"),
            at: .seconds(2_000_000))
        return result.agent
    }

    @Test(
        "a string is made and shown once with the commands; the page that lists it does not hold it",
        arguments: ["en", "ja"])
    func string(_ language: String) async throws {
        let admin = try await scene.browser(language: language)
        let bad = try await admin.post("/agents/tokens", [("kind", "single"), ("days", "7"), ("server", "a b:1")])
        #expect(bad.status == 422)
        #expect(try await desk().store.tokens(at: .seconds(2_000_000)).isEmpty)
        let page = try await admin.post(
            "/agents/tokens", [("kind", "single"), ("days", "7"), ("server", "mitsuke.example.jp")])
        let text = try #require(page.text.firstMatch(of: /mitsuke1:[a-z0-9.:]+/)).output
        let string = try EnrolmentString(String(text))
        #expect(string.host == "mitsuke.example.jp" && string.port == 8_444)
        #expect(page.text.contains("sudo mitsuke-agent enrol " + text))
        let list = try await admin.get("/agents")
        #expect(!list.text.contains(string.token))
        #expect(list.text.contains(language == "ja" ? "端末1台用" : "for one host"))
        #expect(try await admin.post("/agents/tokens/1/remove", []).status == 303)
        #expect(try await desk().store.tokens(at: .seconds(2_000_000)).isEmpty)
    }

    @Test(
        "one that came with a group's string waits, is approved, and is revoked with a reason", arguments: ["en", "ja"])
    func approval(_ language: String) async throws {
        let admin = try await scene.browser(language: language)
        let page = try await admin.post("/agents/tokens", [("kind", "group"), ("days", "1"), ("server", "h:1")])
        let text = try #require(page.text.firstMatch(of: /mitsuke1:[a-z0-9.:]+/)).output
        let agent = try await joined(try EnrolmentString(String(text)).token, name: "fs01")
        let waiting = try await admin.get("/agents")
        #expect(waiting.text.contains(language == "ja" ? "承認待ち" : "waits for approval"))
        #expect(waiting.text.contains("Debian &lt;b&gt;") && !waiting.text.contains("Debian <b>"))
        #expect(try await admin.post("/agents/\(agent.id)/approve", []).status == 303)
        #expect(try await desk().store.agent(agent.id).state == .active)
        #expect(try await admin.post("/agents/\(agent.id)/removal", [("reason", "")]).status == 422)
        let permitted = try await admin.post("/agents/\(agent.id)/removal", [("reason", "リース返却")])
        #expect(permitted.text.contains("sudo mitsuke-agent leave -"))
        let given = try #require(try await desk().store.removal(of: agent.id))
        #expect(given.author == admin.name && !permitted.text.contains(given.digest.exposed))
        #expect(permitted.text.contains(/[a-z2-7]{32}/))
        #expect(try await admin.post("/agents/\(agent.id)/revoke", [("reason", "")]).status == 422)
        #expect(try await admin.post("/agents/\(agent.id)/revoke", [("reason", "紛失")]).status == 303)
        #expect(try await desk().store.agent(agent.id).state == .revoked)
        #expect(try await admin.post("/agents/../x/revoke", [("reason", "x")]).status == 404)
        let audit = try await scene.console.people.stores.audit.newestEntries(limit: 50).map(\.record)
        #expect(audit.contains { $0.action == "agent.revoke" && $0.reason == "紛失" && $0.who == admin.name })
        let viewer = try await scene.browser(.viewer, language: language)
        #expect(try await !viewer.get("/agents").text.contains("/revoke"))
    }
}
