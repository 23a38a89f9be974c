import Detection
import Glibc

/// What the agent says of itself, for the system's journal.
enum Diagnostics {
    static func error(_ text: String) { say(text) }

    static func note(_ text: String) { say(text) }

    private static func say(_ text: String) {
        // Names of files and servers are hostile text.
        let line = "mitsuke-agent: " + VisibleText.escaped(text) + "\n"
        _ = line.utf8.withContiguousStorageIfAvailable { write(2, $0.baseAddress, $0.count) }
    }
}
