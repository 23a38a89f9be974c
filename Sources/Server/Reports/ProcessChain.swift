import Events
import Processes

/// Who started whom, from the first known ancestor down to the acting process: `explorer.exe › cmd.exe › rar.exe`.
enum ProcessChain {
    /// Escaped. Empty when nothing is known of the process.
    static func text(_ event: borrowing Event) -> String {
        guard !event.process.isUnknown || !event.ancestors.isEmpty else { return "" }
        var names: [String] = []
        // A chain longer than this says more by its ends than by its middle.
        let shown = event.ancestors.count > 8 ? Array(event.ancestors.prefix(7)) : event.ancestors
        if shown.count < event.ancestors.count { names.append("…") }
        for ancestor in shown.reversed() { names.append(name(ancestor)) }
        names.append(name(event.process) + (event.process.pid.map { " (pid " + String($0) + ")" } ?? ""))
        return names.joined(separator: " › ")
    }

    private static func name(_ process: Process) -> String {
        if process.executable.isEmpty || process.executable == ProcessTable.unknownProgram { return "?" }
        let path = process.executable
        let start = path.utf8.lastIndex { $0 == 92 || $0 == 47 }.map { path.utf8.index(after: $0) }
        return VisibleText.escaped(start.map { String(path[$0...]) } ?? path)
    }
}
