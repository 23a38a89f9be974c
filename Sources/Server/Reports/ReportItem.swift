import Detection
import Events

/// What a report keeps of a finding: texts that are fit for a terminal.
struct ReportItem {
    var time: Timestamp
    var level: Level
    var rule: Rule
    var techniques: [String]
    var subject: [String]
    /// The file and the number of the record.
    var place: String

    init(_ finding: Finding, of event: borrowing Event, _ verdict: borrowing Verdict, _ language: Language) {
        time = event.time
        level = finding.level
        rule = finding.rule
        techniques = finding.techniques
        subject = Subject.lines(event, verdict, language).filter { !$0.isEmpty }.map(Self.limited)
        let file = WindowsPath.fileName(event.origin.file)
        place = VisibleText.escaped(file, limit: 200) + " #" + String(event.origin.sequence)
    }

    private static func limited(_ text: String) -> String {
        text.utf8.count <= 2_000 ? VisibleText.escaped(text) : VisibleText.escaped(text, limit: 1_500)
    }

    static func isBefore(_ a: ReportItem, _ b: ReportItem) -> Bool {
        (a.time.wholeMilliseconds, a.place, a.rule.id) < (b.time.wholeMilliseconds, b.place, b.rule.id)
    }

    /// Whether the two speak of the same thing: another rule that matched, or another recording of it.
    ///
    /// Recordings of one act agree on milliseconds only.
    func isSame(as other: ReportItem) -> Bool {
        time.wholeMilliseconds == other.time.wholeMilliseconds && subject == other.subject
    }
}
