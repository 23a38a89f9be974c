import Detection
import Events

/// A message in words, ready for every form; nothing in its texts steers, hides or breaks a line.
package struct NotificationMessage: Sendable, Equatable {
    /// The same for every try.
    package var key: String
    package var made: Timestamp
    package var language: Language
    package var subject: String
    /// Of a message that is no list of alerts.
    package var paragraphs: [String] = []
    package var items: [Item] = []
    /// "And 12 more alerts."
    package var more: String?
    /// Where to read on; empty where nobody said the console's address.
    package var link = ""

    /// An alert in words.
    package struct Item: Sendable, Equatable {
        package var id: Int64
        package var rule: String
        package var watch: String
        package var level: Level
        package var levelWord: String
        package var title: String
        package var host: String
        package var user: String
        package var program: String
        package var chain: [String]
        package var count: Int64
        package var first: Timestamp
        package var last: Timestamp
        package var state: String
        package var link: String
        package var facts: [Fact]
    }

    /// A line below an alert's title.
    package struct Fact: Sendable, Equatable {
        package var label: String
        package var text: String
    }

    static func title(_ item: Item) -> String { "[\(item.levelWord)] \(item.title)" }

    /// The whole message as lines of plain text.
    var lines: [String] {
        var lines = paragraphs
        for item in items {
            lines.append(Self.title(item))
            lines += item.facts.map { "  \($0.label): \($0.text)" }
            if !item.link.isEmpty { lines.append("  \(item.link)") }
            lines.append("")
        }
        if let more { lines.append(more) }
        if !link.isEmpty { lines.append(link) }
        return lines
    }
}
