import Detection
import Events
import Storage

/// Who started whom, drawn: from the first known ancestor down to the acting process and what it started.
struct ProcessTree: Sendable {
    struct Node: Sendable {
        var kind: String
        var isActing: Bool
        var x: Int
        var y: Int
        var textX: Int
        var textY: Int
        var subY: Int
        var name: String
        var detail: String
    }

    struct Line: Sendable {
        var path: String
    }

    let width = 760
    let height: Int
    let label: String
    let nodes: [Node]
    let lines: [Line]
    /// The same as words, for those who cannot see it.
    let rows: [Row]

    struct Row: Sendable {
        var program: String
        var command: String
        var start: Moment?
        var user: String
    }

    private static let (rowHeight, indent, top) = (46, 26, 22)

    /// - Parameters:
    ///   - chain: The acting process first.
    ///   - watch: Whose colour the acting process has.
    init(_ chain: [Process], children: [Process], watch: String, _ reader: Reader) {
        // A chain longer than this says more by its ends than by its middle.
        let shown = chain.count > 10 ? Array(chain.prefix(8)) + Array(chain.suffix(2)) : chain
        let ordered = Array(shown.reversed())
        var nodes: [Node] = []
        var lines: [Line] = []
        func add(_ process: Process, _ depth: Int, kind: String, isActing: Bool) {
            let y = Self.top + nodes.count * Self.rowHeight
            let x = 14 + depth * Self.indent
            nodes.append(
                Node(
                    kind: kind, isActing: isActing, x: x, y: y, textX: x + 14, textY: y + 4, subY: y + 20,
                    name: Self.name(process, reader), detail: Self.detail(process, reader)))
        }
        for (depth, process) in ordered.enumerated() {
            let isActing = depth == ordered.count - 1
            add(process, depth, kind: isActing ? watch : "ancestor", isActing: isActing)
            guard depth > 0 else { continue }
            let (from, to) = (nodes[depth - 1], nodes[depth])
            lines.append(Line(path: "M\(from.x) \(from.y + 7)V\(to.y)H\(to.x - 7)"))
        }
        let acting = max(0, nodes.count - 1)
        for child in children.prefix(8) {
            add(child, ordered.count, kind: "child", isActing: false)
            let (from, to) = (nodes[acting], nodes[nodes.count - 1])
            lines.append(Line(path: "M\(from.x) \(from.y + 7)V\(to.y)H\(to.x - 7)"))
        }
        self.nodes = nodes
        self.lines = lines
        height = Self.top + max(1, nodes.count) * Self.rowHeight - 14
        label = nodes.map(\.name).joined(separator: " → ")
        rows = (ordered + children.prefix(8)).map {
            Row(
                program: $0.executable.isEmpty ? "?" : $0.executable, command: $0.commandLine,
                start: $0.start.map { Moment($0, reader) }, user: $0.user)
        }
    }

    private static func name(_ process: Process, _ reader: Reader) -> String {
        let name = Glimpse.program(process.executable)
        let pid = process.pid.map { " (pid \($0))" } ?? ""
        return name == "?" ? Text(en: "unknown", ja: "不明")[reader] + pid : name + pid
    }

    private static func detail(_ process: Process, _ reader: Reader) -> String {
        let time = process.start.map { Moment.clock($0, reader).text + "  " } ?? ""
        let user = process.user.isEmpty ? "" : process.user + "  "
        // As much as fits on the drawing; the whole stands in the table below.
        let text = time + user + process.commandLine
        return text.unicodeScalars.count > 96 ? String(text.unicodeScalars.prefix(95).map(Character.init)) + "…" : text
    }
}
