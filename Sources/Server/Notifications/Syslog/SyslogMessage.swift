import Detection
import Events
import Foundation

/// A message as syslog (RFC 5424) with CEF in it: a line for each alert.
enum SyslogMessage {
    /// What rsyslog takes by default.
    static let byteLimit = 8_000

    /// - Parameter host: This server's name.
    static func lines(_ message: NotificationMessage, host: String, at time: Timestamp) -> [[UInt8]] {
        if message.items.isEmpty {
            let text = message.paragraphs.filter { !$0.isEmpty }.joined(separator: " / ")
            let payload = CEF.text(
                id: "message", name: message.subject, severity: 1,
                [("externalId", message.key), ("rt", milliseconds(message.made)), ("msg", text)])
            return [line(6, host, time, payload)]
        }
        return message.items.map { item in
            let payload = CEF.text(
                id: item.rule, name: item.title, severity: severity(item.level).cef,
                [
                    ("externalId", "\(message.key)-\(item.id)"), ("rt", milliseconds(item.last)),
                    ("start", milliseconds(item.first)), ("end", milliseconds(item.last)), ("cnt", String(item.count)),
                    ("dvchost", item.host), ("suser", item.user), ("sproc", item.program), ("cat", item.watch),
                    ("cs1Label", "chain"), ("cs1", item.chain.joined(separator: " > ")),
                    ("request", item.link),
                ])
            return line(severity(item.level).syslog, host, time, payload)
        }
    }

    private static func line(_ severity: Int, _ host: String, _ time: Timestamp, _ payload: String) -> [UInt8] {
        // Facility 16: local use 0.
        let stamp = MessageTime.text(time, "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", .gmt)
        let text = "<\(16 * 8 + severity)>1 \(stamp) \(name(host)) mitsuke - - - \(payload)"
        return cut(Array(text.utf8))
    }

    /// Without a piece of a character at the end.
    private static func cut(_ bytes: [UInt8]) -> [UInt8] {
        if bytes.count <= byteLimit { return bytes }
        var end = byteLimit
        while end > 0, bytes[end] & 0xc0 == 0x80 { end -= 1 }
        return Array(bytes[..<end])
    }

    private static func name(_ host: String) -> String {
        let name = String(host.unicodeScalars.filter { (33..<127).contains($0.value) }.prefix(255).map(Character.init))
        return name.isEmpty ? "-" : name
    }

    private static func severity(_ level: Level) -> (syslog: Int, cef: Int) {
        switch level {
        case .critical: (2, 10)
        case .high: (3, 8)
        case .medium: (4, 5)
        case .low: (5, 3)
        case .informational: (6, 1)
        }
    }

    private static func milliseconds(_ time: Timestamp) -> String {
        String(time.ticks / (Timestamp.ticksPerSecond / 1_000))
    }
}

/// ArcSight's common event format.
enum CEF {
    static func text(id: String, name: String, severity: Int, _ fields: [(String, String)]) -> String {
        let header = ["CEF:0", "Mitsuke", "Mitsuke", "1", escaped(id, "|"), escaped(name, "|"), String(severity)]
        let rest = fields.filter { !$0.1.isEmpty }.map { "\($0.0)=\(escaped($0.1, "="))" }
        return header.joined(separator: "|") + "|" + rest.joined(separator: " ")
    }

    /// - Parameter separator: What ends a part, besides the backslash that escapes it.
    private static func escaped(_ text: String, _ separator: String) -> String {
        VisibleText.escaped(text).replacing("\\", with: "\\\\").replacing(separator, with: "\\" + separator)
    }
}
