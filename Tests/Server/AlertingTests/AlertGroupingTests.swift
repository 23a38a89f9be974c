import Detection
import Events
import Storage
import Testing

@testable import Alerting

@Suite struct AlertGroupingTests {
    private func line(_ kind: EventLine.Kind, level: String = "high") -> LogLine {
        var event = Event(
            time: .seconds(1), host: "PC-1",
            activity: .registry(RegistryActivity(.valueSet, "HKLM\\Software\\Run")))
        event.user.name = "CORP\\tanaka"
        event.process.executable = "C:\\Windows\\System32\\REG.EXE"
        event.ancestors = ["C:\\a.exe", "C:\\b.exe", "C:\\c.exe", "C:\\d.exe"].map { Process(executable: $0) }
        var line = EventLine()
        line.kind = kind
        line.ruleID = "registry.run-key"
        line.watch = "registry"
        line.level = level
        return LogLine(line, event)
    }

    @Test("a finding says its rule, who did it and the programs above, three of them")
    func finding() throws {
        let line = line(.alert)
        let finding = try #require(AlertGrouping.finding(line))
        #expect(finding.rule == "registry.run-key")
        #expect(finding.level == .high)
        #expect(finding.user == "CORP\\tanaka")
        #expect(finding.event == line.event.id)
        #expect(finding.chain == "c:\\windows\\system32\\reg.exe\nc:\\a.exe\nc:\\b.exe\nc:\\c.exe")
    }

    @Test("what is no finding, or of no known level, makes no alert")
    func none() {
        #expect(AlertGrouping.finding(line(.event)) == nil)
        #expect(AlertGrouping.finding(line(.alert, level: "")) == nil)
    }
}
