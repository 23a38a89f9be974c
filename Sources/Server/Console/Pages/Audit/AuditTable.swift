import Events
import Reports
import Storage

/// Entries of the audit log as JSON lines and as a table for Excel, with the same keys.
package enum AuditTable {
    private static let keys = [
        "mitsuke.audit.number", "@timestamp", "user.name", "source.ip", "event.action", "mitsuke.audit.subject",
        "mitsuke.audit.reason", "mitsuke.audit.hash",
    ]

    private static func values(_ entry: AuditEntry) -> [String] {
        let record = entry.record
        return [
            String(entry.number), record.time.rfc3339, record.who, record.from, record.action, record.subject,
            record.reason, entry.hash,
        ]
    }

    package static func appendCSVHead(to text: inout TextBuffer) {
        text.append(keys.joined(separator: ",") + "\r\n")
    }

    package static func appendCSV(_ entry: AuditEntry, to text: inout TextBuffer) {
        for (index, value) in values(entry).enumerated() {
            if index > 0 { text.append(byte: 44) }
            CSVCell.append(value, to: &text)
        }
        text.append("\r\n" as StaticString)
    }

    package static func appendJSON(_ entry: AuditEntry, to text: inout TextBuffer) {
        var separator = "{"
        for (key, value) in zip(keys, values(entry)) where !value.isEmpty {
            text.append(separator)
            text.append(json: key)
            text.append(byte: 58)
            if key == keys[0] { text.append(entry.number) } else { text.append(json: value) }
            separator = ","
        }
        text.append("}\n" as StaticString)
    }
}
