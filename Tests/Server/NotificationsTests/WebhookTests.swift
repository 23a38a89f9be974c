import Crypto
import Detection
import Events
import Foundation
import Keys
import Storage
import Testing

@testable import Notifications

@Suite(.enabled(if: PythonPeer.runs(["--version"]), "needs python3"), .serialized) struct WebhookTests {
    private let scene: NotificationScene

    init() throws {
        scene = try NotificationScene()
    }

    private func channel(
        _ peer: PythonPeer, _ form: WebhookSettings.Form = .generic, scheme: String = "http", authority: String = ""
    ) async throws -> NotificationChannel {
        let address = "\(scheme)://127.0.0.1:\(try await peer.port())/hook/secret-of-the-address"
        return NotificationChannel(
            id: 1, name: "hook", settings: .webhook(WebhookSettings(form: form, place: "x", authority: authority)),
            sealedSecrets: try scene.sender.sealed(
                ChannelSecrets(address: Concealed(address), token: Concealed("token-1"))))
    }

    private func body(_ message: [String: Any]) throws -> Data {
        let encoded = try #require(message["body"] as? String)
        return try #require(Data(base64Encoded: encoded))
    }

    private func object(_ data: Data) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    @Test("our own form is signed, says who it is, and what happened")
    func generic() async throws {
        let peer = try PythonPeer(PythonPeer.webServer, ["tls": true])
        let channel = try await channel(peer, scheme: "https", authority: peer.authority)
        let answer = await scene.sender.send(NotificationScene.message(), on: channel)
        #expect(answer.isConfirmed && answer.text.hasPrefix("HTTP 200\nanswer \\x1b[31m"), "\(answer.text)")
        let got = try #require(try await peer.messages(1).first)
        let headers = try #require(got["headers"] as? [String: String])
        #expect(headers["idempotency-key"] == "0123456789abcdef0123456789abcdef")
        let data = try body(got)
        let signature = try #require(headers["x-mitsuke-signature"]).split(separator: ",")
        let time = signature[0].dropFirst(2)
        let code = HMAC<SHA256>.authenticationCode(
            for: Data((time + ".").utf8) + data, using: SymmetricKey(data: Data("token-1".utf8)))
        #expect(signature[1] == "v1=" + code.map { String(format: "%02x", $0) }.joined())
        let json = try object(data)
        let alerts = try #require(json["alerts"] as? [[String: Any]])
        let alert = try #require(alerts.first)
        #expect(alert["host"] as? String == "PC-経理01" && alert["level"] as? String == "high")
        #expect(alert["chain"] as? [String] == ["explorer.exe", "reg.exe"] && alert["count"] as? Int == 3)
        #expect(alert["url"] as? String == "https://mitsuke.example.jp/alerts/1")
        let untrusting = try await self.channel(peer, scheme: "https")
        #expect(await !scene.sender.send(NotificationScene.message(), on: untrusting).isConfirmed)
    }

    @Test(
        "each service gets its form, and hostile names are plain text in it", arguments: WebhookSettings.Form.allCases)
    func forms(_ form: WebhookSettings.Form) async throws {
        let peer = try PythonPeer(PythonPeer.webServer)
        let message = NotificationScene.message(
            [NotificationScene.alert(), NotificationScene.alert(2, name: NotificationScene.hostile)])
        #expect(await scene.sender.send(message, on: try await channel(peer, form)).isConfirmed)
        let got = try #require(try await peer.messages(1).first)
        let data = try body(got)
        let text = String(decoding: data, as: UTF8.self)
        #expect(data.count < 60_000 && !text.unicodeScalars.contains("\u{202e}"))
        switch form {
        case .generic:
            let json = try object(data)
            #expect(json["alerts"] is [Any])
        case .slack:
            let blocks = try #require(try object(data)["blocks"] as? [[String: Any]])
            for block in blocks {
                let words = try #require(block["text"] as? [String: Any])
                let shown = try #require(words["text"] as? String)
                #expect(words["type"] as? String == "plain_text" || shown.hasPrefix("<https://mitsuke.example.jp/"))
                #expect(shown.utf16.count <= 3_000)
            }
            #expect(blocks.first?["type"] as? String == "header")
        case .teams:
            let cards = try #require(try object(data)["attachments"] as? [[String: Any]])
            let card = try #require(cards.first)
            #expect(card["contentType"] as? String == "application/vnd.microsoft.card.adaptive")
            let content = try #require(card["content"] as? [String: Any])
            let blocks = try #require(content["body"] as? [[String: Any]])
            #expect(blocks.allSatisfy { $0["type"] as? String == "RichTextBlock" } && data.count < 28_000)
        case .chatwork:
            let headers = try #require(got["headers"] as? [String: String])
            #expect(headers["x-chatworktoken"] == "token-1")
            let body = try #require(text.dropFirst(5).removingPercentEncoding)
            #expect(body.hasPrefix("[info][title]") && body.contains("［toall]") && !body.contains("[toall]"))
        case .lineWorks:
            let json = try object(data)
            let told = try #require(json["body"] as? [String: String])
            let title = try #require(json["title"] as? String)
            #expect(told["text"]?.contains("PC-経理01") == true && title.utf16.count <= 100)
        }
    }

    @Test("only an answer of success confirms; redirects are not followed, long answers not kept")
    func answers() async throws {
        let peer = try PythonPeer(
            PythonPeer.webServer, ["script": [500, 404, "redirect", "cut", "silent", 429, "big", 204] as [Any]])
        let channel = try await channel(peer)
        var confirmed: [Bool] = []
        for number in 0..<8 {
            let answer = await scene.sender.send(NotificationScene.message(), on: channel)
            confirmed.append(answer.isConfirmed)
            #expect(answer.text.utf8.count < 5_000 && !answer.text.contains("secret-of-the-address/"))
            if number == 5 { #expect(answer.retryAfterSeconds == 120) }
        }
        #expect(confirmed == [false, false, false, false, false, false, true, true])
        #expect(try await peer.messages(8).allSatisfy { ($0["path"] as? String) == "/hook/secret-of-the-address" })
        for address in ["file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/x"] {
            var other = channel
            other.sealedSecrets = try scene.sender.sealed(ChannelSecrets(address: Concealed(address)))
            #expect(await !scene.sender.send(NotificationScene.message(), on: other).isConfirmed)
        }
    }

    @Test("secrets never show in an answer, nor sealed ones for another key")
    func secrets() throws {
        let secrets = ChannelSecrets(password: Concealed("pass-1234"), address: Concealed("https://h/secret"))
        let text = ChannelAnswer.masked("no pass-1234 at https://h/secret\r\n\u{1b}x", secrets)
        #expect(text == "no ******** at ********\n\\x1bx")
        let hook = ChannelSecrets(
            password: Concealed("pass&word/1234"),
            address: Concealed("https://hooks.example/services/T0000001/B0000002/abcdEFGH1234?sig=zyxwvu98%2Fq"))
        let said = [
            "Cannot POST /services/T0000001/B0000002/abcdEFGH1234", "no hook abcdEFGH1234 here", "bad sig zyxwvu98/q",
            "{\"path\":\"\\/services\\/T0000001\\/B0000002\\/abcdEFGH1234?sig=zyxwvu98%2Fq\"}", "cGFzcyZ3b3JkLzEyMzQ=",
            "pass&amp;word/1234 is wrong", "pass&word\\/1234",
        ]
        for line in said {
            let shown = ChannelAnswer.masked(line, hook)
            #expect(shown.contains("********"), "\(shown)")
            for secret in ["abcdEFGH1234", "zyxwvu98", "word", "cGFz"] { #expect(!shown.contains(secret), "\(shown)") }
        }
        let sealed = try #require(try scene.sender.sealed(secrets))
        var channel = NotificationChannel(
            name: "a", settings: .webhook(WebhookSettings(form: .generic, place: "")), sealedSecrets: sealed)
        #expect(try scene.sender.secrets(of: channel) == secrets)
        channel.sealedSecrets?[20] ^= 1
        #expect(throws: (any Error).self) { try scene.sender.secrets(of: channel) }
        #expect("\(secrets)".contains("pass-1234") == false)
    }
}
