import Detection

/// How a report looks: its width, its time zone, and colours; without colours every function gives its text back.
package struct Style: Sendable {
    package var isColoured: Bool
    /// Columns of the terminal.
    package var columns: Int
    package var clock: LocalTime

    package init(isColoured: Bool, columns: Int, clock: LocalTime = .ofThisMachine) {
        self.isColoured = isColoured
        self.columns = columns
        self.clock = clock
    }

    func bold(_ text: String) -> String { wrap(text, "1") }
    func faint(_ text: String) -> String { wrap(text, "2") }

    func level(_ level: Level, _ text: String) -> String {
        switch level {
        case .critical: wrap(text, "1;97;41")
        case .high: wrap(text, "1;31")
        case .medium: wrap(text, "33")
        case .low: wrap(text, "36")
        case .informational: wrap(text, "2")
        }
    }

    private func wrap(_ text: String, _ code: String) -> String {
        isColoured && !text.isEmpty ? "\u{1b}[" + code + "m" + text + "\u{1b}[0m" : text
    }
}
