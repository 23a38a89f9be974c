import Events

/// Finds the objects in a text that comes in pieces: by its lines, or, where objects go over several lines or stand in an
/// array, by their braces. Each byte is looked at once.
struct ObjectSplitter {
    enum Piece: Equatable {
        /// A whole object, or a line that should be one.
        case object(Range<Int>)
        /// An object larger than ``JSONLinesReader/objectLimit``, which starts here.
        case tooLarge(start: Int)
    }

    private enum Form {
        case unknown, lines, braces
    }

    private var form = Form.unknown
    /// Where the line or the object starts, in the window.
    private var start = 0
    /// Where to look on.
    private var position = 0
    /// The rest of a line or an object that was too large is passed over.
    private var isSkipping = false
    private var depth = 0
    private var isInString = false

    /// Bytes before this are not needed any more.
    var firstNeeded: Int { isSkipping || (form == .braces && depth == 0) ? position : start }

    mutating func dropped(_ count: Int) {
        start -= count
        position -= count
    }

    /// The next piece; nil when more of the text is needed.
    mutating func next(in bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) -> Piece? {
        if form == .unknown {
            guard recogniseForm(bytes, isLast) else { return nil }
        }
        return form == .braces ? nextByBraces(bytes, isLast) : nextLine(bytes, isLast)
    }

    private mutating func nextLine(_ bytes: UnsafeBufferPointer<UInt8>, _ isLast: Bool) -> Piece? {
        while true {
            position = ByteWords.first(10, in: bytes, from: position)
            let isWhole = position < bytes.count
            if isSkipping {
                guard isWhole else { return nil }
                isSkipping = false
            } else if position - start > JSONLinesReader.objectLimit {
                isSkipping = !isWhole
                let tooLarge = start
                if isWhole { position += 1 }
                start = position
                return .tooLarge(start: tooLarge)
            } else if isWhole || (isLast && start < bytes.count) {
                let line = trimmed(start..<position, bytes)
                position = min(position + 1, bytes.count)
                start = position
                if line.isEmpty { continue }
                return .object(line)
            } else {
                return nil
            }
            position += 1
            start = position
        }
    }

    private mutating func nextByBraces(_ bytes: UnsafeBufferPointer<UInt8>, _ isLast: Bool) -> Piece? {
        while position < bytes.count {
            if depth > 0, position - start > JSONLinesReader.objectLimit {
                depth = 0
                isInString = false
                return .tooLarge(start: start)
            }
            let byte = bytes[position]
            if isInString {
                if byte == UInt8(ascii: "\\") {
                    // Both bytes of an escape, if they are there.
                    guard position + 1 < bytes.count || isLast else { return nil }
                    position += 1
                } else if byte == UInt8(ascii: "\"") {
                    isInString = false
                }
            } else if depth > 0, byte == UInt8(ascii: "\"") {
                isInString = true
            } else if byte == UInt8(ascii: "{") {
                if depth == 0 { start = position }
                depth += 1
            } else if byte == UInt8(ascii: "}"), depth > 0 {
                depth -= 1
                if depth == 0 {
                    position += 1
                    return .object(start..<position)
                }
            }
            position = min(position + 1, bytes.count)
        }
        guard isLast, depth > 0 else { return nil }
        depth = 0
        return .object(start..<bytes.count)
    }

    /// Lines, unless the first one shows that objects go on behind its end, or stand in an array.
    ///
    /// - Returns: False when that does not show yet.
    private mutating func recogniseForm(_ bytes: UnsafeBufferPointer<UInt8>, _ isLast: Bool) -> Bool {
        var first = position
        while first < bytes.count, bytes[first] <= 32 { first += 1 }
        guard first < bytes.count else { return isLast }
        if bytes[first] == UInt8(ascii: "[") {
            form = .braces
            return true
        }
        let end = ByteWords.first(10, in: bytes, from: first)
        guard end < bytes.count || isLast || end - first > JSONLinesReader.objectLimit else { return false }
        let line = trimmed(first..<end, bytes)
        // evtx_dump writes `Record 1` above each object when it was not asked for lines.
        if UnsafeBufferPointer(rebasing: bytes[line]).starts(with: "Record ".utf8) {
            form = .braces
            return true
        }
        switch bytes[line.upperBound - 1] {
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ","), UInt8(ascii: ":"): form = .braces
        default: form = .lines
        }
        return true
    }

    private func trimmed(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, isSpace(bytes[start]) { start += 1 }
        while end > start, isSpace(bytes[end - 1]) { end -= 1 }
        return start..<end
    }

    private func isSpace(_ byte: UInt8) -> Bool {
        byte == 32 || byte == 9 || byte == 13 || byte == 10
    }
}
