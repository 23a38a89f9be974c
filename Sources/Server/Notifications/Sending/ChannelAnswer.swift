import Detection
import Foundation
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
        for secret in secrets.spellings { text = text.replacing(secret, with: "********") }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map {
            VisibleText.escaped(String($0))
        }
        return String(lines.joined(separator: "\n").prefix(limit))
    }
}

extension ChannelSecrets {
    /// What the other side may say back of them, longest first: whole, in base64, escaped as in JSON and HTML, and of an address what
    /// stands behind the server's name, which is the secret in it ("Cannot POST /services/…").
    fileprivate var spellings: [String] {
        var found: Set<String> = []
        for secret in [password, address, token].compactMap({ $0?.exposed }) {
            found.insert(secret)
            found.insert(Data(secret.utf8).base64EncodedString())
        }
        if let address = address?.exposed, let start = address.range(of: "://")?.upperBound {
            let rest = address[start...].drop { $0 != "/" && $0 != "?" }
            found.insert(String(rest))
            // Short words of a path, such as "hook", are no secrets.
            for part in rest.split(whereSeparator: { "/?&=#".contains($0) }) where part.count >= 8 {
                found.insert(String(part))
            }
        }
        for secret in found {
            found.insert(secret.removingPercentEncoding ?? secret)
            found.insert(secret.replacing("/", with: "\\/"))
            found.insert(secret.replacing("&", with: "&amp;"))
            found.insert(secret.replacing("&", with: "\\u0026"))
        }
        return found.filter { $0.count >= 4 }.sorted { ($0.count, $0) > ($1.count, $1) }
    }
}
