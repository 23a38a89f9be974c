import Detection
import Events
import Testing

@testable import Watches

@Suite struct RegistryDefaultTests {
    private static let policy = RegistryPolicy.default

    @Test("has every location once, each with a rule of its own group")
    func locations() {
        let ids = Self.policy.locations.map { $0.id }
        #expect(Set(ids).count == ids.count)
        for number in 1...146 {
            let digits = String(number)
            #expect(ids.contains("REG" + String(repeating: "0", count: 3 - digits.count) + digits))
        }
        for location in Self.policy.locations {
            #expect(RegistryRules.rule(ofGroup: location.group).id == "registry." + location.group, "\(location.id)")
            #expect(!location.values.isEmpty && !location.techniques.isEmpty, "\(location.id)")
        }
    }

    @Test("finds what a command line writes at each location", arguments: RegistryPolicy.default.locations)
    func change(_ location: RegistryLocation) {
        for hive in location.hives {
            for view in location.includes32BitView ? ["", #"WOW6432Node\"#] : [""] {
                var reached = Level.informational
                for value in location.values {
                    let path = Self.path(location, hive, view, value)
                    let change = RegistryCase(path, #"C:\Users\Public\a.exe"#, by: registryTool, "", nil)
                    var verdict = Verdict()
                    #expect(RegistryCase.watch.concerns(change.event), "\(path)")
                    RegistryCase.watch.judge(change.event, &verdict)
                    #expect(verdict.logs.contains(.registry), "\(path)")
                    #expect(verdict.findings.count == 1, "\(path)")
                    if let finding = verdict.findings.first { reached = max(reached, finding.level) }
                }
                #expect(reached >= location.level, "\(location.id)")
            }
        }
    }

    @Test(
        "passes over nothing in which there is a finding, and over all that is only read",
        arguments: RegistryPolicy.default.locations)
    func quickLook(_ location: RegistryLocation) {
        let actions: [RegistryActivity.Action] = [
            .keyCreated, .keyDeleted, .keyRenamed, .valueSet, .valueDeleted, .keyWritten, .read,
        ]
        for action in actions {
            for value in location.values + ["Start"] {
                let path = Self.path(location, location.hives[0], "", value)
                let change = RegistryCase(action, path, by: registryTool, "", nil)
                let isFound = change.outcome().map { $0 != "logged" } ?? false
                if isFound || action == .read { #expect(RegistryCase.watch.canFind(change.event) == isFound) }
            }
        }
    }

    /// A path that is at the location: `*` stands for any name.
    private static func path(
        _ location: RegistryLocation, _ hive: RegistryLocation.Hive, _ view: String, _ value: String
    ) -> String {
        var path = (hive == .machine ? "HKLM" : registryUser) + #"\"# + location.key + #"\"# + value
        if !view.isEmpty, let end = path.utf8.firstIndex(of: 92) {
            var components = path[path.utf8.index(after: end)...].split(
                separator: #"\"#, omittingEmptySubsequences: false
            )
            .map { String($0) }
            let software = hive == .machine ? 0 : 1
            components.insert("WOW6432Node", at: software + 1)
            path = String(path[..<end])
            for component in components { path += #"\"# + component }
        }
        var out = ""
        for character in path.unicodeScalars {
            if character == "*" { out += "Sample" } else { out.unicodeScalars.append(character) }
        }
        return out
    }

    @Test("excludes by programs only where nobody but administrators writes, or with value and data together")
    func exclusions() {
        let protected = [
            #"?:\Windows\"#, #"?:\Program Files\"#, #"?:\Program Files (x86)\"#,
            #"?:\ProgramData\Microsoft\Windows Defender\"#,
        ]
        for exclusion in Self.policy.settings.exclusions {
            #expect(!exclusion.reason.en.isEmpty && !exclusion.reason.ja.isEmpty, "\(exclusion.id)")
            for program in exclusion.programs where program != "System" {
                let isProtected = protected.contains { program.hasPrefix($0) }
                #expect(isProtected || (!exclusion.targets.isEmpty && !exclusion.data.isEmpty), "\(exclusion.id)")
            }
        }
        #expect(Set(Self.policy.settings.exclusions.map { $0.id }).count == Self.policy.settings.exclusions.count)
    }

    @Test("has rules with ids, techniques and texts")
    func rules() {
        #expect(Set(RegistryRules.all.map { $0.id }).count == RegistryRules.all.count)
        for rule in RegistryRules.all {
            #expect(rule.id.hasPrefix("registry.") && !rule.techniques.isEmpty)
            #expect(!rule.name.en.isEmpty && !rule.name.ja.isEmpty)
            #expect(!rule.falsePositives.en.isEmpty && !rule.falsePositives.ja.isEmpty)
        }
        #expect(RegistryRules.rule(ofGroup: "our-own").id == "registry.registered-key")
    }

    @Test("reports a location of one's own by the general rule, with its level and techniques")
    func ownLocation() {
        var policy = RegistryPolicy()
        var location = RegistryLocation(id: "own")
        location.key = #"Software\Own"#
        location.techniques = ["T1112"]
        policy.locations = [location]
        let watch = RegistryWatch(policy)
        let change = RegistryCase(#"HKLM\Software\Own\a"#, "1", by: unknownProgram, "", nil)
        #expect(change.outcome(of: watch) == "registered-key medium")
        let other = RegistryCase(#"HKLM\Software\Other\a"#, "1", by: unknownProgram, "", nil)
        #expect(other.outcome(of: watch) == nil)
    }

    @Test("reads numbers as Sysmon and as Security 4657 write them")
    func numbers() {
        let cases: [(String, UInt64?)] = [
            ("DWORD (0x0000000a)", 10), ("QWORD (0x00000001-0x00000002)", 0x1_0000_0002), ("1", 1), ("0x1f", 31),
            ("Binary Data", nil), ("", nil), ("DWORD (", nil), ("99999999999999999999", nil),
        ]
        for (text, number) in cases { #expect(RegistryText(text).number == number, "\(text)") }
    }
}
