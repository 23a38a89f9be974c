import Accounts
import Console
import Detection
import Events
import Foundation
import GRDB
import HTTPTypes
import Storage
import Testing

@Suite struct AuditPageTests {
    private let scene: ConsoleScene

    init() throws {
        scene = try ConsoleScene()
    }

    private func fill(_ count: Int) async throws {
        for number in 1...count {
            try await scene.console.audit.record(
                number % 2 == 0 ? "signin.accepted" : "account.add", by: number % 3 == 0 ? "Sato" : "admin",
                from: "192.0.2.1", subject: "=cmd|\(number)", reason: "<script>")
        }
    }

    @Test("shows who did what, newest first, harmlessly, page by page", arguments: ["en", "ja"])
    func pages(_ language: String) async throws {
        try await fill(150)
        let auditor = try await scene.browser(.auditor, language: language)
        let page = try await auditor.get("/audit")
        #expect(page.text.contains("=cmd|150") && page.text.contains("=cmd|51<") && !page.text.contains("=cmd|50<"))
        #expect(page.text.contains(language == "ja" ? "利用者を追加" : "added an account"))
        #expect(page.text.contains("&lt;script&gt;") && !page.text.contains("<script>"))
        let older = try await auditor.get("/audit?before=51")
        #expect(
            older.text.contains("=cmd|50<") && older.text.contains("=cmd|1<") && older.text.contains("rel=\"first\""))
    }

    @Test("says details in words, and leads to alerts where the reader may see them")
    func details() async throws {
        let audit = scene.console.audit
        try await audit.record("alert.state", by: "sato", from: "", subject: "12 closed-false")
        try await audit.record("person-log.look", by: "sato", from: "", subject: "user:花子", reason: "調査")
        try await audit.record("account.role", by: "sato", from: "", subject: "x", reason: "viewer > analyst")
        try await audit.record("alert.state", by: "sato", from: "", subject: "x <y")
        let admin = try await scene.browser(language: "ja").get("/audit").text
        #expect(admin.contains("<a href=\"/alerts/12\">#12 → 完了（誤検知）</a>") && admin.contains("x &lt;y"))
        #expect(admin.contains("利用者 花子") && admin.contains("閲覧者 → 分析担当"))
        let auditor = try await scene.browser(.auditor).get("/audit").text
        #expect(auditor.contains("#12 → Closed: false alarm") && !auditor.contains("/alerts/12"))
    }

    @Test("finds by who, action, subject and time")
    func filters() async throws {
        try await fill(12)
        let admin = try await scene.browser()
        func count(_ query: String) async throws -> Int {
            try await admin.get("/audit?" + query).text.split(separator: "<td class=\"num muted\"").count - 1
        }
        #expect(try await count("") == 12)
        #expect(try await count("who=sato") == 4)
        #expect(try await count("action=signin") == 6)
        #expect(try await count("action=account.add&who=admin") == 4)
        #expect(try await count("subject=%3Dcmd%7C12") == 1)
        #expect(try await count("since=2099-01-01T00:00") == 0)
        #expect(try await count("until=2099-01-01T00:00") == 12)
        #expect(try await admin.get("/audit?who=nobody").text.contains("No entry is like this."))
    }

    @Test("exports what was searched for, without formulas, and says so in the log")
    func exports() async throws {
        try await fill(1_200)
        let admin = try await scene.browser()
        let csv = try await admin.get("/audit/export?format=csv&action=signin")
        #expect(csv.headers[.contentType] == "text/csv; charset=utf-8")
        #expect(csv.text.split(separator: "\r\n").count == 601)
        #expect(csv.text.contains("'=cmd|1200") && !csv.text.contains(",=cmd"))
        let lines = try await admin.get("/audit/export?format=jsonl").text.split(separator: "\n")
        #expect(lines.count == 1_202)
        let earlier = try JSONSerialization.jsonObject(with: Data(lines[1].utf8)) as? [String: Any]
        #expect(earlier?["event.action"] as? String == "audit.export")
        #expect(earlier?["mitsuke.audit.subject"] as? String == "action=signin")
        #expect(try await admin.get("/audit/export?format=exe").status == 400)
        #expect(try await scene.browser(.analyst).get("/audit/export?format=csv").status == 403)
    }

    @Test("says whether the log is whole, and where it is not")
    func verify() async throws {
        try await fill(5)
        let auditor = try await scene.browser(.auditor)
        let head = try #require(try await scene.console.people.stores.audit.head())
        let whole = try await auditor.post("/audit/verify", [("head", head.written)])
        #expect(whole.text.contains("notice good") && whole.text.contains("The audit log is whole"))
        #expect(try await auditor.post("/audit/verify", [("head", "x")]).status == 303)
        let other = String(repeating: "a", count: 64) + ":3"
        #expect(try await auditor.post("/audit/verify", [("head", other)]).text.contains("notice bad"))
        let queue = try DatabaseQueue(path: scene.folder + "/control.sqlite")
        try await queue.write { try $0.execute(sql: "UPDATE audit SET who = 'x' WHERE number = 3") }
        let broken = try await auditor.post("/audit/verify", [("head", "")])
        #expect(broken.text.contains("notice bad") && broken.text.contains("Entry 3 is changed"))
    }
}
