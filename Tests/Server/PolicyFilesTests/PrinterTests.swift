import Detection
import Testing
import Watches

@testable import PolicyFiles

@Suite struct PrinterTests {
    @Test("the default, printed and read back, is the default", arguments: Language.allCases)
    func roundTrip(_ language: Language) throws {
        let printed = PolicyPrinter.print(.default, language)
        #expect(try PolicyReader.read(printed, name: "default") == .default)
        #expect(try PolicyReader.read(Array(printed.utf8), name: "default", onto: .empty) == .default)
    }

    @Test("a policy with one of everything comes back, too", arguments: Language.allCases)
    func sample(_ language: Language) throws {
        let printed = PolicyPrinter.print(Sample.policy, language, onto: Sample.policy, rules: Sample.rules)
        #expect(try Sample.read(printed) == Sample.policy)
    }

    @Test("prints the same each time")
    func stable() {
        #expect(PolicyPrinter.print(.default, .ja) == PolicyPrinter.print(.default, .ja))
    }

    @Test("says every field of every section, and what it means, in both languages")
    func complete() {
        let both = Language.allCases.map { PolicyPrinter.print(.default, $0).split(separator: "\n") }
        for section in PolicySection.all(default: .default) {
            #expect(!section.about.en.isEmpty && !section.about.ja.isEmpty)
            for lines in both { #expect(lines.contains("\(section.watch.rawValue):")) }
            for field in section.fields {
                #expect(!field.about.en.isEmpty && !field.about.ja.isEmpty && field.about.en != field.about.ja)
                for lines in both { #expect(lines.contains { $0.hasPrefix("  \(field.key):") }, "\(field.key)") }
                guard case .entries(let list) = field.value(.default) else { continue }
                for part in list.legend {
                    #expect(!part.about.en.isEmpty && !part.about.ja.isEmpty, "\(part.key)")
                    for lines in both {
                        #expect(lines.contains { $0.hasPrefix("  #   \(part.key) ") }, "\(part.key)")
                    }
                }
            }
        }
    }

    @Test("keeps to 120 columns where lists and comments can be broken", arguments: Language.allCases)
    func width(_ language: Language) {
        for line in PolicyPrinter.print(.default, language).split(separator: "\n") where line.contains("#") {
            #expect(line.count <= 120)
        }
    }

    @Test(
        "quotes what would mean something else",
        arguments: [
            ("chrome.exe", "chrome.exe"), (#"C:\Users\a.exe"#, #"C:\Users\a.exe"#), ("*.exe", "'*.exe'"),
            ("it's", "'it''s'"), ("", "''"), ("yes", "'yes'"), ("No", "'No'"), ("null", "'null'"), ("7", "'7'"),
            ("1.5", "'1.5'"), ("7z", "7z"), ("12:30", "'12:30'"), ("a: b", "'a: b'"), ("a:", "'a:'"),
            ("a #b", "'a #b'"),
            ("-v", "'-v'"), ("a, b", "'a, b'"), ("圧縮", "圧縮"), (" a", "' a'"), ("a ", "'a '"), ("a\nb", #""a\nb""#),
            ("\u{1b}[0m", #""\U0000001B[0m""#), ("\u{202e}x", #""\U0000202Ex""#), (#"\\*\C$"#, #"'\\*\C$'"#),
            ("~", "'~'"),
            ("0x1F", "'0x1F'"), ("2026-01-01", "'2026-01-01'"), ("=", "'='"), ("50 4B 03 04", "50 4B 03 04"),
        ])
    func quotes(_ text: String, _ written: String) {
        #expect(YAMLText.scalar(text) == written)
    }

    private static func difference(_ a: String, _ b: String) -> String {
        let pair = zip(a.split(separator: "\n"), b.split(separator: "\n")).first { $0 != $1 }
        return pair.map { "\($0.0) | \($0.1)" } ?? "only in what is not printed"
    }

    @Test("policies changed at random come back as they were printed", arguments: 0..<12)
    func random(_ seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        for round in 0..<10 {
            let base = round % 2 == 0 ? Sample.policy : Policy.default
            let policy = RandomPolicy.changed(base, &random)
            let language = Language.allCases[round % Language.allCases.count]
            let printed = PolicyPrinter.print(policy, language, onto: base, rules: Sample.rules)
            do {
                let back = try PolicyReader.read(
                    Array(printed.utf8), name: "p", onto: base, rules: Sample.rules + PolicyReader.knownRules)
                // Not the policies themselves, of which a failure would print pages.
                let isSame = back == policy
                #expect(
                    isSame,
                    "\(Self.difference(printed, PolicyPrinter.print(back, language, onto: base, rules: Sample.rules)))")
            } catch {
                Issue.record("\(error.lines(.en).joined(separator: "\n"))")
            }
        }
    }
}

extension Policy {
    /// With nothing in its lists, so that everything has to come from a file.
    static var empty: Policy {
        var policy = Policy.default
        policy.registry = RegistryPolicy()
        policy.archive = ArchivePolicy()
        policy.transfer = TransferPolicy()
        policy.fileOperation = FileOperationPolicy()
        policy.browser = BrowserPolicy()
        return policy
    }
}

/// Policies that a file can express: entries change or are added, none is removed.
enum RandomPolicy {
    static func changed(_ policy: Policy, _ random: inout SplitMix) -> Policy {
        var policy = policy
        settings(&policy.registry.settings, .registry, &random)
        settings(&policy.browser.settings, .browser, &random)
        for index in policy.registry.locations.indices where random.below(3) == 0 {
            location(&policy.registry.locations[index], &random)
        }
        for number in 0..<random.below(4) {
            var new = RegistryLocation(id: "new-\(number)\(text(&random))")
            location(&new, &random)
            policy.registry.locations.append(new)
        }
        for index in policy.archive.formats.indices where random.below(3) == 0 {
            policy.archive.formats[index].isEnabled = random.below(2) == 0
            policy.archive.formats[index].extensions = texts(&random).map { "e" + $0 }
            policy.archive.formats[index].magic = (0...random.below(9)).map { _ in UInt8(random.below(256)) }
            policy.archive.formats[index].magicOffset = random.below(70_000)
            policy.archive.formats[index].family = ["general", "japan", "split"][random.below(3)]
        }
        for index in policy.transfer.programs.indices where random.below(3) == 0 {
            policy.transfer.programs[index].name = text(&random)
            policy.transfer.programs[index].uploadForms = texts(&random)
            policy.transfer.programs[index].level = random.below(2) == 0 ? nil : level(&random)
            policy.transfer.programs[index].isFindingByItself = random.below(2) == 0
        }
        for index in policy.archive.tools.indices where random.below(3) == 0 {
            policy.archive.tools[index].images = [text(&random)] + texts(&random)
            policy.archive.tools[index].passwordForms = texts(&random)
        }
        policy.transfer.ports = (0..<random.below(60)).map { _ in random.below(65_535) + 1 }
        policy.transfer.services = texts(&random)
        policy.browser.automationFlags = texts(&random)
        policy.browser.rhythmCount = 3 + random.below(100)
        policy.archive.burstCount = 1 + random.below(100)
        return policy
    }

    private static func settings(_ settings: inout WatchSettings, _ watch: WatchName, _ random: inout SplitMix) {
        settings.isEnabled = random.below(2) == 0
        for rule in Sample.rules where rule.watch == watch && random.below(2) == 0 {
            guard !settings.rules.contains(where: { $0.id == rule.id }) else { continue }
            var new = RuleSetting(id: rule.id)
            new.response = RuleResponse.allCases[random.below(3)]
            new.level = random.below(2) == 0 ? nil : level(&random)
            settings.rules.append(new)
        }
        for number in 0..<random.below(3) {
            var new = Exclusion(id: "e\(number)\(text(&random))")
            new.isEnabled = random.below(2) == 0
            new.targets = [text(&random)]
            new.users = texts(&random)
            new.commandLines = texts(&random)
            new.reason = Text(en: text(&random), ja: random.below(2) == 0 ? "" : text(&random))
            settings.exclusions.append(new)
        }
    }

    private static func location(_ location: inout RegistryLocation, _ random: inout SplitMix) {
        location.isEnabled = random.below(2) == 0
        location.group = text(&random)
        location.hives = [[.machine], [.users], [.machine, .users]][random.below(3)]
        location.key = "Software" + text(&random) + "x"
        location.values = [text(&random)] + texts(&random)
        location.includes32BitView = random.below(2) == 0
        location.level = level(&random)
        location.techniques = random.below(2) == 0 ? [] : ["T1112", "T1547.001"]
    }

    private static func level(_ random: inout SplitMix) -> Level {
        Level.allCases[random.below(Level.allCases.count)]
    }

    private static func texts(_ random: inout SplitMix) -> [String] {
        (0..<random.below(5)).map { _ in text(&random) }
    }

    /// Never empty; most are what YAML would take for something else.
    private static func text(_ random: inout SplitMix) -> String {
        let pieces = [
            "a", "*", "?", "'", "\"", "\\", ": ", " #", "-", "[", "]", "{", "}", ",", "&", "!", "|", ">", "%", "@", "`",
            "7", "0x", "yes", "null", "~", " ", "\t", "\n", "\r", "\u{85}", "\u{2028}", /* Yams drops one that leads */
            "x\u{feff}", "\u{202e}",
            "\u{1b}[", "圧", "é",
            "e\u{301}", "😀", "\u{e000}", ".", "/", "=", "<<", "C:\\", "\\\\srv\\", "---", "...", ":", "#",
        ]
        return (0...random.below(5)).map { _ in pieces[random.below(pieces.count)] }.joined()
    }
}
