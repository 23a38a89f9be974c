import Detection
import Events
import Foundation

/// A message as a mail: headers and two parts, text and HTML.
enum MailMessage {
    /// - Parameter sent: Now; the other members stay the same for every try.
    static func make(_ message: NotificationMessage, from: String, to: [String], sent: Timestamp) -> [UInt8] {
        let domain = from.split(separator: "@").last.map(String.init) ?? "localhost"
        let boundary = "mitsuke-\(message.key)"
        let name = message.language == .ja ? "見附" : "Mitsuke"
        let lines = [
            "From: \(MailHeader.encoded(name)) <\(from)>",
            "To: \(to.map { "<\($0)>" }.joined(separator: ",\r\n "))",
            "Subject: \(MailHeader.encoded(message.subject))",
            "Date: \(MessageTime.text(sent, "EEE, dd MMM yyyy HH:mm:ss xx", .gmt))",
            "Message-ID: <\(message.key)@\(domain)>",
            "Auto-Submitted: auto-generated",
            "Content-Language: \(message.language.rawValue)",
            "MIME-Version: 1.0",
            "Content-Type: multipart/alternative; boundary=\"\(boundary)\"",
            "",
            "--\(boundary)",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: base64",
            "",
            base64(message.lines.joined(separator: "\r\n") + "\r\n"),
            "--\(boundary)",
            "Content-Type: text/html; charset=utf-8",
            "Content-Transfer-Encoding: base64",
            "",
            base64(HTMLText.page(message)),
            "--\(boundary)--",
            "",
        ]
        return Array(lines.joined(separator: "\r\n").utf8)
    }

    private static func base64(_ text: String) -> String {
        Data(text.utf8).base64EncodedString(
            options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
    }
}

/// Text in the headers of a mail.
enum MailHeader {
    /// As encoded words of RFC 2047, which hold no line break and nothing that ends a header.
    static func encoded(_ text: String) -> String {
        let isPlain =
            text.utf8.count < 60 && text.utf8.allSatisfy { (32..<127).contains($0) }
            && !text.contains { "()<>@,;:\\\".[]?=".contains($0) }
        if isPlain { return text }
        var words: [String] = []
        var piece: [UInt8] = []
        func end() {
            if !piece.isEmpty { words.append("=?UTF-8?B?\(Data(piece).base64EncodedString())?=") }
            piece = []
        }
        // 45 bytes become 60 characters, 72 with what stands around them: a word has 75 at most.
        for scalar in text.unicodeScalars {
            let bytes = Array(String(Character(scalar)).utf8)
            if piece.count + bytes.count > 45 { end() }
            piece += bytes
        }
        end()
        return words.joined(separator: "\r\n ")
    }
}

/// An address of mail as this server takes it: no name, no comment, nothing that could end a header or a command.
package enum MailAddress {
    package static func isValid(_ text: String) -> Bool {
        guard text.utf8.count <= 254, let at = text.lastIndex(of: "@"), at != text.startIndex else { return false }
        let domain = text[text.index(after: at)...]
        return !domain.isEmpty && !text[..<at].contains("@")
            && text.utf8.allSatisfy { (33..<127).contains($0) && !#"<>()[]:;,\""#.utf8.contains($0) }
            && domain.allSatisfy { $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" }
    }
}
