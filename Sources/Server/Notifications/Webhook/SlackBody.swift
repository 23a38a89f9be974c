/// A message as Slack takes it. Names from logs stand in plain text only, in which nothing is a link, a mention or a style.
struct SlackBody: Encodable {
    var text: String
    var blocks: [Block]

    struct Block: Encodable {
        var type: String
        var text: Words
    }

    struct Words: Encodable {
        var type = "plain_text"
        var text: String
        var emoji: Bool? = false
    }

    private static let shown = 20

    init(_ message: NotificationMessage) {
        text = Self.escaped(message.subject)
        blocks = [Block(type: "header", text: Words(text: Self.cut(message.subject, 150)))]
        if !message.paragraphs.isEmpty { blocks.append(Self.section(message.paragraphs.joined(separator: "\n"))) }
        for item in message.items.prefix(Self.shown) {
            let lines = [NotificationMessage.title(item)] + item.facts.map { "\($0.label): \($0.text)" }
            blocks.append(Self.section(lines.joined(separator: "\n")))
            if !item.link.isEmpty { blocks.append(Self.link(item.link)) }
        }
        if let more = message.more { blocks.append(Self.section(more)) }
        if !message.link.isEmpty { blocks.append(Self.link(message.link)) }
    }

    private static func section(_ text: String) -> Block {
        Block(type: "section", text: Words(text: cut(text.isEmpty ? "-" : text, 3_000)))
    }

    private static func link(_ address: String) -> Block {
        Block(type: "section", text: Words(type: "mrkdwn", text: "<\(escaped(address))>", emoji: nil))
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }

    /// - Parameter limit: In UTF-16 units, of which a character may have several.
    static func cut(_ text: String, _ limit: Int) -> String {
        if text.utf16.count <= limit { return text }
        var out = String.UnicodeScalarView()
        var used = 1
        for scalar in text.unicodeScalars {
            used += scalar.value > 0xffff ? 2 : 1
            if used > limit { break }
            out.append(scalar)
        }
        return String(out) + "…"
    }
}
