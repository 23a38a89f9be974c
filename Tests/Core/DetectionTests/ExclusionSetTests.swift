import Events
import Testing

@testable import Detection

@Suite struct ExclusionSetTests {
    private static let rule = Rule(
        "registry.run-key", .registry, .high, ["T1547.001"], name: Text(en: "a", ja: "b"),
        falsePositives: Text(en: "c", ja: "d"))

    @Test("an exclusion holds where all that it names holds")
    func all() {
        var exclusion = Exclusion(id: "x")
        exclusion.rules = ["registry.*"]
        exclusion.targets = ["HKU\\*\\Run\\Teams"]
        exclusion.programs = ["?:\\Program Files\\*"]
        exclusion.parents = ["*\\explorer.exe"]
        exclusion.users = ["CORP\\*"]
        exclusion.data = ["*teams*"]
        exclusion.commandLines = ["*-quiet*"]
        func excludes(
            _ change: (inout Event) -> Void, target: String = "HKU\\S-1\\Run\\teams", data: String = "C:\\Teams.exe"
        ) -> Bool {
            var event = event()
            change(&event)
            return set(exclusion).excludes(Self.rule.id, event, target: target, data: data)
        }
        #expect(excludes { _ in })
        #expect(!excludes { $0.process.executable = "C:\\Users\\x\\a.exe" })
        #expect(!excludes { $0.process.executable = "" })
        #expect(!excludes { $0.ancestors = [Process(executable: "C:\\cmd.exe")] })
        #expect(!excludes { $0.user.name = "OTHER\\x" })
        #expect(!excludes { $0.process.commandLine = "a.exe" })
        #expect(!excludes({ _ in }, target: "HKU\\S-1\\Run\\Evil"))
        #expect(!excludes({ _ in }, data: "C:\\evil.exe"))
        #expect(!set(exclusion).excludes("archive.created", event(), target: "HKU\\S-1\\Run\\Teams", data: "teams"))
    }

    @Test("an exclusion that names nothing, or is switched off, silences nothing")
    func empty() {
        var exclusion = Exclusion(id: "x")
        exclusion.rules = ["registry.run-key"]
        #expect(!set(exclusion).excludes(Self.rule.id, event(), target: "x"))
        exclusion.targets = ["*"]
        #expect(set(exclusion).excludes(Self.rule.id, event(), target: "x"))
        exclusion.isEnabled = false
        #expect(!set(exclusion).excludes(Self.rule.id, event(), target: "x"))
    }

    @Test("the policy's level and response of a rule count")
    func settings() {
        var settings = WatchSettings()
        #expect(ExclusionSet(settings).finding(Self.rule, event(), target: "x")?.level == .high)
        #expect(ExclusionSet(settings).finding(Self.rule, level: .low, event(), target: "x")?.level == .low)
        var setting = RuleSetting(id: Self.rule.id)
        setting.level = .critical
        settings.rules = [setting]
        #expect(ExclusionSet(settings).finding(Self.rule, level: .low, event(), target: "x")?.level == .critical)
        settings.rules[0].response = .log
        #expect(ExclusionSet(settings).finding(Self.rule, event(), target: "x") == nil)
        settings.rules = []
        settings.isEnabled = false
        #expect(ExclusionSet(settings).finding(Self.rule, event(), target: "x") == nil)
    }

    private func set(_ exclusion: Exclusion) -> ExclusionSet {
        var settings = WatchSettings()
        settings.exclusions = [exclusion]
        return ExclusionSet(settings)
    }

    private func event() -> Event {
        var event = Event(time: .seconds(0), host: "PC", activity: .registry(RegistryActivity(.valueSet, "x")))
        event.process = Process(executable: "C:\\Program Files\\Teams\\a.exe", commandLine: "a.exe -quiet")
        event.ancestors = [Process(executable: "C:\\Windows\\explorer.exe")]
        event.user.name = "CORP\\hanako"
        return event
    }
}
