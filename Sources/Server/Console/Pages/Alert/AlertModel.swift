import Detection
import Events
import Reports
import Storage

/// One alert, in words: the sentence first, details below.
struct AlertModel: PageModel {
    struct Step: Sendable {
        var kind: String
        var when: Moment
        var program: String
        var what: String
        var isHere: Bool
        var logAddress: String
    }

    struct Fact: Sendable {
        var name: String
        var values: [String]
    }

    struct Technique: Sendable {
        var id: String
        var name: String
        var address: String?
    }

    struct Change: Sendable {
        var path: String
        var old: String?
        var new: String?
    }

    struct Entry: Sendable {
        var when: Moment
        var author: String
        var text: String
        var comment: String?
    }

    struct StateChoice: Sendable {
        var value: String
        var text: String
        var isFirst: Bool
    }

    var id: Int64
    var title: String
    var level: LevelMark
    var watch: WatchMark
    var state: String
    var assigned: String
    var sentence: [AlertSentence.Piece]
    var isGone: Bool
    /// Where what the alert is about can be acted upon; nil where it cannot.
    var stop: String?
    var quarantine: String?
    var collect: String?
    var tree: ProcessTree
    var steps: [Step]
    var hasSteps: Bool
    var stepsAreCut: Bool
    var facts: [Fact]
    var script: [String]?
    var techniques: [Technique]
    var change: Change?
    var next: [String]
    var ordinary: String?
    var findingCount: Int
    var findings: [FindingRow]
    var entries: [Entry]
    var hasEntries: Bool
    var mayWork: Bool
    var isMine: Bool
    var states: [StateChoice]
    var normalAddress: String?
    var logsAddress: String?
    var chain: [String]

    struct FindingRow: Sendable {
        var when: Moment
        var what: String
        var record: String
    }

    init(_ facts: AlertFacts, me: String, mayWork: Bool, mayExcept: Bool, maySeeLogs: Bool, _ reader: Reader) {
        let (alert, main) = (facts.alert, facts.findings.first)
        id = alert.id
        title = RuleNames.name(alert.rule, reader)
        level = LevelMark(alert.level, reader)
        watch = WatchMark(alert.watch, reader)
        state = AlertStateTitles.title(alert.state)[reader]
        assigned =
            alert.assignee.isEmpty
            ? Text(en: "nobody takes care of it yet", ja: "担当 未定")[reader]
            : Text(en: "in the care of \(alert.assignee)", ja: "担当 \(alert.assignee)")[reader]
        sentence = AlertSentence.pieces(alert, main, group: facts.host?.group?.name ?? "", reader)
        isGone = main == nil
        tree = ProcessTree(facts.chain, children: facts.children, watch: alert.watch, reader)
        let events = Set(facts.findings.map(\.event.id))
        steps = facts.story.map { Self.step($0, isHere: events.contains($0.event.id), reader) }
        hasSteps = !steps.isEmpty
        stepsAreCut = facts.storyIsCut
        self.facts = main.map { AlertEvidenceWords.facts($0, alert, reader) } ?? []
        script = main.flatMap { AlertEvidenceWords.script($0) }
        let ids = facts.findings.flatMap(\.line.techniques).reduce(into: [String]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        techniques = ids.map {
            Technique(id: $0, name: Techniques.name($0)?[reader] ?? "", address: Techniques.address($0))
        }
        change = main.flatMap { AlertEvidenceWords.change($0, reader) }
        next = NextSteps.steps(alert, reader)
        ordinary = RuleNames.rule(alert.rule)?.falsePositives[reader]
        findingCount = Int(alert.count)
        findings = facts.findings.prefix(50).map {
            FindingRow(
                when: Moment($0.event.time, reader), what: Deed.words($0, reader, limit: 200),
                record: AlertEvidenceWords.record($0))
        }
        entries = facts.history.map { Self.entry($0, reader) }
        hasEntries = !entries.isEmpty
        self.mayWork = mayWork
        isMine = alert.assignee == me
        states = AlertState.allCases.filter { $0 != alert.state }.map {
            StateChoice(value: $0.rawValue, text: AlertStateTitles.title($0)[reader], isFirst: $0 == .inProgress)
        }
        normalAddress = mayExcept ? "/alerts/\(alert.id)/normal" : nil
        logsAddress = maySeeLogs ? Self.logs(alert) : nil
        chain = Glimpse.chain(alert.chain)
    }

    /// The host's logs around the alert.
    private static func logs(_ alert: Alert) -> String {
        let span = 600 * Timestamp.ticksPerSecond
        return PageAddress.make(
            "/logs",
            [
                ("host", alert.host), ("since", Timestamp(ticks: alert.first.ticks - span).rfc3339),
                ("until", Timestamp(ticks: alert.last.ticks + span).rfc3339),
            ])
    }

    private static func step(_ line: LogLine, isHere: Bool, _ reader: Reader) -> Step {
        Step(
            kind: line.line.log, when: Moment(line.event.time, reader),
            program: Glimpse.program(line.event.process.executable),
            what: Deed.words(line, reader, limit: 160), isHere: isHere,
            logAddress: LogTitles.title(LogName(name: line.line.log) ?? .process)[reader])
    }

    private static func entry(_ entry: AlertEntry, _ reader: Reader) -> Entry {
        let when = Moment(entry.time, reader)
        switch entry.act {
        case .state(let state):
            let name = AlertStateTitles.title(state)
            let text = Text(en: "set it to “\(name.en)”", ja: "状態を「\(name.ja)」に変更")[reader]
            return Entry(when: when, author: entry.author, text: text, comment: nil)
        case .assignee(let who):
            let text =
                who.isEmpty
                ? Text(en: "gave it back", ja: "担当を外した") : Text(en: "gave it to \(who)", ja: "担当を \(who) に設定")
            return Entry(when: when, author: entry.author, text: text[reader], comment: nil)
        case .comment(let comment):
            return Entry(
                when: when, author: entry.author, text: Text(en: "wrote", ja: "コメント")[reader], comment: comment)
        }
    }
}
