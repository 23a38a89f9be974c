import Detection
import Events
import Foundation
import Notifications
import Storage
import Testing

@testable import Console

@Suite struct NotificationPageTests {
    private let scene: ConsoleScene

    init() throws {
        scene = try ConsoleScene()
    }

    private let mail = [
        ("kind", "mail"), ("name", "情シス <b>"), ("host", "127.0.0.1"), ("port", "1"), ("security", "none"),
        ("user", "mitsuke"), ("password", "very-secret"), ("from", "m@example.jp"),
        ("to", "a@example.jp\nb@example.jp"),
        ("language", "ja"), ("enabled", "1"), ("audit", "1"),
    ]

    private func changed(_ fields: [(String, String)], _ changes: [String: String]) -> [(String, String)] {
        fields.map { ($0.0, changes[$0.0] ?? $0.1) }
    }

    @Test("a channel is made, keeps its secret to itself, says what a test came to, and goes", arguments: ["en", "ja"])
    func channel(_ language: String) async throws {
        let admin = try await scene.browser(language: language)
        let made = try await admin.post("/notifications/channels", mail)
        #expect(made.status == 303)
        let page = try await admin.get(made.location)
        #expect(page.text.contains("情シス &lt;b&gt;") && !page.text.contains("very-secret"))
        let store = scene.console.notifications
        var channel = try #require(try await store.channels().first)
        #expect(channel.takesAuditHead && channel.isEnabled)
        #expect(try scene.console.sender.secrets(of: channel).password?.exposed == "very-secret")
        let sealed = try #require(channel.sealedSecrets)
        #expect(String(decoding: sealed, as: UTF8.self).contains("very-secret") == false)
        let test = try await admin.post("\(made.location)/test", [])
        #expect(test.status == 200 && test.text.contains(language == "ja" ? "送信できませんでした" : "It was not taken"))
        #expect(test.text.contains("<pre>") && !test.text.contains("very-secret"))
        // The password stays with its server.
        let kept = try await admin.post(made.location, changed(mail, ["password": "", "to": "c@example.jp"]))
        #expect(kept.status == 303)
        channel = try #require(try await store.channels().first)
        #expect(try scene.console.sender.secrets(of: channel).password?.exposed == "very-secret")
        let moved = try await admin.post(made.location, changed(mail, ["password": "", "host": "evil.example"]))
        #expect(moved.status == 422)
        #expect(try await admin.post("\(made.location)/remove", []).status == 303)
        #expect(try await store.channels().isEmpty)
    }

    @Test("what is no channel is refused with the reason, and nothing else of it is lost")
    func faults() async throws {
        let admin = try await scene.browser()
        for (name, value) in [
            ("name", ""), ("host", "a b"), ("port", "0"), ("from", "x"), ("to", "a@b\r\nBcc: c@d x"), ("port", "99999"),
        ] {
            let page = try await admin.post("/notifications/channels", changed(mail, [name: value]))
            #expect(page.status == 422 && page.text.contains("role=\"alert\""), "\(name)")
            #expect(!page.text.contains("very-secret"))
        }
        for address in ["", "ftp://a.example/", "file:///etc/passwd", "https://", "https://a b/"] {
            let fields = [("kind", "webhook"), ("name", "h"), ("form", "slack"), ("address", address)]
            #expect(try await admin.post("/notifications/channels", fields).status == 422, "\(address)")
        }
        let hook = [
            ("kind", "webhook"), ("name", "h"), ("form", "slack"), ("address", "https://a.example/secret-path"),
        ]
        let made = try await admin.post("/notifications/channels", hook)
        #expect(made.status == 303)
        #expect(try await !admin.get(made.location).text.contains("secret-path"))
        #expect(try await admin.post("/notifications/channels", hook).status == 422)
        #expect(try await admin.get("/notifications/channels/new?kind=x").status == 404)
    }

    @Test("a rule comes out of its form as it went in", arguments: ["en", "ja"])
    func rule(_ language: String) async throws {
        let admin = try await scene.browser(language: language)
        _ = try await admin.post(
            "/notifications/channels",
            [("kind", "syslog"), ("name", "s"), ("host", "h"), ("port", "514"), ("transport", "udp")])
        let channel = try #require(try await scene.console.notifications.channels().first).id
        let fields = [
            ("name", "夜間"), ("enabled", "1"), ("watch", "archive"), ("watch", "transfer"), ("level", "high"),
            ("channel", String(channel)), ("pace", "every"), ("minutes", "15"), ("hours", "1"), ("day", "1"),
            ("day", "5"),
            ("from", "09:00"), ("to", "17:30"), ("zone", "Asia/Tokyo"), ("outside", "only-critical"),
        ]
        #expect(try await admin.post("/notifications/rules", fields).status == 303)
        let rule = try #require(try await scene.console.notifications.rules().first)
        #expect(rule.watches == ["archive", "transfer"] && rule.level == .high && rule.channels == [channel])
        #expect(rule.hours == BusinessHours(days: [1, 5], from: 540, to: 1_050) && rule.outside == .onlyCritical)
        #expect(rule.pace == .every(minutes: 15))
        let list = try await admin.get("/notifications")
        #expect(
            list.text.contains(
                language == "ja"
                    ? "15分ごとにまとめて、時間外は「緊急」のみ（月金 09:00–17:30）"
                    : "every 15 minutes, only critical outside of Mon Fri 09:00–17:30"))
        let page = try await admin.get("/notifications/rules/\(rule.id)")
        #expect(page.field("from") == "09:00" && page.field("minutes") == "15")
        for change in [["minutes": "1"], ["to": "09:00"], ["zone": "Mars/Base"], ["name": ""], ["channel": "x"]] {
            let address = "/notifications/rules/\(rule.id)"
            #expect(try await admin.post(address, changed(fields, change)).status == 422, "\(change)")
        }
        #expect(try await admin.post("/notifications/rules/\(rule.id)/remove", []).status == 303)
        #expect(try await scene.console.notifications.rules().isEmpty)
    }

    @Test("the outbox shows what became of messages, and sends again what was given up")
    func outbox() async throws {
        let admin = try await scene.browser()
        let store = scene.console.notifications
        let channel = try await store.setChannel(
            NotificationChannel(
                name: "s", settings: .syslog(SyslogSettings(host: "h", port: 1, transport: .udp))))
        let id = try await store.put(subject: "<i>件名", body: "", to: channel, at: .seconds(1))
        try await store.begin(id, at: .seconds(2))
        try await store.finish(id, .abandoned(answer: "550 <no>"))
        let page = try await admin.get("/notifications/outbox?state=abandoned")
        #expect(
            page.text.contains("&lt;i&gt;件名") && page.text.contains("550 &lt;no&gt;") && page.text.contains("given up"))
        #expect(try await admin.post("/notifications/outbox/\(id)/retry", []).status == 303)
        #expect(try await store.entry(id).state == .waiting)
    }

    @Test("only administrators see and change notifications", arguments: [Role.analyst, .viewer, .auditor])
    func roles(_ role: Role) async throws {
        let browser = try await scene.browser(role)
        for path in [
            "/notifications", "/notifications/outbox", "/notifications/channels/new?kind=mail",
            "/notifications/rules/new",
        ] {
            #expect(try await browser.get(path).status == 403)
        }
        for path in ["channels", "rules", "channels/1/test", "channels/1/remove", "outbox/1/retry"] {
            #expect(try await browser.post("/notifications/" + path, mail).status == 403)
        }
    }
}
