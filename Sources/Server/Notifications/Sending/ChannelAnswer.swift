import Detection
import Storage

/// What came of sending a message on a channel, with what the other side said about it.
package struct ChannelAnswer: Sendable, Equatable {
    /// The other side took it.
    package var isConfirmed: Bool
    /// For people: the dialogue of a mail server, status and beginning of a web server's answer, or why there is none.
    package var text: String
    /// Not to be tried again before.
    package var retryAfterSeconds: Int64

    static let limit = 4_000

    /// - Parameter secrets: Whatever the other side says back of them is masked.
    init(isConfirmed: Bool, _ text: String, secrets: ChannelSecrets, retryAfterSeconds: Int64 = 0) {
        self.isConfirmed = isConfirmed
        self.text = Self.masked(text, secrets)
        self.retryAfterSeconds = min(max(0, retryAfterSeconds), 86_400)
    }

    /// Lines stay lines; nothing else of what came from outside steers anything.
    static func masked(_ text: String, _ secrets: ChannelSecrets) -> String {
        var text = text
        for secret in [secrets.password, secrets.address, secrets.token].compactMap({ $0?.exposed })
        where secret.count >= 4 {
            text = text.replacing(secret, with: "********")
        }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map {
            VisibleText.escaped(String($0))
        }
        return String(lines.joined(separator: "\n").prefix(limit))
    }
}
