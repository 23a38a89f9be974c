import Analysis
import Detection
import Events

/// A log for people: a line for each event, in the order of the files.
package final class TextLines: EventFormat {
    private let language: Language
    private let style: Style

    package init(_ language: Language, _ style: Style) {
        self.language = language
        self.style = style
    }

    package var head: [UInt8] { [] }

    package func append(
        _ finding: Finding, of event: borrowing Event, _ verdict: borrowing Verdict, to text: inout TextBuffer
    ) {}

    package func append(
        _ log: LogName, of event: borrowing Event, _ verdict: borrowing Verdict, to text: inout TextBuffer
    ) {
        append(EventLine(log, verdict), log, event, verdict, to: &text)
    }

    func append(
        _ line: EventLine, _ log: LogName?, _ event: borrowing Event, _ verdict: borrowing Verdict,
        to text: inout TextBuffer
    ) {
        text.append(style.clock.text(event.time) + "  ")
        text.append(VisibleText.padded(VisibleText.escaped(Self.shortName(event.host)), 15) + " ")
        text.append(style.bold(VisibleText.padded(log.map { Messages.log($0)[language] } ?? "", 16)) + " ")
        text.append(VisibleText.padded(line.action.isEmpty ? event.activity.action : line.action, 13) + " ")
        if !line.ruleName.isEmpty { text.append(style.bold("[" + VisibleText.escaped(line.ruleName) + "]") + " ") }
        text.append(Subject.lines(event, verdict, language).map { VisibleText.escaped($0) }.joined(separator: "  "))
        let chain = ProcessChain.text(event)
        let isOwn: Bool
        if case .process = event.activity { isOwn = true } else { isOwn = false }
        if !chain.isEmpty, !isOwn || !event.ancestors.isEmpty { text.append("  " + style.faint("[" + chain + "]")) }
        if !event.user.name.isEmpty { text.append("  " + style.faint(VisibleText.escaped(event.user.name))) }
        text.append(byte: 10)
    }

    /// The name without its domain, so that lines stay short; an address stays whole.
    private static func shortName(_ host: String) -> String {
        guard let first = host.utf8.first, first &- 48 >= 10, let dot = host.utf8.firstIndex(of: 46) else {
            return host
        }
        return String(host[..<dot])
    }

    package func tail(_ summary: Summary) -> [UInt8] {
        var out = TextBuffer()
        out.append(style.faint(Messages.read(summary, style.clock)[language]) + "\n")
        SummaryText.appendNotes(summary, language, to: &out)
        return out.bytes
    }
}
