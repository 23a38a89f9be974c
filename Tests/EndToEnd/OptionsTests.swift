import Foundation
import Testing

/// What each option of `analyze`, `events` and `policy` does.
@Suite struct OptionsTests {
    private let folder: Folder

    init() throws {
        folder = try Folder()
        try folder.write("a.evtx", try Recording.story().file())
    }

    private func rules(_ arguments: [String]) throws -> [String] {
        let run = try Program.run(["analyze", "--format", "jsonl"] + arguments + ["a.evtx"], in: folder)
        #expect(run.status == 0, "\(run.errors)")
        return try run.objects().map { $0["rule.id"] as? String ?? "" }
    }

    @Test("--watch leaves the findings of one watch, or of several")
    func watch() throws {
        #expect(Set(try rules(["--watch", "registry"]).map { $0.prefix(9) }) == ["registry."])
        #expect(Set(try rules(["--watch", "archive"]).map { $0.prefix(8) }) == ["archive."])
        for both in [
            ["--watch", "registry", "--watch", "archive"], ["--watch", "registry", "archive"],
            ["--watch", "registry,archive"],
        ] {
            #expect(try rules(both) == rules([]))
        }
        #expect(try rules(["--watch", "browser"]).isEmpty)
    }

    @Test("--level leaves the findings of a level and above")
    func level() throws {
        #expect(try rules(["--level", "high"]).contains("registry.run-key"))
        #expect(try rules(["--level", "critical"]).isEmpty)
    }

    @Test(
        "--since and --until take days and local times, or times with their zone",
        arguments: [
            (["--since", "2026-04-01"], true), (["--since", "2026-04-02"], false),
            (["--until", "2026-04-01"], true), (["--until", "2026-03-31"], false),
            // The value was set at 00:00:03 UTC, which is 09:00:03 in Japan.
            (["--since", "2026-04-01T09:00:03"], true), (["--since", "2026-04-01T09:00:04"], false),
            (["--until", "2026-04-01T09:00:02"], false), (["--until", "2026-04-01T09:00:03"], true),
            (["--since", "2026-04-01T00:00:03Z"], true), (["--since", "2026-04-01T00:00:04Z"], false),
            (["--since", "2026-04-01T09:00:03+09:00", "--until", "2026-04-01T09:00:03+09:00"], true),
        ])
    func span(options: [String], isFound: Bool) throws {
        #expect(try rules(options).contains("registry.run-key") == isFound)
    }

    @Test(
        "a report's times are those of this machine's zone",
        arguments: [
            ("Asia/Tokyo", "2026-04-01 09:00:03", "(UTC+09:00)"), ("UTC", "2026-04-01 00:00:03", "(UTC+00:00)"),
            ("America/New_York", "2026-03-31 20:00:03", "(UTC-04:00)"),
        ])
    func zone(name: String, time: String, offset: String) throws {
        let run = try Program.run(["analyze", "--format", "text", "a.evtx"], in: folder, environment: ["TZ": name])
        #expect(run.text.contains(time) && run.text.contains(offset))
    }

    @Test("--log leaves the lines of one log")
    func log() throws {
        for log in ["process", "registry"] {
            let run = try Program.run(["events", "--format", "jsonl", "--log", log, "a.evtx"], in: folder)
            let logs = try run.objects().map { $0["mitsuke.log"] as? String }
            #expect(!logs.isEmpty && logs.allSatisfy { $0 == log })
        }
    }

    @Test("--lang chooses the language of rules, reports and messages; the locale where it is not given")
    func language() throws {
        let japanese = try Program.run(["analyze", "--format", "text", "--lang", "ja", "a.evtx", "none"], in: folder)
        #expect(japanese.text.contains("Mitsuke 検出結果") && japanese.text.contains("レジストリ"))
        let english = try Program.run(
            ["analyze", "--format", "text", "--lang=en", "a.evtx"], in: folder, environment: ["LANG": "ja_JP.UTF-8"])
        #expect(english.text.contains("Mitsuke: findings"))
        let locale = try Program.run(
            ["analyze", "--format", "text", "a.evtx"], in: folder, environment: ["LANG": "ja_JP.UTF-8"])
        #expect(
            locale.text
                == japanese.text.replacing("a.evtx、none", with: "a.evtx").replacing("読み取れない箇所が 1 か所ありました。\n", with: ""))
        let help = try Program.run(["analyze", "--help"], in: folder, environment: ["LC_ALL": "ja_JP.UTF-8"])
        #expect(help.text.contains("終了コード"))
    }

    @Test("--format csv has a byte order mark and CRLF; --encoding cp932 has neither mark nor UTF-8")
    func csv() throws {
        var recording = Recording.story(value: "見附")
        recording.host = "=cmd|' /C calc'!A0"
        recording.setValue(Recording.runKey + "x", "x", by: 300, Recording.cmd)
        try folder.write("b.evtx", try recording.file())
        let utf8 = try Program.run(["analyze", "--format", "csv", "b.evtx"], in: folder)
        #expect(utf8.output.starts(with: [0xef, 0xbb, 0xbf]))
        #expect(utf8.text.contains("見附"))
        #expect(!utf8.text.contains(",=cmd") && utf8.text.contains("'=cmd|"))
        let rows = utf8.text.components(separatedBy: "\r\n")
        #expect(rows.last == "" && rows.allSatisfy { !$0.contains("\n") })
        let cp932 = try Program.run(["analyze", "--format", "csv", "--encoding", "cp932", "b.evtx"], in: folder)
        #expect(cp932.output.starts(with: Array("@timestamp,".utf8)))
        #expect(Data(cp932.output).range(of: Data([0x8c, 0xa9, 0x95, 0x8d])) != nil)
    }

    @Test("--output writes the file that the standard output would have been")
    func output() throws {
        let direct = try Program.run(["analyze", "a.evtx"], in: folder)
        let filed = try Program.run(["analyze", "-o", "found.jsonl", "a.evtx"], in: folder)
        #expect(filed.output.isEmpty)
        #expect(try folder.read("found.jsonl") == direct.output)
    }

    @Test("--policy changes what is found; the default policy, printed, changes nothing")
    func policy() throws {
        try folder.write("off.yaml", "registry:\n  enabled: false\n")
        #expect(try !rules(["--policy", "off.yaml"]).contains { $0.hasPrefix("registry.") })
        for language in ["ja", "en"] {
            let printed = try Program.run(["policy", "default", "--lang", language], in: folder)
            try folder.write("default.yaml", printed.output)
            #expect(try Program.run(["policy", "check", "default.yaml"], in: folder).status == 0)
            #expect(try rules(["--policy", "default.yaml"]) == rules([]))
        }
    }

    @Test("--originals adds what was normalised")
    func originals() throws {
        var recording = Recording()
        recording.setValue(
            #"\REGISTRY\MACHINE\SOFTWARE\Microsoft\Windows\CurrentVersion\Run\x"#, "x", by: 1, Recording.cmd)
        try folder.write("a.evtx", try recording.file())
        let with = try Program.run(["analyze", "--format", "jsonl", "--originals", "a.evtx"], in: folder)
        #expect(with.text.contains(#"\\REGISTRY\\MACHINE"#))
        #expect(try !Program.run(["analyze", "a.evtx"], in: folder).text.contains(#"\\REGISTRY\\MACHINE"#))
    }

    @Test("--version and --help answer with status 0", arguments: [["--version"], ["--help"], ["policy", "--help"]])
    func help(arguments: [String]) throws {
        let run = try Program.run(arguments, in: folder)
        #expect(run.status == 0)
        #expect(!run.output.isEmpty)
    }
}
