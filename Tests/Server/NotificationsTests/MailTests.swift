import Detection
import Events
import Foundation
import Keys
import Storage
import Testing

@testable import Notifications

@Suite(.enabled(if: PythonPeer.hasMail, "needs aiosmtpd (PyPI)"), .serialized) struct MailTests {
    private let scene: NotificationScene

    init() throws {
        scene = try NotificationScene()
    }

    private func channel(
        _ peer: PythonPeer, _ security: ConnectionSecurity, user: String = "", password: String = "",
        authority: String? = nil
    ) async throws -> NotificationChannel {
        NotificationChannel(
            id: 1, name: "mail",
            settings: .mail(
                MailSettings(
                    host: "127.0.0.1", port: try await peer.port(), security: security, user: user,
                    from: "mitsuke@example.jp", to: ["a@example.jp", "b@example.jp"],
                    authority: authority ?? peer.authority)),
            sealedSecrets: try scene.sender.sealed(
                ChannelSecrets(password: password.isEmpty ? nil : Concealed(password))))
    }

    private func data(_ message: [String: Any]) throws -> String {
        let encoded = try #require(message["data"] as? String)
        return String(decoding: try #require(Data(base64Encoded: encoded)), as: UTF8.self)
    }

    @Test(
        "a mail arrives, whole and signed in, over a protected connection",
        arguments: [ConnectionSecurity.startTLS, .tls])
    func arrives(_ security: ConnectionSecurity) async throws {
        let peer = try PythonPeer(
            PythonPeer.mailServer, ["security": security == .tls ? "tls" : "starttls", "password": "pass-word-1"])
        let channel = try await channel(peer, security, user: "mitsuke", password: "pass-word-1")
        let answer = await scene.sender.send(NotificationScene.message(), on: channel)
        #expect(answer.isConfirmed, "\(answer.text)")
        #expect(answer.text.contains("S: 250 2.0.0 taken") && answer.text.contains("C: AUTH PLAIN ********"))
        #expect(!answer.text.contains("pass-word-1") && !answer.text.contains("AG1pdHN1a2U"))
        let got = try #require(try await peer.messages(1).first)
        #expect(got["tls"] as? Bool == (security == .startTLS) && got["user"] as? String == "mitsuke")
        #expect(got["to"] as? [String] == ["a@example.jp", "b@example.jp"])
        let text = try data(got)
        #expect(text.contains("Message-ID: <0123456789abcdef0123456789abcdef@example.jp>\r\n"))
    }

    @Test("nothing is sent where the server's certificate is another's, or the password is wrong, or TLS is missing")
    func refuses() async throws {
        let peer = try PythonPeer(PythonPeer.mailServer, ["security": "starttls", "password": "right-one"])
        let other = try PythonPeer(PythonPeer.mailServer)
        let foreign = try await channel(peer, .startTLS, authority: other.authority)
        #expect(await !scene.sender.send(NotificationScene.message(), on: foreign).isConfirmed)
        let wrong = try await channel(peer, .startTLS, user: "mitsuke", password: "wrong-one")
        let answer = await scene.sender.send(NotificationScene.message(), on: wrong)
        #expect(!answer.isConfirmed && answer.text.contains("S: 535") && !answer.text.contains("wrong-one"))
        let plain = try await channel(other, .startTLS)
        #expect(await !scene.sender.send(NotificationScene.message(), on: plain).isConfirmed)
        let good = try await channel(other, .none)
        #expect(await scene.sender.send(NotificationScene.message(), on: good).isConfirmed)
        #expect(try await other.messages(1).count == 1)
    }

    @Test("a refusal, a connection that ends, and a server that is away are no confirmation")
    func broken() async throws {
        let peer = try PythonPeer(PythonPeer.mailServer, ["refuse": 1, "cut": 1])
        let channel = try await channel(peer, .none)
        let refused = await scene.sender.send(NotificationScene.message(), on: channel)
        #expect(!refused.isConfirmed && refused.text.contains("S: 451 4.3.2 busy, try <later>"))
        #expect(await !scene.sender.send(NotificationScene.message(), on: channel).isConfirmed)
        #expect(await scene.sender.send(NotificationScene.message(), on: channel).isConfirmed)
        #expect(try await peer.messages(1).count == 1)
        var away = channel
        away.settings = .mail(MailSettings(host: "127.0.0.1", port: 1, security: .none, from: "a@b", to: ["c@d"]))
        let nobody = await scene.sender.send(NotificationScene.message(), on: away)
        #expect(!nobody.isConfirmed && !nobody.text.isEmpty)
    }

    @Test("hostile names are text in every part, and the headers are those that we wrote", arguments: Language.allCases)
    func hostile(_ language: Language) async throws {
        let peer = try PythonPeer(PythonPeer.mailServer)
        let alert = NotificationScene.alert(name: NotificationScene.hostile)
        let answer = await scene.sender.send(
            NotificationScene.message([alert], language: language), on: try await channel(peer, .none))
        #expect(answer.isConfirmed, "\(answer.text)")
        let got = try #require(try await peer.messages(1).first)
        let text = try data(got)
        let check = #"""
            import email, email.policy, sys, json
            m = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
            parts = [p.get_content() for p in m.iter_parts()]
            print(json.dumps({"headers": m.keys(), "subject": m["Subject"], "from": m["From"].addresses[0].addr_spec, "parts": parts}))
            """#
        let mail = try parsed(text, check)
        #expect(
            mail["headers"] as? [String] == [
                "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "Content-Language", "MIME-Version",
                "Content-Type",
            ])
        let subject = try #require(mail["subject"] as? String)
        #expect(
            subject.contains("a\\r\\nBcc: x@evil.example")
                && subject.hasPrefix(language == .ja ? "見附: [高]" : "Mitsuke: high"))
        let parts = try #require(mail["parts"] as? [String])
        #expect(parts.count == 2 && parts[1].contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;"))
        #expect(!parts[1].contains("<script"))
        let steering = parts.flatMap(\.unicodeScalars).filter { $0 == "\u{202e}" || $0 == "\u{1b}" }
        #expect(steering.isEmpty)
        #expect(text.utf8.count < 20_000)
        let longest = text.split(separator: "\r\n").map(\.utf8.count).max() ?? 0
        #expect(longest <= 998)
    }

    private func parsed(_ text: String, _ program: String) throws -> [String: Any] {
        let process = Foundation.Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", program]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        try input.fileHandleForWriting.close()
        let result = output.fileHandleForReading.readDataToEndOfFile()
        return try #require(try JSONSerialization.jsonObject(with: result) as? [String: Any])
    }

    @Test("addresses that would be more than an address are none")
    func addresses() {
        #expect(["a@b.jp", "a.b+c@mail-1.example.co.jp"].allSatisfy(MailAddress.isValid))
        for text in [
            "", "a", "@b", "a@", "a@b@c", "a b@c", "a@b\r\nRCPT TO:<x@y>", "a>@b", "あ@b.jp", "a@b c", "a@[1.2.3.4]",
        ] {
            #expect(!MailAddress.isValid(text), "\(text)")
        }
    }
}
