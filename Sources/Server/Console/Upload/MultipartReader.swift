import Foundation

/// Takes a `multipart/form-data` body apart while it comes in (RFC 7578), in bounded memory.
struct MultipartReader {
    enum Event: Equatable {
        /// A part begins.
        case part(name: String, fileName: String?)
        /// Some more of the part.
        case bytes([UInt8])
        /// The body is complete.
        case end
    }

    enum Mistake: Error, Equatable {
        case malformed
        /// A part's head is longer than any browser writes.
        case headTooLong
    }

    private enum State {
        case preamble, head, body, end
    }

    /// Before each part, and behind the last; the first one may lack its line break.
    private let delimiter: [UInt8]
    private var buffer: [UInt8] = Array("\r\n".utf8)
    private var state = State.preamble

    static let headLimit = 16 << 10

    /// - Parameter contentType: The header of the request; nil where it names no boundary.
    init?(contentType: String) {
        guard let range = contentType.range(of: "boundary=") else { return nil }
        var boundary = contentType[range.upperBound...].prefix { $0 != ";" }
        if boundary.hasPrefix("\""), boundary.hasSuffix("\""), boundary.count > 2 {
            boundary = boundary.dropFirst().dropLast()
        }
        guard (1...70).contains(boundary.utf8.count) else { return nil }
        delimiter = Array(("\r\n--" + boundary).utf8)
    }

    /// - Parameter bytes: The next of the body.
    mutating func feed(_ bytes: some Sequence<UInt8>) {
        buffer += bytes
    }

    /// What comes next; nil while more has to be fed.
    mutating func next() throws(Mistake) -> Event? {
        while true {
            switch state {
            case .end: return nil
            case .preamble:
                guard let at = Self.find(delimiter, in: buffer) else {
                    // A preamble says nothing; a browser sends none.
                    guard buffer.count <= Self.headLimit else { throw .malformed }
                    return nil
                }
                buffer.removeFirst(at + delimiter.count)
                state = .head
            case .head:
                guard buffer.count >= 2 else { return nil }
                if buffer.starts(with: "--".utf8) {
                    state = .end
                    buffer = []
                    return .end
                }
                let limit = Array("\r\n\r\n".utf8)
                guard let at = Self.find(limit, in: buffer) else {
                    guard buffer.count <= Self.headLimit else { throw .headTooLong }
                    return nil
                }
                let head = String(decoding: buffer[..<at], as: UTF8.self)
                buffer.removeFirst(at + limit.count)
                // An empty part: its delimiter follows at once, and the line break of the head is the delimiter's too.
                buffer.insert(contentsOf: "\r\n".utf8, at: 0)
                state = .body
                isAtStart = true
                guard let (name, file) = Self.disposition(head) else { throw .malformed }
                return .part(name: name, fileName: file)
            case .body:
                if let bytes = body() { return .bytes(bytes) }
                if case .body = state { return nil }
            }
        }
    }

    /// The line break that was put before the part's first byte is not the part's.
    private var isAtStart = false

    /// Some of the part, or nil where more has to be fed or the part is over.
    private mutating func body() -> [UInt8]? {
        let lead = isAtStart ? 2 : 0
        if let at = Self.find(delimiter, in: buffer) {
            let bytes = Array(buffer[min(lead, at)..<at])
            buffer.removeFirst(at + delimiter.count)
            state = .head
            return bytes.isEmpty ? nil : bytes
        }
        let sure = buffer.count - delimiter.count
        guard sure > lead else { return nil }
        let bytes = Array(buffer[lead..<sure])
        buffer.removeFirst(sure)
        isAtStart = false
        return bytes
    }

    private static func find(_ pattern: [UInt8], in bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBytes { bytes in
            pattern.withUnsafeBytes { pattern -> Int? in
                guard let first = pattern.first, let start = bytes.baseAddress, let wanted = pattern.baseAddress else {
                    return nil
                }
                var at = 0
                while at + pattern.count <= bytes.count {
                    guard let found = memchr(start + at, Int32(first), bytes.count - pattern.count + 1 - at) else {
                        return nil
                    }
                    at = UnsafeRawPointer(found) - start
                    if memcmp(start + at, wanted, pattern.count) == 0 { return at }
                    at += 1
                }
                return nil
            }
        }
    }

    /// `Content-Disposition: form-data; name="file"; filename="a.evtx"`
    private static func disposition(_ head: String) -> (name: String, file: String?)? {
        for line in head.split(separator: "\r\n") where line.lowercased().hasPrefix("content-disposition:") {
            guard let name = parameter("name", of: line) else { return nil }
            return (name, parameter("filename", of: line))
        }
        return nil
    }

    /// Browsers write `%22`, `%0D` and `%0A` for what would end a quoted text, and nothing else.
    private static func parameter(_ name: String, of line: Substring) -> String? {
        guard let start = line.range(of: "; " + name + "=\"") else { return nil }
        let text = line[start.upperBound...].prefix { $0 != "\"" }
        return text.replacingOccurrences(of: "%22", with: "\"")
    }
}
