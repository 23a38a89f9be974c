import Analysis
import Detection
import Events

/// The end of a report: how many findings of which watch at which level, and what was read.
enum SummaryText {
    static func append(
        _ summary: Summary, unlisted: Int, _ language: Language, _ style: Style, to out: inout TextBuffer
    ) {
        if summary.findingCount == 0 {
            out.append(style.bold(Messages.nothingFound[language]) + "\n")
        } else {
            table(summary, language, style, &out)
        }
        if unlisted > 0 { out.append(Messages.unlisted(unlisted)[language] + "\n") }
        out.append(style.faint(Messages.read(summary)[language]) + "\n")
        if summary.forgottenProcesses > 0 {
            out.append(Messages.forgotten(summary.forgottenProcesses)[language] + "\n")
        }
    }

    private static func table(_ summary: Summary, _ language: Language, _ style: Style, _ out: inout TextBuffer) {
        let levels = Array(Level.allCases.reversed())
        let nameWidth = WatchName.allCases.map { VisibleText.width(Messages.watch($0)[language]) }.max()! + 2
        let heads = levels.map { Messages.level($0)[language] }
        let widths = heads.map { max(VisibleText.width($0), 6) + 2 }
        var line = VisibleText.padded("", nameWidth)
        for (head, width) in zip(heads, widths) { line += right(head, width) }
        out.append(style.bold(line) + "\n")
        for watch in WatchName.allCases {
            out.append(VisibleText.padded(Messages.watch(watch)[language], nameWidth))
            for (level, width) in zip(levels, widths) {
                let count = summary.findings[watch]?[level] ?? 0
                let cell = right(count == 0 ? "·" : String(count), width)
                out.append(count == 0 ? style.faint(cell) : style.level(level, cell))
            }
            out.append("\n" as StaticString)
        }
    }

    private static func right(_ text: String, _ columns: Int) -> String {
        String(repeating: " ", count: max(0, columns - VisibleText.width(text))) + text
    }
}
