import Detection

/// A message as LINE WORKS' incoming webhook takes it.
struct LineWorksBody: Encodable {
    var title: String
    var body: Body
    var button: Button?

    struct Body: Encodable {
        var text: String
    }

    struct Button: Encodable {
        var label: String
        var url: String
    }

    init(_ message: NotificationMessage) {
        title = SlackBody.cut(message.subject, 100)
        let text = message.lines.joined(separator: "\n")
        body = Body(text: SlackBody.cut(text.isEmpty ? "-" : text, 1_000))
        let address = message.items.count == 1 ? message.items[0].link : message.link
        if !address.isEmpty {
            button = Button(label: message.language == .ja ? "見附で開く" : "Open Mitsuke", url: address)
        }
    }
}

/// A message as Chatwork takes it.
enum ChatworkBody {
    static func text(_ message: NotificationMessage) -> String {
        let lines = SlackBody.cut(message.lines.joined(separator: "\n"), 20_000)
        return "[info][title]\(plain(message.subject))[/title]\(plain(lines))[/info]"
    }

    /// Chatwork knows no escape: what would be a tag, a mention of everybody among them, is written with the wide bracket.
    private static func plain(_ text: String) -> String {
        text.replacing("[", with: "［")
    }
}
