import Detection

/// A message as an adaptive card, as Microsoft Teams takes it. Runs of rich text know no Markdown.
struct TeamsBody: Encodable {
    var type = "message"
    var attachments: [Attachment]

    struct Attachment: Encodable {
        var contentType = "application/vnd.microsoft.card.adaptive"
        var content: Card
    }

    struct Card: Encodable {
        var schema = "http://adaptivecards.io/schemas/adaptive-card.json"
        var type = "AdaptiveCard"
        var version = "1.4"
        var body: [RichText]
        var actions: [Action]?

        private enum CodingKeys: String, CodingKey {
            case schema = "$schema"
            case type, version, body, actions
        }
    }

    struct RichText: Encodable {
        var type = "RichTextBlock"
        var inlines: [Run]
    }

    struct Run: Encodable {
        var type = "TextRun"
        var text: String
        var weight: String?
        var size: String?
    }

    struct Action: Encodable {
        var type = "Action.OpenUrl"
        var title: String
        var url: String
    }

    private static let shown = 15

    init(_ message: NotificationMessage) {
        var blocks = [Self.block(message.subject, weight: "Bolder", size: "Medium")]
        blocks += message.paragraphs.prefix(50).map { Self.block($0) }
        for item in message.items.prefix(Self.shown) {
            blocks.append(Self.block(NotificationMessage.title(item), weight: "Bolder"))
            blocks += item.facts.map { Self.block("\($0.label): \($0.text)") }
        }
        if let more = message.more { blocks.append(Self.block(more)) }
        let address = message.items.count == 1 ? message.items[0].link : message.link
        let open = message.language == .ja ? "見附で開く" : "Open in Mitsuke"
        attachments = [
            Attachment(
                content: Card(body: blocks, actions: address.isEmpty ? nil : [Action(title: open, url: address)]))
        ]
    }

    private static func block(_ text: String, weight: String? = nil, size: String? = nil) -> RichText {
        RichText(inlines: [Run(text: SlackBody.cut(text.isEmpty ? " " : text, 500), weight: weight, size: size)])
    }
}
