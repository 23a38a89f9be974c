import Events

/// The part of a text that a reader has not done with: bytes come in at its end and are dropped at its start.
struct TextWindow {
    /// UTF-8, whatever the file's encoding.
    private(set) var bytes: [UInt8] = []
    /// Where the window starts in the text, in bytes.
    private(set) var offset: UInt64 = 0

    /// Up to here lines were counted, in the window; ``line`` is the line of this byte.
    private var cursor = 0
    private var line: UInt64 = 1
    /// Where that line starts in the window; negative when it starts before it.
    private var lineStart = -1
    /// The bytes before the window of the line in which it starts.
    private var columnsBefore: UInt64 = 0

    private var utf16: UTF16Decoding?
    private var isFirst = true
    /// The first bytes of a file so short that its encoding does not show yet.
    private var early: [UInt8] = []

    mutating func append(_ new: UnsafeBufferPointer<UInt8>) {
        guard isFirst else { return appendDecoded(new) }
        early.append(contentsOf: new)
        if early.count >= 3 { begin() }
    }

    /// The file is over.
    mutating func finish() {
        if isFirst { begin() }
        utf16?.finish(&bytes)
    }

    private mutating func begin() {
        isFirst = false
        let first = early
        early = []
        first.withUnsafeBufferPointer { first in
            let (encoding, markLength) = TextEncoding.recognise(first)
            if encoding != .utf8 { utf16 = UTF16Decoding(isBigEndian: encoding == .utf16BigEndian) }
            appendDecoded(UnsafeBufferPointer(rebasing: first[markLength...]))
        }
    }

    private mutating func appendDecoded(_ new: UnsafeBufferPointer<UInt8>) {
        if utf16 == nil {
            bytes.append(contentsOf: new)
        } else {
            utf16?.append(new, to: &bytes)
        }
    }

    /// Drops the first `count` bytes.
    mutating func drop(_ count: Int) {
        guard count > 0 else { return }
        move(to: count)
        offset += UInt64(count)
        bytes.removeFirst(count)
        cursor = 0
        if lineStart >= 0 { columnsBefore = UInt64(count - lineStart) } else { columnsBefore += UInt64(count) }
        lineStart = -1
    }

    /// The line and the column of a byte of the window, both counted from 1. Ask in ascending order only.
    mutating func place(at index: Int) -> (line: UInt64, column: UInt64) {
        move(to: index)
        return (line, 1 + (lineStart >= 0 ? UInt64(cursor - lineStart) : columnsBefore + UInt64(cursor)))
    }

    private mutating func move(to index: Int) {
        let end = min(index, bytes.count)
        guard end > cursor else { return }
        bytes.withUnsafeBufferPointer { bytes in
            let part = UnsafeBufferPointer(rebasing: bytes[..<end])
            var at = ByteWords.first(10, in: part, from: cursor)
            while at < end {
                line += 1
                lineStart = at + 1
                at = ByteWords.first(10, in: part, from: at + 1)
            }
        }
        cursor = end
    }
}
