import Analysis
import Detection
import Events
import Foundation

/// The findings for people: by host, by who started whom, the newest last, and a summary.
///
/// Findings of one rule by one process beyond the first few are counted, not listed, so that a flood neither hides the
/// rest nor fills the memory.
package final class TextReport: EventFormat, @unchecked Sendable {
    // `@unchecked`: the groups are only touched while the lock is held.
    private let lock = NSLock()
    private let paths: [String]
    private let language: Language
    private let style: Style
    private var groups: [ReportGroup.Key: ReportGroup] = [:]
    private var unlisted = 0

    /// Groups that are kept; what comes beyond is only in the summary.
    static let groupLimit = 4_000

    /// - Parameter paths: What was asked for, for the head of the report.
    package init(_ paths: [String], _ language: Language, _ style: Style) {
        self.paths = paths
        self.language = language
        self.style = style
    }

    package var head: [UInt8] { [] }

    package func append(
        _ log: LogName, of event: borrowing Event, _ verdict: borrowing Verdict, to text: inout TextBuffer
    ) {}

    package func append(
        _ finding: Finding, of event: borrowing Event, _ verdict: borrowing Verdict, to text: inout TextBuffer
    ) {
        let key = ReportGroup.Key(
            host: VisibleText.escaped(event.host, limit: 100), chain: ProcessChain.names(event),
            user: VisibleText.escaped(event.user.name.isEmpty ? event.user.id : event.user.name, limit: 100))
        let item = ReportItem(finding, of: event, verdict, language)
        lock.lock()
        defer { lock.unlock() }
        if groups[key] == nil, groups.count >= Self.groupLimit {
            unlisted += 1
        } else {
            groups[key, default: ReportGroup()].append(item)
        }
    }

    package func tail(_ summary: Summary) -> [UInt8] {
        var out = TextBuffer()
        SummaryText.appendHead(paths, summary, language, style, to: &out)
        let hosts = Dictionary(grouping: groups, by: \.key.host).map { host, members in
            (host: host, members: members, last: members.reduce(Timestamp(ticks: .min)) { max($0, $1.value.last) })
        }
        for (host, members, _) in hosts.sorted(by: { ($0.last, $0.host) < ($1.last, $1.host) }) {
            out.append(style.bold("■ " + (host.isEmpty ? Messages.unknownHost[language] : host)) + "\n")
            for (key, group) in members.sorted(by: Self.isBefore) {
                append(key, group, to: &out)
                out.append("\n" as StaticString)
            }
        }
        SummaryText.append(summary, unlisted: unlisted, language, style, to: &out)
        return out.bytes
    }

    private typealias Member = (key: ReportGroup.Key, value: ReportGroup)

    private static func isBefore(_ a: Member, _ b: Member) -> Bool {
        if a.value.last != b.value.last { return a.value.last < b.value.last }
        if a.key.chain != b.key.chain { return a.key.chain.lexicographicallyPrecedes(b.key.chain) }
        return a.key.user < b.key.user
    }

    private func append(_ key: ReportGroup.Key, _ group: ReportGroup, to out: inout TextBuffer) {
        let chain = key.chain.isEmpty ? [Messages.unknownProcess[language]] : key.chain
        for (index, line) in ProcessChain.lines(chain, style.columns - 6).enumerated() {
            out.append((index == 0 ? "  ▸ " : "      ") + style.bold(line) + "\n")
        }
        if !key.user.isEmpty { out.append("    " + style.faint(Messages.by[language] + " " + key.user) + "\n") }
        for block in group.blocks { append(block, to: &out) }
        for (rule, count) in group.unlisted {
            out.append("    " + style.faint(Messages.andMore(count, rule)[language]) + "\n")
        }
    }

    private func append(_ block: [ReportItem], to out: inout TextBuffer) {
        let time = style.clock.seconds(block[0].time)
        var seen: [String] = []
        for item in block where !seen.contains(item.rule.id) {
            let level = style.level(item.level, Messages.level(item.level)[language])
            let gap = String(
                repeating: " ", count: levelColumns - VisibleText.width(Messages.level(item.level)[language]))
            let lead = seen.isEmpty ? time : String(repeating: " ", count: time.utf8.count)
            let names = VisibleText.wrapped(item.rule.name[language], style.columns - 25 - levelColumns)
            for (index, name) in names.enumerated() {
                let start = index == 0 ? lead + "  " + level + gap : String(repeating: " ", count: 21 + levelColumns)
                out.append("    " + start + name + "\n")
            }
            seen.append(item.rule.id)
        }
        let indent = "        "
        for line in block[0].subject {
            for part in VisibleText.wrapped(line, style.columns - 8) { out.append(indent + part + "\n") }
        }
        for part in VisibleText.wrapped(notes(block, seen), style.columns - 8) {
            out.append(indent + style.faint(part) + "\n")
        }
    }

    private func notes(_ block: [ReportItem], _ rules: [String]) -> String {
        [rules, unique(block.flatMap(\.techniques)), unique(block.map(\.place))]
            .filter { !$0.isEmpty }.map { $0.joined(separator: ", ") }.joined(separator: " · ")
    }

    private func unique(_ texts: [String]) -> [String] {
        texts.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// The column of the levels with the gap behind it.
    private var levelColumns: Int {
        Level.allCases.reduce(0) { max($0, VisibleText.width(Messages.level($1)[language])) } + 1
    }
}
