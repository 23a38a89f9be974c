import Detection
import Events
import Processes

/// Who started whom, from the first known ancestor down to the acting process: `explorer.exe › cmd.exe › rar.exe`.
enum ProcessChain {
    /// On one line. Empty when nothing is known of the process.
    static func text(_ event: borrowing Event) -> String {
        names(event).joined(separator: " › ")
    }

    /// Escaped, the acting process last. Empty when nothing is known of it.
    static func names(_ event: borrowing Event) -> [String] {
        guard !event.process.isUnknown || !event.ancestors.isEmpty else { return [] }
        var names: [String] = []
        // A chain longer than this says more by its ends than by its middle.
        let shown = event.ancestors.count > 8 ? Array(event.ancestors.prefix(7)) : event.ancestors
        if shown.count < event.ancestors.count { names.append("…") }
        for ancestor in shown.reversed() { names.append(name(ancestor)) }
        names.append(name(event.process) + (event.process.pid.map { " (pid " + String($0) + ")" } ?? ""))
        return names
    }

    /// In lines of at most `columns`, broken between two processes where that is possible.
    static func lines(_ names: [String], _ columns: Int) -> [String] {
        var lines: [String] = []
        for name in names {
            let piece = lines.isEmpty ? name : "› " + name
            if let last = lines.last, VisibleText.width(last) + 1 + VisibleText.width(piece) <= columns {
                lines[lines.count - 1] += " " + piece
            } else {
                lines += VisibleText.wrapped(piece, columns)
            }
        }
        return lines
    }

    private static func name(_ process: Process) -> String {
        if process.executable.isEmpty || process.executable == ProcessTable.unknownProgram { return "?" }
        let path = process.executable
        let start = path.utf8.lastIndex { $0 == 92 || $0 == 47 }.map { path.utf8.index(after: $0) }
        return VisibleText.escaped(start.map { String(path[$0...]) } ?? path, limit: 100)
    }
}
