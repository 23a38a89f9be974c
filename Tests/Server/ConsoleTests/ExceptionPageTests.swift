import Accounts
import Alerting
import Detection
import Events
import Foundation
import Storage
import Testing

@testable import Console

@Suite struct ExceptionPageTests {
    private let scene: ConsoleScene

    init() throws {
        scene = try ConsoleScene(now: { .seconds(2_000_000) })
    }

    private func line(_ second: Int64, _ value: String) -> LogLine {
        var registry = RegistryActivity(.valueSet, "HKLM\\Software\\Run\\<b>給与")
        registry.data = value
        var event = Event(time: .seconds(second), host: "PC-1", activity: .registry(registry))
        event.origin.recordID = UInt64(second)
        event.user.name = "ACME\\sato"
        event.process.executable = "C:\\Tools\\setup.exe"
        var line = EventLine()
        line.kind = .alert
        (line.ruleID, line.watch, line.level, line.log) = ("registry.run-key", "registry", "high", "registry")
        return LogLine(line, event)
    }

    private func prepare() async throws {
        let lines = [line(1_900_000, "good.exe"), line(1_900_001, "good.exe"), line(1_990_000, "evil.exe")]
        _ = try await scene.console.logs.append(lines, from: .importing(id: 1))
        try await AlertGrouping(scene.console.alerts).receive(lines)
    }

    @Test("from an alert to an exception that was previewed, and back", arguments: ["en", "ja"])
    func make(_ language: String) async throws {
        try await prepare()
        let browser = try await scene.browser(.analyst, language: language)
        let form = try await browser.get("/alerts/1/normal")
        #expect(form.status == 200 && form.field("program") == "C:\\Tools\\setup.exe")
        #expect(form.text.contains("HKLM\\Software\\Run\\&lt;b&gt;給与") && !form.text.contains("<b>給与"))
        #expect(form.text.contains(language == "ja" ? "3件のうち、3件（端末 1台）" : "silenced 3 of 3 findings, on 1 hosts"))
        let fields = [("scope", "rule"), ("program", "c:\\tools\\*"), ("value", "good*"), ("days", "30")]
        let preview = try await browser.post("/alerts/1/normal", fields + [("act", "preview")])
        #expect(preview.text.contains(language == "ja" ? "3件のうち、2件" : "silenced 2 of 3 findings"))
        #expect(
            preview.text.contains("name=\"close\" value=\"1\"") && !preview.text.contains("name=\"close\" value=\"2\""))
        #expect(try await browser.post("/alerts/1/normal", fields + [("act", "make")]).status == 422)
        let made = try await browser.post(
            "/alerts/1/normal", fields + [("act", "make"), ("reason", "配布ツール <x>"), ("close", "1"), ("close", "2")])
        #expect(made.status == 303 && made.location == "/exceptions")
        #expect(try await scene.console.alerts.alert(1).state == .closedFalse)
        #expect(try await scene.console.alerts.alert(2).state == .new)
        let list = try await browser.get("/exceptions")
        #expect(list.text.contains("配布ツール &lt;x&gt;") && list.text.contains(browser.name))
        let exception = try #require(try await scene.console.exceptions.exceptions().first)
        #expect(exception.expires == .seconds(2_000_000 + 30 * 86_400) && exception.conditions.value == "good*")
        #expect(try await browser.post("/exceptions/\(exception.id)/end", []).status == 303)
        #expect(try await scene.console.exceptions.exception(exception.id).ending?.author == browser.name)
        #expect(try await browser.post("/exceptions/\(exception.id)/end", []).status == 303)
        let actions = try await scene.console.people.stores.audit.newestEntries(limit: 4).map(\.record.action)
        #expect(actions.contains("exception.add") && actions.contains("exception.end"))
    }

    @Test("a group that is gone makes no exception of everywhere")
    func goneGroup() async throws {
        try await prepare()
        let group = try await scene.console.groups.addGroup("経理")
        let browser = try await scene.browser(.analyst)
        let fields = [("program", "*setup.exe"), ("reason", "x"), ("act", "make")]
        try await scene.console.groups.removeGroup(group)
        for named in [String(group), "99", "-1", "x", "99999999999999999999"] {
            let page = try await browser.post("/alerts/1/normal", fields + [("group", named)])
            #expect(page.status == 422 && page.text.contains("no such group"), "\(named)")
        }
        #expect(try await scene.console.exceptions.exceptions().isEmpty)
        #expect(try await browser.post("/alerts/1/normal", fields + [("group", "")]).status == 303)
    }

    @Test("what would cover everything is refused with what was typed; others may not look")
    func refused() async throws {
        try await prepare()
        let browser = try await scene.browser(.analyst)
        let page = try await browser.post(
            "/alerts/1/normal", [("program", "*"), ("reason", "\"><script>"), ("act", "make")])
        #expect(page.status == 422 && page.text.contains("This would cover everything"))
        #expect(!page.text.contains("<script>") && !page.text.contains("value=\"make\""))
        #expect(try await scene.console.exceptions.exceptions().isEmpty)
        #expect(try await browser.get("/alerts/99/normal").status == 404)
        for role in [Role.viewer, .auditor] {
            let other = try await scene.browser(role)
            #expect(try await other.get("/alerts/1/normal").status == 403)
            #expect(try await other.post("/alerts/1/normal", [("act", "make")]).status == 403)
            #expect(try await other.get("/exceptions").status == 403)
        }
        #expect(try await browser.post("/alerts/1/normal", [("act", "make")], token: "x").status == 403)
    }
}
