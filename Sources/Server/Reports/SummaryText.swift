import Analysis
import Detection
import Events

/// The end of a report: how many findings of which watch at which level, and what was read.
enum SummaryText {
    /// The head of a report: what was read, and of which time.
    static func appendHead(
        _ paths: [String], _ summary: Summary, _ language: Language, _ style: Style, to out: inout TextBuffer
    ) {
        out.append(style.bold(Messages.title[language]) + "\n")
        let span = Messages.span(summary, style.clock)
        let facts = [(Messages.inputs, Messages.inputs(paths, summary))] + (span.map { [(Messages.span, $0)] } ?? [])
        let nameColumns = facts.reduce(0) { max($0, VisibleText.width($1.0[language])) } + 1
        for (name, fact) in facts {
            for (index, line) in VisibleText.wrapped(fact[language], style.columns - nameColumns).enumerated() {
                out.append(VisibleText.padded(index == 0 ? name[language] : "", nameColumns) + line + "\n")
            }
        }
        out.append("\n" as StaticString)
    }

    static func append(
        _ summary: Summary, unlisted: Int, _ language: Language, _ style: Style, to out: inout TextBuffer
    ) {
        if summary.findingCount == 0 {
            out.append(style.bold(Messages.nothingFound[language]) + "\n")
        } else {
            table(summary, language, style, &out)
        }
        if unlisted > 0 { out.append(Messages.unlisted(unlisted)[language] + "\n") }
        appendNotes(summary, language, to: &out)
        if summary.forgottenProcesses > 0 {
            out.append(Messages.forgotten(summary.forgottenProcesses)[language] + "\n")
        }
    }

    /// What a reader has to know of how complete this is.
    static func appendNotes(_ summary: Summary, _ language: Language, to out: inout TextBuffer) {
        if summary.skippedFiles > 0 { out.append(Messages.skipped(summary.skippedFiles)[language] + "\n") }
        if summary.problemCount > 0 { out.append(Messages.unreadable(summary.problemCount)[language] + "\n") }
        if summary.isIncomplete { out.append(Messages.incomplete[language] + "\n") }
    }

    private static func table(_ summary: Summary, _ language: Language, _ style: Style, _ out: inout TextBuffer) {
        let levels = Array(Level.allCases.reversed())
        let nameWidth = WatchName.allCases.reduce(0) { max($0, VisibleText.width(Messages.watch($1)[language])) } + 2
        let heads = levels.map { Messages.level($0)[language] }
        let widths = heads.map { max(VisibleText.width($0), 6) + 2 }
        var line = VisibleText.padded("", nameWidth)
        for (head, width) in zip(heads, widths) { line += right(head, width) }
        out.append(style.bold(line) + "\n")
        for watch in WatchName.allCases {
            out.append(VisibleText.padded(Messages.watch(watch)[language], nameWidth))
            for (level, width) in zip(levels, widths) {
                let count = summary.findings[watch]?[level] ?? 0
                let cell = right(count == 0 ? "·" : Messages.grouped(count), width)
                out.append(count == 0 ? style.faint(cell) : style.level(level, cell))
            }
            out.append("\n" as StaticString)
        }
    }

    private static func right(_ text: String, _ columns: Int) -> String {
        String(repeating: " ", count: max(0, columns - VisibleText.width(text))) + text
    }
}
