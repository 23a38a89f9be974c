import Events

/// Finds the `<Event>` elements in a text that comes in pieces. Each byte is looked at once.
struct EventSplitter {
    enum Piece: Equatable {
        /// From the start tag's `<` to behind the end tag's `>`.
        case event(Range<Int>)
        /// An element that has no end before the next one, or before the end of the text.
        case unfinished(Range<Int>)
        /// An element larger than ``WindowsXMLReader/eventLimit``, which starts here.
        case tooLarge(start: Int)
    }

    /// Where to look on, in the window.
    private var position = 0
    /// Where the element that is being looked through starts.
    private var start: Int?
    private var section = Section.markup

    private enum Section {
        case markup, comment, literal
    }

    /// Bytes before this are not needed any more.
    var firstNeeded: Int { start ?? position }

    mutating func dropped(_ count: Int) {
        position -= count
        start = start.map { $0 - count }
    }

    /// The next piece; nil when more of the text is needed.
    mutating func next(in bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) -> Piece? {
        while true {
            if let start, position - start > WindowsXMLReader.eventLimit {
                self.start = nil
                section = .markup
                return .tooLarge(start: start)
            }
            switch section {
            case .comment: guard pass("-->", bytes, isLast) else { return end(bytes, isLast) }
            case .literal: guard pass("]]>", bytes, isLast) else { return end(bytes, isLast) }
            case .markup: break
            }
            position = ByteWords.first(UInt8(ascii: "<"), in: bytes, from: position)
            guard position < bytes.count else { return end(bytes, isLast) }
            if starts("<!--", bytes) {
                section = .comment
                position += 4
                continue
            }
            if start != nil, starts("<![CDATA[", bytes) {
                section = .literal
                position += 9
                continue
            }
            // A tag's name can be judged only when it is all there.
            guard let tag = Tag(bytes, at: position) else {
                if isLast || bytes.count - position > Tag.lengthLimit {
                    position += 1
                    continue
                }
                return end(bytes, isLast)
            }
            let tagStart = position
            switch (tag.isEvent, tag.isEnd, start) {
            case (true, true, let open?):
                guard let close = tagEnd(bytes, from: tag.end) else {
                    guard isLast || bytes.count - tag.end > Tag.lengthLimit else { return end(bytes, isLast) }
                    position = tag.end
                    continue
                }
                position = close
                start = nil
                return .event(open..<close)
            case (true, false, nil):
                position = tag.end
                start = tagStart
            case (true, false, let open?):
                // Some providers name an element of their own so; a record's own element holds System first.
                guard let isRecord = holdsSystem(bytes, from: tag.end, isLast) else { return end(bytes, isLast) }
                position = tag.end
                guard isRecord else { continue }
                start = tagStart
                return .unfinished(open..<tagStart)
            default:
                position = tag.end
            }
        }
    }

    /// What is left when the text is over.
    private mutating func end(_ bytes: UnsafeBufferPointer<UInt8>, _ isLast: Bool) -> Piece? {
        guard let open = start else { return nil }
        if isLast {
            start = nil
            section = .markup
            position = bytes.count
            return .unfinished(open..<bytes.count)
        }
        guard bytes.count - open > WindowsXMLReader.eventLimit else { return nil }
        start = nil
        section = .markup
        return .tooLarge(start: open)
    }

    private func starts(_ mark: StaticString, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard position + mark.utf8CodeUnitCount <= bytes.count else { return false }
        for index in 0..<mark.utf8CodeUnitCount where bytes[position + index] != mark.utf8Start[index] { return false }
        return true
    }

    /// To behind `mark`, whose first two bytes are the same; false when it is not there yet.
    private mutating func pass(_ mark: StaticString, _ bytes: UnsafeBufferPointer<UInt8>, _ isLast: Bool) -> Bool {
        while position < bytes.count {
            position = ByteWords.first(mark.utf8Start[0], in: bytes, from: position)
            if starts(mark, bytes) {
                position += mark.utf8CodeUnitCount
                section = .markup
                return true
            }
            // The mark may be cut by the end of what is there.
            if bytes.count - position < mark.utf8CodeUnitCount, !isLast { return false }
            position = min(position + 1, bytes.count)
        }
        return false
    }

    /// Behind the `>` of a tag; nil when it is not near.
    private func tagEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        let near = UnsafeBufferPointer(rebasing: bytes[..<min(bytes.count, start + Tag.lengthLimit)])
        let close = ByteWords.first(UInt8(ascii: ">"), in: near, from: start)
        return close < near.count ? close + 1 : nil
    }

    /// Whether the element whose name ends at `start` holds an element System first; nil when that does not show yet.
    private func holdsSystem(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ isLast: Bool) -> Bool? {
        let isCut = !isLast && bytes.count - start <= 2 * Tag.lengthLimit
        guard var at = tagEnd(bytes, from: start) else { return isCut ? nil : false }
        let limit = min(bytes.count, at + Tag.lengthLimit)
        while at < limit, bytes[at] <= 32 { at += 1 }
        if let tag = Tag(bytes, at: at) { return tag.isSystem && !tag.isEnd }
        if at < bytes.count, bytes[at] != UInt8(ascii: "<") { return false }
        return isCut ? nil : false
    }
}

/// The name in a tag.
private struct Tag {
    let isEnd: Bool
    let isEvent: Bool
    let isSystem: Bool
    /// Behind the name.
    let end: Int

    /// A tag whose name is longer is none of ours.
    static let lengthLimit = 1_024

    /// Nil when the name is not all there, or longer than the limit.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
        guard start + 1 < bytes.count, bytes[start] == UInt8(ascii: "<") else { return nil }
        var at = start + 1
        isEnd = bytes[at] == UInt8(ascii: "/")
        if isEnd { at += 1 }
        var local = at
        let limit = min(bytes.count, start + Self.lengthLimit)
        name: while at < limit {
            switch bytes[at] {
            case UInt8(ascii: ":"): local = at + 1
            case 0...32, UInt8(ascii: ">"), UInt8(ascii: "/"), UInt8(ascii: "<"): break name
            default: break
            }
            at += 1
        }
        guard at < limit else { return nil }
        let name = UnsafeBufferPointer(rebasing: bytes[local..<at])
        isEvent = name.elementsEqual("Event".utf8)
        isSystem = name.elementsEqual("System".utf8)
        end = at
    }
}
