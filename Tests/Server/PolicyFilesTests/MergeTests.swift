import Detection
import Testing
import Watches

@testable import PolicyFiles

@Suite struct MergeTests {
    @Test(
        "changes nothing where a file says nothing",
        arguments: ["", "\n", "# all commented out\n", "---\n", "registry:\n", "{}", "---\nbrowser:\n...\n"])
    func nothing(_ yaml: String) throws {
        #expect(try Sample.read(yaml) == Sample.policy)
    }

    @Test("an entry whose id is known changes only what it names")
    func changes() throws {
        var expected = Sample.policy
        expected.registry.locations[0].level = .low
        expected.registry.locations[0].isEnabled = false
        #expect(
            try Sample.read("registry:\n  locations:\n    - id: run\n      level: low\n      enabled: false\n")
                == expected)
    }

    @Test("a new id adds an entry at the end")
    func adds() throws {
        let yaml = """
            registry:
              locations:
                - id: mine
                  hives: [HKU]
                  key: Software\\Example
                  values: [Start*, 'a b']
            archive:
              formats:
                - {id: mine, extensions: [abc], magic: 0AFF}
            """
        var expected = Sample.policy
        var location = RegistryLocation(id: "mine")
        location.hives = [.users]
        location.key = #"Software\Example"#
        location.values = ["Start*", "a b"]
        expected.registry.locations.append(location)
        var format = ArchiveFormat(id: "mine")
        format.extensions = ["abc"]
        format.magic = [0x0a, 0xff]
        expected.archive.formats.append(format)
        #expect(try Sample.read(yaml) == expected)
    }

    @Test("a plain list replaces the default's")
    func replaces() throws {
        var expected = Sample.policy
        expected.transfer.ports = [2_121]
        expected.transfer.services = []
        #expect(try Sample.read("transfer:\n  ports: [2121]\n  services: []\n") == expected)
    }

    @Test("a rule takes a response and a level, and `none` is the rule's own")
    func rules() throws {
        let policy = try Sample.read(
            """
            registry:
              rules:
                - {id: registry.changed, response: prohibit, level: critical}
                - {id: registry.deleted, response: log}
            transfer:
              programs: [{id: ftp, level: none}]
            """)
        var first = RuleSetting(id: "registry.changed")
        first.response = .prohibit
        first.level = .critical
        var second = RuleSetting(id: "registry.deleted")
        second.response = .log
        #expect(policy.registry.settings.rules == [first, second])
        #expect(policy.transfer.programs[0].level == nil)
    }

    @Test("a reason is one text for both languages, or one for each")
    func reasons() throws {
        let one = try Sample.read("registry:\n  exclusions: [{id: bam, reason: ours}]\n")
        #expect(one.registry.settings.exclusions[0].reason == Text(en: "ours", ja: "ours"))
        let each = try Sample.read("registry:\n  exclusions: [{id: bam, reason: {ja: 自社}}]\n")
        #expect(each.registry.settings.exclusions[0].reason == Text(en: "Windows keeps count.", ja: "自社"))
    }

    @Test(
        "reads texts as they are written",
        arguments: [
            ("yes", "yes"), ("7z", "7z"), ("0x10", "0x10"), ("1.5", "1.5"), ("'~'", "~"),
            (#"C:\Users\*\a.exe"#, #"C:\Users\*\a.exe"#),
            (#""C:\\Users""#, #"C:\Users"#), ("'it''s'", "it's"), ("!!str true", "true"),
            ("|-\n      a\n      b", "a\nb"),
            (">-\n      a\n      b", "a b"), ("a\n      b", "a b"), ("2026-01-01", "2026-01-01"),
        ])
    func texts(_ written: String, _ meant: String) throws {
        let policy = try Sample.read("archive:\n  tools:\n  - id: 7-zip\n    name: \(written)\n    images: [x]\n")
        #expect(policy.archive.tools[0].name == meant)
    }

    @Test("takes every line ending", arguments: ["\n", "\r\n", "\r"])
    func lineEndings(_ ending: String) throws {
        let yaml = ["archive:", "  burst-count: 3", "  burst-seconds: 4", ""].joined(separator: ending)
        let policy = try Sample.read(yaml)
        #expect(policy.archive.burstCount == 3)
        #expect(policy.archive.burstSeconds == 4)
    }
}
