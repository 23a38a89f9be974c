import Detection
import Testing
import Watches

@testable import PolicyFiles

@Suite struct HostileTests {
    @Test(
        "bounds nesting, however it is written",
        arguments: [
            String(repeating: "[", count: 100_000), String(repeating: "{", count: 100_000),
            String(repeating: "{a: ", count: 100_000), String(repeating: "[a: ", count: 100_000),
            String(repeating: "- ", count: 100_000), String(repeating: "? ", count: 100_000),
            (0..<1_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
            (0..<1_000).map { String(repeating: " ", count: $0) + "- a:\n" }.joined(),
            "registry: " + String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000),
        ])
    func depth(_ yaml: String) {
        let mistakes = Sample.mistakes(yaml)
        #expect(mistakes.count == 1)
        #expect(mistakes.first?.hasSuffix(" too-deep") == true, "\(mistakes)")
    }

    @Test("refuses an alias bomb without looking at what it grows to")
    func bomb() {
        var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1..<60 {
            let items = [String](repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            yaml += "a\(level): &a\(level) [\(items)]\n"
        }
        yaml += "? *a59\n: 1\n"
        let mistakes = Sample.mistakes(yaml)
        #expect(mistakes.first == "1:5 anchor")
        #expect(mistakes.allSatisfy { $0.hasSuffix(" anchor") || $0.hasSuffix(" alias") })
    }

    @Test(
        "finds an anchor wherever YAML allows one",
        arguments: [
            ("&a registry: {}", "1:1 anchor"), ("? &a registry\n: {}", "1:3 anchor"), ("- &a x", "1:3 anchor"),
            ("{&a x: 1}", "1:2 anchor"), ("[x, &a y]", "1:5 anchor"), ("a: |\n  &b\n&c d: e", "3:1 anchor"),
            ("a: 'it''s &x'\nb: &y 1", "2:4 anchor"), ("a: \"\\\" &x\"\nb: &y 1", "2:4 anchor"),
            ("a: b\n  &c d\ne: &f g", "3:4 anchor"), ("a: # 'x\n  &b c", "2:3 anchor"), ("--- &a\nb: c", "1:5 anchor"),
            ("a: >2\n   &x\n  &y\n&z b: c", "4:1 anchor"), ("a: !!str &x b", "1:10 anchor"),
            ("a:\n- b\n- &x c", "3:3 anchor"),
            ("a: \"x\n  y\" \nb: &c d", "3:4 anchor"), ("{a: b, ? &x c}", "1:10 anchor"),
            ("a:\u{85}  &b c", "2:3 anchor"),
        ])
    func anchors(_ yaml: String, _ mistake: String) {
        let problems = PolicyDocument(Array(yaml.utf8)).problems.map {
            "\($0.place.line):\($0.place.column) \($0.mistake.id)"
        }
        #expect(problems == [mistake])
    }

    @Test(
        "does not take text for anchors",
        arguments: [
            "a: x &b", "a: 'x\n  &b'", "a: |\n  &b\n   *c\nd: e", "a: b\n  &c\n  *d", "# &a\nb: c", "a: x&y",
            "a: >-\n\n\n  &b\n\n  *c\n",
            "a: [b c\n  &d, e]",
        ])
    func noAnchors(_ yaml: String) {
        let document = PolicyDocument(Array(yaml.utf8))
        #expect(document.problems.isEmpty)
        #expect(document.root != nil)
    }

    @Test("refuses what is too large")
    func size() {
        let comment = Array(repeating: UInt8(ascii: "#"), count: PolicyReader.limitBytes)
        #expect(Sample.mistakes(comment) == [])
        #expect(Sample.mistakes(comment + [10]) == ["1:1 too-large"])
    }

    @Test(
        "says where a file stops being UTF-8",
        arguments: [
            ([0x61, 0x3a, 0x0a, 0x20, 0xff], "2:2 not-utf-8"), ([0xff, 0xfe, 0x61, 0x00], "1:1 not-utf-8"),
            ([0xe3, 0x81], "1:1 not-utf-8"), ([0xed, 0xa0, 0x80], "1:1 not-utf-8"), ([0x82, 0xa0], "1:1 not-utf-8"),
        ] as [([UInt8], String)])
    func encoding(_ bytes: [UInt8], _ mistake: String) {
        #expect(Sample.mistakes(bytes) == [mistake])
    }

    @Test("reads hundreds of thousands of entries and keys in time")
    func many() throws {
        var yaml = "registry:\n  locations:\n"
        for index in 0..<20_000 { yaml += "    - {id: l\(index), key: a}\n" }
        #expect(try Sample.read(yaml).registry.locations.count == 20_001)
        let keys = "registry: {" + (0..<40_000).map { "k\($0 % 20_000): 1" }.joined(separator: ", ") + "}"
        #expect(Sample.mistakes(keys).count == 1_000)
    }

    @Test("never crashes over a damaged policy, and parser and scan agree", arguments: 0..<8)
    func mutations(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let valid = Array(PolicyPrinter.print(Sample.policy, .en, onto: Sample.policy, rules: Sample.rules).utf8)
        let seeds = [
            Array(valid.suffix(700)),
            Array("a: &x [1, {b: *x}]\n'c': |\n  t\n\"d\\n\": >-\n  u\n? e\n: - f\n  - g\n".utf8),
            Array("registry: {locations: [{id: run, level: low}, {id: x, key: 'a'}]} # c\n".utf8),
        ]
        let pieces = [
            "&a ", "*a", "'", "\"", "[", "{", "]", "}", ": ", "- ", "? ", "\n", "\t", "#", "|\n", ">\n", "---\n",
            "...\n", "!!str ", "%", ",", "\\", "\u{85}", "é", "\r", "  ",
        ].map { Array($0.utf8) }
        var read = 0
        for round in 0..<2_500 {
            var bytes = seeds[round % seeds.count]
            for _ in 0..<random.below(6) + 1 {
                let at = random.below(bytes.count + 1)
                switch random.below(4) {
                case 0: bytes.insert(contentsOf: pieces[random.below(pieces.count)], at: at)
                case 1 where at < bytes.count: bytes[at] = UInt8(truncatingIfNeeded: random.next())
                case 2 where at < bytes.count: bytes.removeSubrange(at..<min(bytes.count, at + random.below(20)))
                default: bytes.insert(contentsOf: bytes.suffix(random.below(20)), at: at)
                }
            }
            let document = PolicyDocument(bytes)
            #expect(!document.hasHiddenAnchor, "\(String(decoding: bytes, as: UTF8.self))")
            do {
                _ = try Sample.read(bytes)
                read += 1
            } catch {
                #expect(!error.problems.isEmpty)
                for language in Language.allCases { #expect(error.lines(language).count >= error.problems.count) }
            }
        }
        #expect(read > 0)
    }
}
