import Detection
import Events
import Storage

/// What an exception for an alert could ask for: everything that all of its findings have in common.
package struct ExceptionSuggestion: Sendable, Equatable {
    /// All there is in common.
    package var possible: ExceptionConditions
    /// What is proposed: enough to be narrow, not so much that the next finding of the same kind is none of it.
    package var proposed: ExceptionConditions

    /// - Parameter lines: The alert's findings, as many as were looked at.
    package init(_ alert: Alert, _ lines: [LogLine], group: Int64?) {
        possible = ExceptionConditions()
        possible.rule = alert.rule
        possible.host = alert.host
        possible.group = group
        possible.program = Self.common(lines.map(\.event.process.executable)) ?? alert.program
        possible.user = Self.common(lines.map(\.event.user.name)) ?? ""
        possible.value = Self.common(lines.map { FindingFacts.value($0.event) }) ?? ""
        possible.hash = Self.common(lines.map { FindingFacts.hashes($0.event).first ?? "" }) ?? ""
        possible.path = Self.path(lines.map { FindingFacts.objects($0).first ?? "" })
        proposed = ExceptionConditions()
        proposed.rule = alert.rule
        proposed.program = possible.program
        proposed.path = possible.path
        if !proposed.isNarrow {
            proposed.user = possible.user
            proposed.host = possible.host
        }
    }

    /// Without case, as Windows takes names; nil where they differ or are missing.
    private static func common(_ texts: [String]) -> String? {
        guard let first = texts.first, !first.isEmpty else { return nil }
        let folded = FoldedText(first)
        return texts.dropFirst().allSatisfy { FoldedText($0) == folded } ? literal(first) : nil
    }

    /// The object, or the folder that all objects lie in.
    private static func path(_ paths: [String]) -> String {
        if let path = common(paths) { return path }
        let folders = paths.map(WindowsPath.folder)
        guard let folder = common(folders) else { return "" }
        return folder + "\\*"
    }

    /// A name in which a wildcard's character stands still means itself and little else.
    private static func literal(_ text: String) -> String {
        String(text.map { $0 == "*" ? "?" : $0 })
    }
}
