import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Console

@Suite struct ApiExceptionTests {
    @Test("an exception is previewed, made, listed and taken back; one for everything is refused")
    func exceptions() async throws {
        let scene = try ConsoleScene()
        try await scene.importExamples()
        let program = try await scene.program(.analyst)
        let alert = try #require(try await scene.console.alerts.alerts(AlertQuery(), limit: 1).first)
        let conditions = #""rule":"\#(alert.rule)","host":"\#(alert.host)""#
        let preview = try await program.call(.post, "/exceptions/preview", "{\(conditions)}")
        #expect(preview.status == 200)
        let covered = try #require(preview.json["covered"]?.number)
        #expect(covered >= 1 && covered < (preview.json["findings"]?.number ?? 0))
        #expect(try await scene.console.exceptions.exceptions().isEmpty)
        for bad in [
            #"{"rule":"\#(alert.rule)","reason":"x"}"#, #"{"host":"PC-1","reason":"x"}"#, "{\(conditions)}",
            #"{\#(conditions),"reason":"x","group":7}"#,
            #"{\#(conditions),"reason":"x","expires":"2001-01-01T00:00:00Z"}"#, #"{\#(conditions),"reason":" "}"#,
        ] {
            #expect(try await program.call(.post, "/exceptions", bad).status == 422, "\(bad)")
        }
        let made = try await program.call(.post, "/exceptions", #"{\#(conditions),"reason":"社内配布"}"#)
        #expect(made.status == 201 && made.json["host"] == .string(alert.host))
        let id = try #require(made.json["id"]?.number)
        #expect(try await program.get("/exceptions").items.count == 1)
        #expect(try await program.call(.post, "/exceptions/\(id)/end").json["ended_by"]?.string != nil)
        #expect(try await program.call(.post, "/exceptions/\(id)/end").code == "conflict")
        #expect(try await program.call(.post, "/exceptions/9/end").status == 404)
        #expect(try await scene.program(.viewer).get("/exceptions").status == 403)
        let actions = try await scene.program().get("/audit?limit=1000").items.compactMap { $0["action"]?.string }
        #expect(Set(actions).isSuperset(of: ["exception.add", "exception.end"]))
    }
}
