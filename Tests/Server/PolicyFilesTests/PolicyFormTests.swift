import Detection
import Testing
import Watches

@testable import PolicyFiles

@Suite struct PolicyFormTests {
    static let changed: Policy = {
        let yaml = """
            registry:
              enabled: false
              rules:
                - {id: registry.run-key, response: prohibit, level: critical}
              locations:
                - {id: REG001, enabled: false}
                - {id: OURS-1, hives: [HKLM], key: 'Software\\経理 ''a''', values: ['*'], level: low}
              exclusions:
                - {id: ours, programs: ['*\\x.exe'], data: ["a\\nb: \\u202E"], reason: {en: 'ours, and: #so', ja: 自社}}
            transfer:
              ports: [21, 2121]
            browser: {}
            """
        do { return try PolicyReader.read(yaml, name: "t") } catch { preconditionFailure("\(error)") }
    }()

    @Test("what differs from the default, printed, reads back as the same policy", arguments: [true, false])
    func differenceReadsBack(isDefault: Bool) throws {
        let policy = isDefault ? Policy.default : Self.changed
        let text = PolicyDifference.print(policy)
        #expect(try PolicyReader.read(text, name: "t") == policy)
        #expect(text.split(separator: "\n").count < 30)
        if isDefault { #expect(text == "{}\n") }
    }

    @Test("a form that is sent as it was shown changes nothing", arguments: WatchName.allCases, [true, false])
    func unchanged(watch: WatchName, isDefault: Bool) throws {
        let policy = isDefault ? Policy.default : Self.changed
        let form = PolicyForm(watch, policy)
        #expect(!form.fields.isEmpty)
        #expect(try PolicyEdit(watch, form.fields.map { ($0.key, $0.kind, $0.value) }).applied(to: policy) == policy)
        for list in form.lists {
            for entry in list.entries {
                let edit = PolicyEdit(
                    watch, list: list.key, id: entry.id, entry.fields.map { ($0.key, $0.kind, $0.value) })
                #expect(try edit.applied(to: policy) == policy, "\(list.key) \(entry.id)")
            }
        }
        #expect(form.lists.flatMap(\.entries).contains(where: \.isChanged) == (!isDefault && watch == .registry))
    }

    @Test("a mistake is told at its field, and nothing is changed")
    func faults() throws {
        let edit = PolicyEdit(
            .registry, list: "locations", id: "REG001",
            [("enabled", .flag, ["true"]), ("key", .text, ["HKLM\\Software"]), ("level", .word([]), ["sever"])])
        let faults = #expect(throws: PolicyEdit.Faults.self) { try edit.applied(to: .default) }
        #expect(faults?.all.map(\.key) == ["key", "level"])
        let ports = PolicyEdit(.transfer, [("ports", .texts, ["21", "70000", "x"])])
        #expect(
            #expect(throws: PolicyEdit.Faults.self) { try ports.applied(to: .default) }?.all.map(\.key) == [
                "ports", "ports",
            ])
    }

    @Test("a value cannot become another line of the file")
    func staysInItsField() throws {
        let hostile = "x'\n  enabled: false\n\"]}, {a: *b &c !d # - id: y\u{202e}\u{0}"
        let edit = PolicyEdit(
            .registry, list: "exclusions", id: hostile,
            [("programs", .texts, [hostile, "*" + hostile]), ("reason", .both, [hostile, hostile])])
        let policy = try edit.applied(to: .default)
        var expected = Policy.default
        expected.registry.settings.exclusions = policy.registry.settings.exclusions
        #expect(policy == expected)
        let entry = try #require(policy.registry.settings.exclusions.last)
        #expect(policy.registry.settings.exclusions.count == Policy.default.registry.settings.exclusions.count + 1)
        #expect(entry.id == hostile)
        #expect(entry.programs == [hostile, "*" + hostile])
        #expect(entry.reason.ja == hostile)
        #expect(try PolicyReader.read(PolicyDifference.print(policy), name: "t") == policy)
        for number in ["1\n  enabled: false", "0x10", "", "9999999999999999999999", "-"] {
            let edit = PolicyEdit(.registry, [("enabled", .number(0...9), [number])])
            #expect(throws: PolicyEdit.Faults.self) { try edit.applied(to: .default) }
        }
    }

    @Test("an entry is taken back: a standard one is as before, another is gone")
    func takesBack() throws {
        func without(_ id: String) throws -> Policy {
            let name = PolicyDifference.EntryName(watch: .registry, list: "locations", id: id)
            return try PolicyReader.read(PolicyDifference.print(Self.changed, without: name), name: "t")
        }
        #expect(try without("OURS-1").registry.locations.count == Policy.default.registry.locations.count)
        let first = try #require(try without("REG001").registry.locations.first { $0.id == "REG001" })
        #expect(first.isEnabled)
    }
}
