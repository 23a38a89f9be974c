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
    private let language: Language
    private let style: Style
    private var groups: [GroupKey: Group] = [:]
    private var unlisted = 0

    private struct GroupKey: Hashable {
        var host: String
        var chain: String
        var user: String
    }

    private struct Group {
        var findings: [Item] = []
        var counts: [String: Int] = [:]
        var last = Timestamp(ticks: .min)
    }

    private struct Item {
        var time: Timestamp
        var level: Level
        var rule: Rule
        var techniques: [String]
        var lines: [String]
        var place: String
    }

    /// Findings of one rule that a group lists.
    private static let listedPerRule = 5
    /// Groups that are kept; what comes beyond is only in the summary.
    private static let groupLimit = 4_000

    package init(_ language: Language, _ style: Style) {
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
        let key = GroupKey(
            host: VisibleText.escaped(event.host), chain: ProcessChain.text(event),
            user: VisibleText.escaped(event.user.name.isEmpty ? event.user.id : event.user.name))
        let item = Item(
            time: event.time, level: finding.level, rule: finding.rule, techniques: finding.techniques,
            lines: Subject.lines(event, verdict).map { Self.limited(VisibleText.escaped($0)) },
            place: VisibleText.escaped(WindowsPath.fileName(event.origin.file)) + " #" + String(event.origin.sequence))
        lock.lock()
        defer { lock.unlock() }
        if groups[key] == nil, groups.count >= Self.groupLimit {
            unlisted += 1
            return
        }
        var group = groups.removeValue(forKey: key) ?? Group()
        group.counts[finding.rule.id, default: 0] += 1
        group.findings.append(item)
        group.last = max(group.last, event.time)
        if group.counts[finding.rule.id]! > Self.listedPerRule { drop(finding.rule.id, &group) }
        groups[key] = group
    }

    /// Keeps the earliest of a rule, whatever the order in which they come.
    private func drop(_ rule: String, _ group: inout Group) {
        guard
            let latest = group.findings.indices.filter({ group.findings[$0].rule.id == rule }).max(by: { a, b in
                (group.findings[a].time, group.findings[a].place) < (group.findings[b].time, group.findings[b].place)
            })
        else { return }
        group.findings.remove(at: latest)
    }

    private static func limited(_ text: String) -> String {
        text.utf8.count <= 2_000 ? text : String(text.prefix(1_500)) + " …"
    }

    package func tail(_ summary: Summary) -> [UInt8] {
        var out = TextBuffer()
        let hosts = Dictionary(grouping: groups, by: \.key.host)
        let sorted = hosts.sorted { a, b in
            (a.value.map(\.value.last).max()!, a.key) < (b.value.map(\.value.last).max()!, b.key)
        }
        for (host, members) in sorted { append(host, members, to: &out) }
        SummaryText.append(summary, unlisted: unlisted, language, style, to: &out)
        return out.bytes
    }

    private func append(_ host: String, _ members: [(key: GroupKey, value: Group)], to out: inout TextBuffer) {
        out.append(style.bold("■ " + (host.isEmpty ? Messages.unknownHost[language] : host)) + "\n")
        for (key, group) in members.sorted(by: { ($0.value.last, $0.key.chain) < ($1.value.last, $1.key.chain) }) {
            let chain = key.chain.isEmpty ? Messages.unknownProcess[language] : key.chain
            for (index, line) in VisibleText.wrapped(chain, style.columns - 6).enumerated() {
                out.append((index == 0 ? "  ▸ " : "      ") + style.bold(line) + "\n")
            }
            if !key.user.isEmpty { out.append("    " + style.faint(Messages.by[language] + " " + key.user) + "\n") }
            for item in group.findings.sorted(by: { ($0.time, $0.place) < ($1.time, $1.place) }) {
                append(item, to: &out)
            }
            for (rule, count) in group.counts.sorted(by: { $0.key < $1.key }) where count > Self.listedPerRule {
                out.append("    " + style.faint(Messages.andMore(count - Self.listedPerRule, rule)[language]) + "\n")
            }
        }
        out.append("\n" as StaticString)
    }

    private func append(_ item: Item, to out: inout TextBuffer) {
        let level = VisibleText.padded(Messages.level(item.level)[language], language == .ja ? 6 : 13)
        out.append(
            "    " + LocalTime.text(item.time) + "  " + style.level(item.level, level) + " " + item.rule.name[language]
                + "\n")
        let indent = "        "
        for line in item.lines where !line.isEmpty {
            for part in VisibleText.wrapped(line, style.columns - 8) { out.append(indent + part + "\n") }
        }
        let notes = [item.rule.id, item.techniques.joined(separator: " "), item.place].filter { !$0.isEmpty }
        out.append(indent + style.faint(notes.joined(separator: " · ")) + "\n")
    }
}
