import Detection
import Events
import Reports
import Storage

/// An alert as a line for people or for programs.
struct AlertLine {
    let alert: Alert
    /// In the reader's language.
    let ruleName: String

    /// Level, number, last time, count, host, what, program, user.
    func appendText(to text: inout TextBuffer) {
        let times = alert.count == 1 ? "" : " ×\(alert.count)"
        let parts = [
            alert.level.name, "#\(alert.id)", alert.last.rfc3339, alert.state.rawValue, alert.host, ruleName + times,
            alert.program, alert.user,
        ]
        // Hosts, programs and users are words of logs.
        text.append(parts.filter { !$0.isEmpty }.map { VisibleText.escaped($0) }.joined(separator: "  "))
    }

    func appendJSON(to text: inout TextBuffer) {
        var separator = "{"
        for (key, value) in members {
            switch value {
            case .text(let words):
                if words.isEmpty { continue }
                text.append(separator)
                text.append(json: key)
                text.append(byte: 58)
                text.append(json: words)
            case .number(let number):
                text.append(separator)
                text.append(json: key)
                text.append(byte: 58)
                text.append(number)
            }
            separator = ","
        }
        text.append(byte: 125)
    }

    static func appendCSVHead(to text: inout TextBuffer) {
        // The mark by which Excel knows UTF-8.
        text.bytes += [0xef, 0xbb, 0xbf]
        text.append(keys.joined(separator: ",") + "\r\n")
    }

    func appendCSV(to text: inout TextBuffer) {
        for (index, (_, value)) in members.enumerated() {
            if index > 0 { text.append(byte: 44) }
            switch value {
            case .text(let words): CSVCell.append(words, to: &text)
            case .number(let number): text.append(number)
            }
        }
        text.append("\r" as StaticString)
    }

    private enum Value {
        case text(String)
        case number(Int64)
    }

    private static let keys = [
        "@timestamp", "event.kind", "mitsuke.alert.id", "mitsuke.alert.state", "mitsuke.alert.assignee",
        "mitsuke.alert.count", "mitsuke.alert.first", "mitsuke.alert.chain", "mitsuke.watch", "rule.id", "rule.name",
        "mitsuke.level", "host.name", "user.name", "process.executable",
    ]

    private var members: Zip2Sequence<[String], [Value]> {
        let values: [Value] = [
            .text(alert.last.rfc3339), .text("alert"), .number(alert.id), .text(alert.state.rawValue),
            .text(alert.assignee), .number(alert.count), .text(alert.first.rfc3339), .text(alert.chain),
            .text(alert.watch), .text(alert.rule), .text(ruleName), .text(alert.level.name), .text(alert.host),
            .text(alert.user), .text(alert.program),
        ]
        return zip(Self.keys, values)
    }
}
