import Events
import Storage

/// What of a line is no column: its own form without time, identity, log, host, user, process and record, and without the names of
/// keys, for each of which two bytes stand that no text of JSON has.
enum StoredLine {
    /// In place of the time and the identity, which are columns.
    private static let head = Array("{\"@timestamp\":\"1970-01-01T00:00:00Z\",\"event.id\":\"0\"".utf8)
    private static let mark = EventKey.packedMark
    private static let firstKey = EventKey.firstPacked
    private static let original = Array(",\"winlog.event_data.".utf8)
    private static let fileExtension = Array(",\"\(EventKey.fileExtension.name)\":\"x\"".utf8)
    /// What nearly every line says, and is left out.
    private static let usual = [
        [mark, firstKey + EventKey.eventKind.rawValue] + Array("\"event\"".utf8),
        [mark, firstKey + EventKey.attribution.rawValue] + Array("\"exact\"".utf8),
    ]

    /// The text for the column `rest`.
    static func rest(_ line: borrowing LogLine) -> [UInt8] {
        var text = TextBuffer(capacity: 256)
        EventJSON.appendRest(line.event, line.line, to: &text)
        return text.bytes
    }

    /// - Returns: Nil when the text is damaged.
    static func read(_ rest: String, log: String) -> LogLine? {
        var bytes = head
        unpack(rest.utf8, into: &bytes)
        bytes.append(125)
        guard let (line, event) = try? bytes.withUnsafeBufferPointer({ try EventJSON.read($0) }) else { return nil }
        var read = LogLine(line, event)
        read.line.log = log
        return read
    }

    private static func unpack(_ rest: String.UTF8View, into out: inout [UInt8]) {
        var left = usual
        var body: [UInt8] = []
        var isKey = false
        for byte in rest {
            if isKey {
                isKey = false
                if byte == EventKey.packedOriginal {
                    body.append(contentsOf: original)
                } else if byte == EventKey.packedExtension {
                    // That there is one is what the line says; which one, its path does.
                    body.append(contentsOf: fileExtension)
                }
                guard byte >= firstKey, let key = EventKey(rawValue: byte - firstKey) else { continue }
                left.removeAll { $0[1] == byte }
                body.append(contentsOf: [44, 34])
                body.append(contentsOf: key.name.utf8)
                body.append(contentsOf: [34, 58])
            } else if byte == mark {
                isKey = true
            } else {
                body.append(byte)
            }
        }
        for value in left {
            guard let key = EventKey(rawValue: value[1] - firstKey) else { continue }
            out.append(contentsOf: [44, 34])
            out.append(contentsOf: key.name.utf8)
            out.append(contentsOf: [34, 58])
            out.append(contentsOf: value[2...])
        }
        out += body
    }
}
