import Foundation
import HTTPTypes
import Intake
import Notifications
import Storage
import Testing

@testable import Console

@Suite struct ApiNotificationTests {
    private let mail =
        #"{"kind":"mail","name":"情シス","host":"127.0.0.1","port":1,"security":"none","user":"m","password":"PW","from":"m@example.jp","to":["a@example.jp"]}"#

    @Test("channels and rules are made, changed, tried and removed; secrets go in and never come out")
    func channels() async throws {
        let scene = try ConsoleScene()
        let program = try await scene.program()
        let secret = "very-secret-word"
        let made = try await program.call(
            .post, "/notifications/channels", mail.replacing("PW", with: secret))
        #expect(made.status == 201)
        let id = try #require(made.json["id"]?.number)
        #expect(made.json["to"] == .array([.string("a@example.jp")]))
        let place = "/notifications/channels/\(id)"
        // Without the password: it stays, for the same server only.
        let again = mail.replacing(#""password":"PW","#, with: "").replacing("情シス", with: "IT")
        #expect(try await program.call(.put, place, again).json["name"] == .string("IT"))
        #expect(
            try await program.call(.put, place, again.replacing("127.0.0.1", with: "evil.example")).status == 422)
        let kept = try await scene.console.notifications.channel(id)
        #expect(try scene.console.sender.secrets(of: kept).password?.exposed == secret)
        #expect(try await program.call(.put, place, #"{"kind":"syslog","name":"x","host":"h"}"#).status == 422)
        let answer = try await program.call(.post, place + "/test")
        #expect(answer.status == 200 && answer.json["confirmed"] == .bool(false))
        for path in [place, "/notifications/channels", "/audit?limit=1000"] {
            #expect(try await !String(decoding: program.get(path).json.bytes, as: UTF8.self).contains(secret))
        }

        let rule =
            #"{"name":"夜間","channels":[ID],"level":"high","watches":["registry"],"pace":"every","minutes":30,"hours":{"days":[1,5],"from":"09:00","to":"18:00"}}"#
            .replacing("ID", with: String(id))
        let first = try await program.call(.post, "/notifications/rules", rule)
        #expect(first.status == 201 && first.json["minutes"]?.number == 30)
        #expect(first.json["hours"]?["to"] == .string("18:00"))
        let number = try #require(first.json["id"]?.number)
        #expect(try await program.call(.post, "/notifications/rules", rule).code == "conflict")
        #expect(
            try await program.call(.put, "/notifications/rules/\(number)", rule.replacing("18:00", with: "09:00"))
                .status == 422)
        #expect(
            try await program.call(.post, "/notifications/rules", #"{"name":"x","channels":[99]}"#).code == "invalid")
        #expect(try await program.call(.delete, "/notifications/rules/\(number)").status == 204)
        #expect(try await program.call(.delete, place).status == 204)
        #expect(try await program.get(place).status == 404)
        let actions = try await program.get("/audit?limit=1000").items.compactMap { $0["action"]?.string }
        #expect(
            Set(actions).isSuperset(of: [
                "notification.channel-add", "notification.channel-change", "notification.test",
                "notification.rule-add", "notification.rule-remove", "notification.channel-remove",
            ]))
        let viewer = try await scene.program(.viewer)
        #expect(try await viewer.call(.post, "/notifications/channels", mail).status == 403)
    }

    @Test("the outbox is paged, and what was given up is tried again")
    func outbox() async throws {
        let scene = try ConsoleScene()
        let program = try await scene.program()
        let made = try await program.call(.post, "/notifications/channels", mail)
        let channel = try #require(made.json["id"]?.number)
        let store = scene.console.notifications
        for number in 1...3 {
            _ = try await store.put(subject: "\(number)", body: "", to: channel, at: .now)
        }
        let page = try await program.get("/notifications/outbox?limit=2")
        #expect(page.items.compactMap { $0["subject"]?.string } == ["3", "2"])
        let next = try #require(page.json["next"]?.string)
        let last = try #require(try await program.get("/notifications/outbox?limit=2&after=" + next).items.first)
        let id = try #require(last["id"]?.number)
        try await store.begin(id, at: .now)
        #expect(try await program.call(.post, "/notifications/outbox/\(id)/retry").code == "conflict")
        try await store.finish(id, .abandoned(answer: "550"))
        #expect(try await program.get("/notifications/outbox?state=abandoned").items.first?["answer"] == .string("550"))
        #expect(try await program.call(.post, "/notifications/outbox/\(id)/retry").status == 204)
        #expect(try await store.entry(id).state == .waiting)
    }

    @Test("settings are read and replaced")
    func settings() async throws {
        let scene = try ConsoleScene()
        let program = try await scene.program()
        let body = #"{"retention_days":30,"retention_bytes":null,"reason_needed":true,"public_address":"ADDRESS"}"#
        #expect(try await program.call(.put, "/settings", body).status == 422)
        let good = body.replacing("ADDRESS", with: "https://mitsuke.example.jp")
        #expect(try await program.call(.put, "/settings", good).json["retention_days"]?.number == 30)
        #expect(try await scene.console.settings.settings().reasonNeeded)
        #expect(try await scene.program(.analyst).get("/settings").status == 403)
    }
}
