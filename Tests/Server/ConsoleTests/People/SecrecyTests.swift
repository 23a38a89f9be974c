import Accounts
import Console
import Events
import Foundation
import GRDB
import Logging
import Storage
import Synchronization
import Testing

@Suite struct SecrecyTests {
    @Test("no password, code, token or cookie reaches the log or the audit log, however much is logged")
    func logs() async throws {
        let lines = LogLines()
        let scene = try ConsoleScene(log: lines.logger)
        let admin = try await scene.browser()
        let password = "a password of tests"
        var secrets = [password, "wrong-passw0rd", admin.token ?? ""]
        let codes = try await scene.turnOnSecondFactor(admin.name)
        secrets += codes.map(\.exposed)
        let stranger = scene.stranger()
        _ = try await stranger.post("/sign-in", [("name", admin.name), ("password", "wrong-passw0rd")])
        let step = try await stranger.post("/sign-in", [("name", admin.name), ("password", password)])
        let ticket = try #require(step.field("ticket"))
        let signedIn = try await stranger.post("/sign-in/code", [("ticket", ticket), ("code", codes[0].exposed)])
        secrets += [ticket, try #require(signedIn.cookie("__Host-session"))]
        secrets += [try #require(signedIn.cookie("__Host-device"))]
        let token = try await admin.post(
            "/account/tokens", [("name", "t"), ("role", "viewer"), ("password", password)])
        secrets += [String(try #require(token.text.firstMatch(of: /mitsuke_[a-z2-7]{52}/)).output)]
        let added = try await admin.post("/people", [("name", "sato"), ("role", "viewer")])
        secrets += [String(try #require(added.text.firstMatch(of: /([a-z2-9]{5}-){3}[a-z2-9]{5}/)).output.0)]
        let trail = try await scene.console.people.stores.audit.entries(after: 0, limit: 1_000)
        #expect(trail.count >= 6)
        // What fails in the server is logged.
        let queue = try DatabaseQueue(path: scene.folder + "/control.sqlite")
        try await queue.write { try $0.execute(sql: "DROP TABLE audit; DROP TABLE devices; DROP TABLE api_tokens") }
        for (name, code) in [(admin.name, codes[1].exposed), ("nobody", "")] {
            let failed = try await stranger.post("/sign-in", [("name", name), ("password", password), ("code", code)])
            #expect(failed.status == 500)
        }
        let failed = try await admin.post(
            "/account/tokens", [("name", "t"), ("role", "viewer"), ("password", password)])
        #expect(failed.status == 500)
        #expect(lines.all.count { $0.contains("A page could not be answered.") } == 3)
        let written = "\(trail)" + lines.all.joined(separator: "\n")
        for secret in secrets {
            #expect(secret.count >= 12 && !written.contains(secret))
        }
    }
}

/// All that was logged, at every level.
private final class LogLines: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    var logger: Logger {
        Logger(label: "test") { _ in Keeper(lines: self) }
    }

    private struct Keeper: LogHandler {
        let lines: LogLines
        var logLevel = Logger.Level.trace
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let all = metadata.merging(event.metadata ?? [:]) { $1 }
            lines.lines.withLock { $0.append("\(event.message) \(all)") }
        }
    }
}
