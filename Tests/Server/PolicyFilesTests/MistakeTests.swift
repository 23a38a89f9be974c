import Detection
import Testing
import Watches

@testable import PolicyFiles

@Suite struct MistakeTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var yaml: String
        var mistakes: [String]

        init(_ name: String, _ yaml: String, _ mistakes: String...) {
            self.name = name
            self.yaml = yaml
            self.mistakes = mistakes
        }

        var testDescription: String { name }
    }

    @Test(
        "names each mistake with its place",
        arguments: [
            // Structure
            Case("unknown section", "regisry:\n  enabled: true\n", "1:1 unknown-key"),
            Case("unknown key", "registry:\n  enable: true\n", "2:3 unknown-key"),
            Case(
                "unknown key of an entry", "registry:\n  locations:\n    - id: run\n      lvel: low\n",
                "4:7 unknown-key"),
            Case("key twice", "registry:\n  enabled: true\n  enabled: false\n", "3:3 duplicate-key"),
            Case("section twice", "registry: {}\nbrowser: {}\nregistry: {}\n", "3:1 duplicate-key"),
            Case("key twice in flow", "registry: {enabled: true, 'enabled': false}", "1:27 duplicate-key"),
            Case(
                "key twice with an escape", "registry:\n  enabled: true\n  \"enable\\x64\": false\n",
                "2:3 duplicate-key"),
            Case("list as key", "[a]: 1\n", "1:1 key-is-no-text"),
            Case("root is a list", "- registry\n", "1:1 wrong-type"),
            Case("root is a text", "registry\n", "1:1 wrong-type"),
            Case("section is a list", "registry: [a]\n", "1:11 wrong-type"),
            Case("entries are a mapping", "registry:\n  locations:\n    run: {level: low}\n", "3:5 wrong-type"),
            Case("entry is a text", "registry:\n  locations: [run]\n", "2:15 wrong-type"),
            // Types
            Case("flag as text", "registry: {enabled: 'true'}\n", "1:21 wrong-type"),
            Case("flag as yes", "registry: {enabled: yes}\n", "1:21 wrong-type"),
            Case("flag without value", "registry:\n  enabled:\n", "2:11 no-value"),
            Case("number as text", "archive: {burst-count: many}\n", "1:24 wrong-type"),
            Case("number in quotes", "archive: {burst-count: '7'}\n", "1:24 wrong-type"),
            Case("fraction", "archive: {burst-count: 1.5}\n", "1:24 wrong-type"),
            Case("list as text", "transfer: {services: example.com}\n", "1:22 wrong-type"),
            Case("list in a list", "transfer:\n  services: [[a]]\n", "2:14 wrong-type"),
            Case("nothing in a list", "transfer:\n  services: [a, ~]\n", "2:17 wrong-type"),
            Case("list for a text", "registry:\n  locations: [{id: run, key: [a]}]\n", "2:30 wrong-type"),
            // Ranges and words
            Case("port 0", "transfer: {ports: [21, 0]}\n", "1:24 out-of-range"),
            Case("port 65536", "browser: {ports: [443, 65536]}\n", "1:24 out-of-range"),
            Case("number beyond all bounds", "transfer: {ports: [99999999999999999999]}\n", "1:20 out-of-range"),
            Case("count 0", "archive: {burst-count: 0}\n", "1:24 out-of-range"),
            Case("negative count", "archive: {burst-count: -3}\n", "1:24 out-of-range"),
            Case("unknown level", "registry:\n  locations: [{id: run, level: hgih}]\n", "2:32 unknown-word"),
            Case("unknown hive", "registry:\n  locations: [{id: run, hives: [HKCU]}]\n", "2:33 unknown-word"),
            Case("no hive", "registry:\n  locations: [{id: run, hives: []}]\n", "2:32 no-value"),
            Case(
                "unknown family of browsers", "browser:\n  browsers: [{id: edge, family: chrome}]\n",
                "2:33 unknown-word"),
            Case(
                "unknown family of formats", "archive:\n  formats: [{id: zip, family: genral}]\n", "2:31 unknown-word"),
            Case(
                "unknown operation", "file-operation:\n  places: [{id: shares, operations: [remove]}]\n",
                "2:38 unknown-word"),
            Case(
                "unknown response", "registry:\n  rules: [{id: registry.changed, response: deny}]\n",
                "2:44 unknown-word"),
            Case(
                "technique", "registry:\n  locations: [{id: run, techniques: [T1547.01, t1112]}]\n",
                "2:38 invalid-technique", "2:48 invalid-technique"),
            Case("empty pattern", "transfer:\n  services: [a, '']\n", "2:17 empty-text"),
            Case(
                "hive in a key", "registry:\n  locations:\n    - {id: run, key: 'hklm\\Software'}\n", "3:22 hive-in-key"
            ),
            Case(
                "kernel's name of a key", "registry:\n  locations:\n    - {id: run, key: \\Registry\\Machine\\A}\n",
                "3:22 hive-in-key"),
            Case(
                "key ends with a backslash", "registry:\n  locations:\n    - {id: run, key: Software\\}\n",
                "3:22 slash-at-ends"),
            Case("magic", "archive:\n  formats: [{id: zip, magic: 50 4G}]\n", "2:30 not-hex"),
            Case("half a byte of magic", "archive:\n  formats: [{id: zip, magic: 504}]\n", "2:30 not-hex"),
            Case(
                "dot of an extension", "archive:\n  formats: [{id: zip, extensions: [.zip]}]\n",
                "2:36 dot-in-extension"),
            // Entries
            Case("no id", "registry:\n  locations:\n    - key: Software\n", "3:7 missing-id"),
            Case("empty id", "registry:\n  locations:\n    - {id: '', key: a}\n", "3:12 empty-text"),
            Case("id without value", "registry:\n  locations:\n    - {id: , key: a}\n", "3:12 no-value"),
            Case("id twice", "registry:\n  locations:\n    - {id: run}\n    - {id: run}\n", "4:12 duplicate-id"),
            Case("new location without key", "registry:\n  locations: [{id: mine}]\n", "2:20 missing"),
            Case("new format without extension", "archive:\n  formats: [{id: mine}]\n", "2:18 missing"),
            Case("new tool without image", "archive:\n  tools: [{id: mine, images: []}]\n", "2:16 missing"),
            Case("new program without image", "transfer:\n  programs: [{id: mine}]\n", "2:19 missing"),
            Case("new place without path", "file-operation:\n  places: [{id: mine}]\n", "2:17 missing"),
            Case("new browser without image", "browser:\n  browsers: [{id: mine}]\n", "2:19 missing"),
            Case("exclusion of everything", "browser:\n  exclusions: [{id: mine}]\n", "2:21 missing"),
            Case("known entry emptied", "archive:\n  tools: [{id: 7-zip, images: []}]\n", "2:16 missing"),
            Case("unknown rule", "registry:\n  rules: [{id: registry.chnaged}]\n", "2:16 unknown-rule"),
            Case("rule of another watch", "registry:\n  rules: [{id: archive.burst}]\n", "2:16 rule-of-other-watch"),
            Case(
                "unknown rule in an exclusion", "registry:\n  exclusions: [{id: bam, rules: ['registry.x*']}]\n",
                "2:34 unknown-rule"),
            // YAML
            Case("syntax", "registry:\n  enabled: [true\nbrowser: {}\n", "3:8 syntax"),
            Case("value within a value", "registry: enabled: true\n", "1:18 syntax"),
            Case("open quote", "registry: 'abc\n", "2:1 syntax"),
            Case("tab", "registry:\n\tenabled: true\n", "2:1 tab-indent"),
            Case("anchor", "registry: &a {}\n", "1:11 anchor"),
            Case("alias", "registry: &a {}\nbrowser: *a\n", "1:11 anchor", "2:10 alias"),
            Case("pattern without quotes", "transfer:\n  services: [*.exe]\n", "2:14 alias"),
            Case("tag", "registry: !!python/object:os.system {}\n", "1:11 tag"),
            Case("own tag", "registry:\n  enabled: !x true\n", "2:12 tag"),
            Case("directive", "%YAML 1.1\n---\nregistry: {}\n", "1:1 directive"),
            Case("two documents", "registry: {}\n---\nbrowser: {}\n", "2:1 several-documents"),
            Case("two documents after an end", "registry: {}\n...\nbrowser: {}\n", "3:1 several-documents"),
            Case("control character", "registry: {}\n# \u{7}\n", "2:3 control-character"),
            Case("NUL", "registry: {}\0", "1:13 control-character"),
        ])
    func places(_ example: Case) {
        #expect(Sample.mistakes(example.yaml) == example.mistakes)
    }

    @Test("reports all mistakes of a file together, in its order")
    func together() {
        let yaml = """
            registry:
              enabled: maybe
              locations:
                - id: run
                  level: hihg
                  level: low
                  colour: red
            transfer:
              ports: [0, 70000]
              services: [*.a.com, *b]
              *c: 1
            transfr: {}
            """
        #expect(
            Sample.mistakes(yaml) == [
                "2:12 wrong-type", "5:14 unknown-word", "6:7 duplicate-key", "7:7 unknown-key", "9:11 out-of-range",
                "9:14 out-of-range", "10:14 alias", "10:23 alias", "11:3 alias", "12:1 unknown-key",
            ])
    }

    @Test(
        "suggests what was meant",
        arguments: [
            ("registry:\n  enabeld: true\n", "did you mean `enabled`?"),
            ("regisrty: {}\n", "did you mean `registry`?"),
            ("file_operation: {}\n", "did you mean `file-operation`?"),
            ("registry:\n  locations: [{id: run, level: hihg}]\n", "did you mean `high`?"),
            ("registry:\n  locations: [{id: rnu, level: high}]\n", "or did you mean `run`?"),
            ("registry:\n  rules: [{id: registry.chnaged}]\n", "did you mean `registry.changed`?"),
            ("browser:\n  browsers: [{id: edge, family: geko}]\n", "did you mean `gecko`?"),
        ])
    func suggestions(_ yaml: String, _ words: String) {
        let messages = Sample.messages(yaml)
        #expect(messages.count == 1)
        #expect(messages.first?.contains(words) == true, "\(messages)")
    }

    @Test("counts columns in characters, also after Japanese and a byte order mark")
    func columns() {
        #expect(Sample.mistakes("\u{feff}registry: {圧縮: 1, enabled: x}\n") == ["1:12 unknown-key", "1:28 wrong-type"])
    }

    @Test("says a message in both languages")
    func languages() {
        let yaml = "registry:\n  enable: true\n"
        #expect(Sample.messages(yaml, .en) == ["p.yaml:2:3: unknown key `enable`; did you mean `enabled`?"])
        #expect(Sample.messages(yaml, .ja) == ["p.yaml:2:3: `enable` というキーはありません。`enabled` の誤りですか"])
    }

    @Test("lets nothing through that steers a terminal")
    func terminal() {
        let yaml = "\"\\e[31m\\u202Eevil\\n\": 1\n"
        for language in Language.allCases {
            let text = Sample.messages(yaml, language).joined()
            #expect(text.contains(#"\x1b[31m\u{202e}evil\n"#))
            #expect(text.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 0x202e })
        }
        let problems = PolicyProblems(name: "a\u{1b}[2Jb", problems: [PolicyProblem(Place(1, 1), .notUTF8)])
        #expect(problems.lines(.en) == [#"a\x1b[2Jb:1:1: this is not UTF-8; save the file as UTF-8"#])
    }

    @Test("keeps the first thousand mistakes and counts the others")
    func many() {
        let yaml = (0..<1_500).map { "k\($0): 1\n" }.joined()
        let messages = Sample.messages(yaml)
        #expect(messages.count == 1_001)
        #expect(messages.last == "p.yaml: and 500 more mistakes")
    }
}
