import Detection
import Events
import Foundation
import Testing

@testable import Analysis
@testable import Reports

/// The forms for people.
@Suite struct TextReportTests {
    private func report(
        _ examples: [ReportExamples.Example], _ language: Language = .en, columns: Int = 100, isColoured: Bool = false,
        summary: Summary = Summary()
    ) -> String {
        let style = Style(isColoured: isColoured, columns: columns, clock: ReportExamples.clock)
        return ReportExamples.text(
            ReportExamples.written(examples, TextReport(["logs.zip"], language, style), summary: summary))
    }

    @Test("writes the golden reports and logs", arguments: Language.allCases)
    func golden(language: Language) throws {
        for columns in [80, 140] {
            let text = report(ReportExamples.all, language, columns: columns, summary: ReportExamples.summary)
            try Golden.expect("report.\(language).\(columns).txt", Array(text.utf8))
        }
        let coloured = report(ReportExamples.all, language, isColoured: true, summary: ReportExamples.summary)
        try Golden.expect("report.\(language).coloured.txt", Array(coloured.utf8))
        let lines = TextLines(language, Style(isColoured: false, columns: 100, clock: ReportExamples.clock))
        try Golden.expect(
            "logs.\(language).txt",
            ReportExamples.written(ReportExamples.all, lines, logs: true, summary: ReportExamples.summary))
    }

    @Test("no line is wider than the terminal", arguments: [60, 80, 140])
    func width(columns: Int) {
        for language in Language.allCases {
            let text = report(ReportExamples.all, language, columns: columns, summary: ReportExamples.summary)
            for line in text.split(separator: "\n") { #expect(VisibleText.width(String(line)) <= columns, "\(line)") }
        }
    }

    @Test("colours only where they were asked for, and the same text with them")
    func colours() {
        let plain = report(ReportExamples.all, summary: ReportExamples.summary)
        #expect(!plain.contains("\u{1b}"))
        let coloured = report(ReportExamples.all, isColoured: true, summary: ReportExamples.summary)
        #expect(coloured.contains("\u{1b}["))
        #expect(coloured.replacing(/\u{1b}\[[0-9;]*m/, with: "") == plain)
    }

    @Test("hosts and processes come in the order of their newest finding, the newest last")
    func order() {
        let text = report([
            found(9, host: "B", pid: 1), found(5, host: "A", pid: 2), found(1, host: "A", pid: 3),
            found(2, host: "B", pid: 4),
        ])
        let places = ["■ A", "(pid 3)", "(pid 2)", "■ B", "(pid 4)", "(pid 1)"].map { text.range(of: $0)?.lowerBound }
        #expect(places.allSatisfy { $0 != nil })
        #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
    }

    @Test(
        "lists five findings of a rule by one process, the earliest, and counts the others", arguments: [false, true])
    func flood(isReversed: Bool) {
        let flood = (0..<12).map { found(Int64($0), host: "A", pid: 1) }
        let text = report(isReversed ? flood.reversed() : flood)
        #expect(text.components(separatedBy: "An autostart was changed").count == 1 + 5)
        #expect(text.contains("… and 7 more of registry.run-keys"))
        #expect(text.contains("09:00:04") && !text.contains("09:00:05"))
    }

    @Test("what several rules or recordings say of one act stands together")
    func together() {
        var other = found(1, host: "A", pid: 1)
        other.finding = Finding(ReportExamples.hidden)
        var again = found(1, host: "A", pid: 1)
        again.event.origin.file = "other.jsonl"
        let text = report([found(1, host: "A", pid: 1), other, again])
        #expect(text.components(separatedBy: #"CurrentVersion\Run"#).count == 1 + 1)
        #expect(text.contains("An autostart was changed") && text.contains("Nobody drives it"))
        #expect(text.contains("other.jsonl #1"))
    }

    @Test("keeps so many processes, and counts the findings of the others")
    func groupLimit() {
        let many = (0..<(TextReport.groupLimit + 3)).map { found(1, host: "A", pid: UInt32($0 + 1)) }
        let text = report(many)
        #expect(text.contains("3 findings are only counted"))
        #expect(text.components(separatedBy: "▸").count == 1 + TextReport.groupLimit)
    }

    @Test("the order in which findings come changes nothing")
    func commutes() {
        let text = report(ReportExamples.all, summary: ReportExamples.summary)
        #expect(report(ReportExamples.all.reversed(), summary: ReportExamples.summary) == text)
    }

    @Test("says so when there is nothing")
    func nothing() {
        #expect(report([], .en).contains("Nothing was found."))
        #expect(report([], .ja).contains("検出されたものはありません。"))
    }

    @Test("what a log says reaches no terminal raw", arguments: Language.allCases)
    func hostile(language: Language) {
        let evil = "\u{1b}]0;evil\u{7}\u{202e}\n\u{9b}2J"
        var example = found(1, host: evil, pid: 1)
        example.event.user.name = evil
        example.event.process.executable = evil
        example.event.process.commandLine = evil
        example.event.ancestors = [Process(executable: evil)]
        example.event.origin.file = evil
        example.verdict.browserReasons = [evil]
        example.verdict.url = evil
        example.verdict.destinationDomain = evil
        for activity in activities(evil) {
            example.event.activity = activity
            let style = Style(isColoured: false, columns: 100, clock: ReportExamples.clock)
            let texts = [
                report([example], language),
                ReportExamples.text(ReportExamples.written([example], TextLines(language, style), logs: true)),
            ]
            for text in texts {
                #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !VisibleText.mustEscape($0) }, "\(activity)")
            }
            #expect(texts[1].split(separator: "\n").count == 2, "a line of the log and the end")
        }
    }

    private func found(_ seconds: Int64, host: String, pid: UInt32) -> ReportExamples.Example {
        var example = ReportExamples.registry
        example.event.time = ReportExamples.time(seconds)
        example.event.host = host
        example.event.process.pid = pid
        example.event.origin.sequence = UInt64(seconds)
        return example
    }

    private func activities(_ text: String) -> [Activity] {
        var file = FileActivity(.rename, text)
        file.oldPath = text
        file.stream = text
        file.clientIP = text
        var registry = RegistryActivity(.keyRenamed, text)
        registry.newPath = text
        registry.data = text
        registry.oldData = text
        var network = NetworkActivity()
        network.destinationIP = text
        network.destinationDomain = text
        var job = TransferJobActivity(.started)
        job.job = text
        job.url = text
        job.file = text
        var session = SessionActivity(.signIn, account: User(name: text))
        session.sourceIP = text
        return [
            .process(ProcessActivity(.start)), .file(file), .registry(registry), .network(network),
            .dns(DNSActivity(question: text)), .script(ScriptActivity(.block, text: text)), .transferJob(job),
            .moduleLoad(ModuleLoadActivity(path: text)),
            .intrusion(IntrusionActivity(.access, target: Process(executable: text))), .session(session),
            .visit(VisitActivity(url: text)), .health(HealthActivity(.gap, detail: text)),
        ]
    }
}
