import Events
import Storage

/// What of a line is no column: its own form without time, identity, log, host, user, process and record, and without the names of
/// keys, for each of which two bytes stand that no text of JSON has.
enum StoredLine {
    /// In place of the time and the identity, which are columns.
    private static let head = Array("{\"@timestamp\":\"1970-01-01T00:00:00Z\",\"event.id\":\"0\"".utf8)
    /// In front of the byte that stands for a key. JSON escapes it inside of texts.
    private static let mark: UInt8 = 1
    private static let firstKey: UInt8 = 48
    /// What nearly every line says, and is left out.
    private static let usual = [
        [mark, firstKey + EventKey.eventKind.rawValue] + Array("\"event\"".utf8),
        [mark, firstKey + EventKey.attribution.rawValue] + Array("\"exact\"".utf8),
    ]

    /// The text for the column `rest`.
    static func rest(_ line: borrowing LogLine) -> [UInt8] {
        var event = Event(time: Timestamp(ticks: 0), host: "", activity: line.event.activity)
        event.attribution = line.event.attribution
        event.originals = line.event.originals
        event.origin.eventIdentity = "0"
        var filed = line.line
        filed.log = ""
        var text = TextBuffer(capacity: 512)
        EventJSON.append(event, filed, originals: true, to: &text)
        return packed(text.bytes[head.count..<(text.bytes.count - 1)])
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

    private static func packed(_ json: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(json.count)
        var at = json.startIndex
        while at < json.endIndex {
            // A comma, a quotation mark, a name and a colon stand outside of texts only, whose quotation marks are escaped.
            if json[at] == 44, at + 1 < json.endIndex, json[at + 1] == 34, let (key, end) = key(json, from: at + 2) {
                out.append(mark)
                out.append(firstKey + key.rawValue)
                at = end
                if let value = usual.first(where: { $0[1] == firstKey + key.rawValue })?.dropFirst(2),
                    json[at...].starts(with: value)
                {
                    out.removeLast(2)
                    at += value.count
                }
                continue
            }
            out.append(json[at])
            at += 1
        }
        return out
    }

    /// The key that ends with `":` , and where its value begins.
    private static func key(_ json: ArraySlice<UInt8>, from start: Int) -> (key: EventKey, end: Int)? {
        var end = start
        while end < json.endIndex, json[end] != 34 {
            // No name of ours has one.
            if json[end] == 92 { return nil }
            end += 1
        }
        guard end + 1 < json.endIndex, json[end + 1] == 58 else { return nil }
        let key = json[start..<end].withUnsafeBufferPointer { EventKey.spelled(by: $0) }
        return key.map { ($0, end + 2) }
    }

    private static func unpack(_ rest: String.UTF8View, into out: inout [UInt8]) {
        var left = usual
        var body: [UInt8] = []
        var isKey = false
        for byte in rest {
            if isKey {
                isKey = false
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
