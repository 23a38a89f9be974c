import Detection
import Events
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
        func member(_ key: String, _ value: String) {
            guard !value.isEmpty else { return }
            text.append(separator)
            text.append(json: key)
            text.append(byte: 58)
            text.append(json: value)
            separator = ","
        }
        func member(_ key: String, _ value: Int64) {
            text.append(separator)
            text.append(json: key)
            text.append(byte: 58)
            text.append(value)
            separator = ","
        }
        member("@timestamp", alert.last.rfc3339)
        member("event.kind", "alert")
        member("mitsuke.alert.id", alert.id)
        member("mitsuke.alert.state", alert.state.rawValue)
        member("mitsuke.alert.assignee", alert.assignee)
        member("mitsuke.alert.count", alert.count)
        member("mitsuke.alert.first", alert.first.rfc3339)
        member("mitsuke.alert.chain", alert.chain)
        member("mitsuke.watch", alert.watch)
        member("rule.id", alert.rule)
        member("rule.name", ruleName)
        member("mitsuke.level", alert.level.name)
        member("host.name", alert.host)
        member("user.name", alert.user)
        member("process.executable", alert.program)
        text.append(byte: 125)
    }
}
