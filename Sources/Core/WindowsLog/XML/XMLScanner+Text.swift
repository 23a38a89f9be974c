import Events

extension XMLScanner {
    /// The bytes of a text as they lie there.
    package func slice(_ text: XMLText) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[text.start..<text.end])
    }

    package func equals(_ text: XMLText, _ expected: StaticString) -> Bool {
        guard text.end - text.start == expected.utf8CodeUnitCount else { return false }
        for index in 0..<expected.utf8CodeUnitCount where bytes[text.start + index] != expected.utf8Start[index] {
            return false
        }
        return true
    }

    /// Whether nothing but spaces and line ends is there.
    package func isBlank(_ text: XMLText) -> Bool {
        slice(text).allSatisfy { $0 == 32 || $0 == 10 || $0 == 13 || $0 == 9 }
    }

    /// The text itself: references resolved, line ends as line feeds, invalid UTF-8 as U+FFFD.
    package func string(_ text: XMLText) -> String {
        let source = slice(text)
        guard source.contains(where: { $0 == UInt8(ascii: "&") || $0 == 13 }) else {
            return String(decoding: source, as: UTF8.self)
        }
        var out: [UInt8] = []
        out.reserveCapacity(source.count)
        append(text, to: &out)
        return String(decoding: out, as: UTF8.self)
    }

    /// The text of several pieces, as of one element.
    package func append(_ text: XMLText, to out: inout [UInt8]) {
        let source = slice(text)
        var at = 0
        while at < source.count {
            switch source[at] {
            case 13:
                // XML 1.0, 2.11: a carriage return, with or without a line feed behind it, is read as a line feed.
                out.append(10)
                at += at + 1 < source.count && source[at + 1] == 10 ? 2 : 1
            case UInt8(ascii: "&") where text.form == .escaped:
                at = reference(source, at, &out)
            default:
                out.append(source[at])
                at += 1
            }
        }
    }

    /// Resolves the reference at `start`; what is none that we know stays as it is written.
    ///
    /// - Returns: Where to go on.
    private func reference(_ source: UnsafeBufferPointer<UInt8>, _ start: Int, _ out: inout [UInt8]) -> Int {
        var end = start + 1
        // The longest is `&#x0010FFFF;`, with a little room for zeros.
        while end < source.count, end < start + 16, source[end] != UInt8(ascii: ";") { end += 1 }
        guard end < source.count, source[end] == UInt8(ascii: ";") else {
            out.append(source[start])
            return start + 1
        }
        let name = XMLReference(UnsafeBufferPointer(rebasing: source[start + 1..<end]))
        guard let scalar = name.scalar else {
            out.append(source[start])
            return start + 1
        }
        UTF8Bytes.write(scalar) { out.append($0) }
        return end + 1
    }
}

/// What stands between `&` and `;`.
private struct XMLReference {
    private let name: UnsafeBufferPointer<UInt8>

    init(_ name: UnsafeBufferPointer<UInt8>) {
        self.name = name
    }

    /// The character it stands for; U+FFFD for a number that is none; nil when it is unknown.
    var scalar: UInt32? {
        if name.count > 1, name[0] == UInt8(ascii: "#") { return number }
        if `is`("lt") { return 60 }
        if `is`("gt") { return 62 }
        if `is`("amp") { return 38 }
        if `is`("quot") { return 34 }
        if `is`("apos") { return 39 }
        return nil
    }

    private var number: UInt32? {
        let isHexadecimal = name[1] | 32 == UInt8(ascii: "x")
        let digits = name[(isHexadecimal ? 2 : 1)...]
        guard !digits.isEmpty else { return nil }
        var value: UInt32 = 0
        for byte in digits {
            guard let digit = Hexadecimal.value(byte), isHexadecimal || digit < 10 else { return nil }
            value = min(value &* (isHexadecimal ? 16 : 10) &+ digit, 0x11_0000)
        }
        return value > 0x10_ffff || 0xd800..<0xe000 ~= value ? 0xfffd : value
    }

    private func `is`(_ expected: StaticString) -> Bool {
        guard name.count == expected.utf8CodeUnitCount else { return false }
        for index in 0..<name.count where name[index] != expected.utf8Start[index] { return false }
        return true
    }
}
