import Detection
import Errands
import Events
import PolicyFiles
import Storage

/// `mitsuke alerts`
struct AlertsErrand: StoreErrand {
    static let name = "alerts"

    var states: [String]
    var host: String
    var level: String
    var limit: Int
    /// ``OutputFormat``
    var format: String

    func work(on store: OpenStore, for caller: Caller, _ reply: any Reply) async throws -> Int32 {
        let names = Dictionary(PolicyReader.knownRules.map { ($0.id, $0.name[caller.language]) }) { first, _ in first }
        var query = AlertQuery()
        query.states = states.compactMap { AlertState(rawValue: $0) }
        query.host = host
        query.level = Level(name: level) ?? .informational
        let format = OutputFormat(rawValue: format) ?? .jsonl
        if format == .csv {
            var head = TextBuffer()
            AlertLine.appendCSVHead(to: &head)
            guard await reply.write(head.bytes) else { return 0 }
        }
        var left = limit
        while left > 0 {
            let count = min(left, 500)
            let alerts = try await store.alerts.alerts(query, limit: count)
            var text = TextBuffer()
            for alert in alerts {
                let line = AlertLine(alert: alert, ruleName: names[alert.rule] ?? alert.rule)
                switch format {
                case .text: line.appendText(to: &text)
                case .jsonl: line.appendJSON(to: &text)
                case .csv: line.appendCSV(to: &text)
                }
                text.append(byte: 10)
            }
            guard await reply.write(text.bytes), alerts.count == count else { break }
            left -= alerts.count
            query.after = alerts.last
        }
        return 0
    }
}
