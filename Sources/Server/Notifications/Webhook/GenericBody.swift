import Detection
import Events

/// A message as our own JSON.
struct GenericBody: Encodable {
    var version = 1
    var id: String
    var time: String
    var subject: String
    var text: [String]?
    var alerts: [Alert]?
    var more: String?
    var url: String?

    struct Alert: Encodable {
        var id: Int64
        var rule: String
        var name: String
        var watch: String
        var level: String
        var host: String
        var user: String
        var program: String
        var chain: [String]
        var count: Int64
        var first: String
        var last: String
        var state: String
        var url: String?
    }

    init(_ message: NotificationMessage) {
        id = message.key
        time = message.made.rfc3339
        subject = message.subject
        text = message.paragraphs.isEmpty ? nil : message.paragraphs
        more = message.more
        url = message.link.isEmpty ? nil : message.link
        if message.items.isEmpty { return }
        alerts = message.items.map {
            Alert(
                id: $0.id, rule: $0.rule, name: $0.title, watch: $0.watch, level: $0.level.name, host: $0.host,
                user: $0.user, program: $0.program, chain: $0.chain, count: $0.count, first: $0.first.rfc3339,
                last: $0.last.rfc3339, state: $0.state, url: $0.link.isEmpty ? nil : $0.link)
        }
    }
}
