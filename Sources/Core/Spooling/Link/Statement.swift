/// What the link says beside log lines: `name value`, one to a line; then, after an empty line, bytes of any kind.
///
/// Strict, since both ends read what others may have written: names of small letters and dashes, values without control
/// characters, no name twice, everything bounded.
package struct Statement: Sendable, Equatable {
    package struct Field: Sendable, Equatable {
        package var name: String
        package var value: String
    }

    package private(set) var fields: [Field] = []
    package var body: [UInt8] = []

    package static let fieldLimit = 64
    package static let nameLimitBytes = 32
    package static let valueLimitBytes = 4_096

    package init() {}

    package subscript(name: String) -> String? {
        for field in fields where field.name == name { return field.value }
        return nil
    }

    /// Adds a field. Control characters of the value become spaces, and what is longer than the limit is cut.
    package mutating func add(_ name: String, _ value: String) {
        var bytes = Array(value.utf8.prefix(Self.valueLimitBytes))
        while value.utf8.count > bytes.count, let last = bytes.last, last & 0xc0 == 0x80 { bytes.removeLast() }
        if value.utf8.count > bytes.count, let last = bytes.last, last >= 0xc0 { bytes.removeLast() }
        for index in bytes.indices where Self.isControl(bytes[index]) { bytes[index] = 32 }
        fields.append(Field(name: name, value: String(decoding: bytes, as: UTF8.self)))
    }

    package mutating func add(_ name: String, _ number: UInt64) {
        add(name, String(number))
    }

    package var bytes: [UInt8] {
        var out: [UInt8] = []
        for field in fields {
            out.append(contentsOf: field.name.utf8)
            out.append(32)
            out.append(contentsOf: field.value.utf8)
            out.append(10)
        }
        if !body.isEmpty {
            out.append(10)
            out.append(contentsOf: body)
        }
        return out
    }

    /// - Throws: ``LinkError/malformed`` for bytes that are no statement.
    package init(_ bytes: some Collection<UInt8>) throws(LinkError) {
        var rest = bytes[...]
        while let first = rest.first {
            if first == 10 {
                body = Array(rest.dropFirst())
                return
            }
            guard let end = rest.firstIndex(of: 10), fields.count < Self.fieldLimit,
                let field = Self.field(Array(rest[..<end])), self[field.name] == nil
            else { throw .malformed }
            fields.append(field)
            rest = rest[rest.index(after: end)...]
        }
    }

    /// A field that has to be there.
    package func required(_ name: String) throws(LinkError) -> String {
        guard let value = self[name] else { throw .malformed }
        return value
    }

    package func number(_ name: String) throws(LinkError) -> UInt64 {
        guard let number = Self.number(try required(name)) else { throw .malformed }
        return number
    }

    /// So many hexadecimal digits, in small letters.
    package func digits(_ name: String, _ count: Int) throws(LinkError) -> String {
        let value = try required(name)
        guard Hexadecimal.isText(value, count: count) else { throw .malformed }
        return value
    }

    /// A number as it is written here: digits only, no leading zero.
    package static func number(_ text: String) -> UInt64? {
        let digits = text.utf8
        guard let first = digits.first, digits.count <= 20, first != 48 || digits.count == 1 else { return nil }
        var number: UInt64 = 0
        for digit in digits {
            guard digit >= 48, digit < 58 else { return nil }
            let (product, isTooLarge) = number.multipliedReportingOverflow(by: 10)
            let (sum, isLarger) = product.addingReportingOverflow(UInt64(digit - 48))
            guard !isTooLarge, !isLarger else { return nil }
            number = sum
        }
        return number
    }

    private static func field(_ line: [UInt8]) -> Field? {
        guard let space = line.firstIndex(of: 32), space > 0, space <= nameLimitBytes,
            line.count - space - 1 <= valueLimitBytes
        else { return nil }
        for byte in line[..<space] where !((byte >= 97 && byte <= 122) || byte == 45) { return nil }
        for byte in line[space...] where isControl(byte) { return nil }
        guard let name = String(validating: line[..<space], as: UTF8.self),
            let value = String(validating: line[(space + 1)...], as: UTF8.self)
        else { return nil }
        return Field(name: name, value: value)
    }

    private static func isControl(_ byte: UInt8) -> Bool {
        byte < 32 || byte == 127
    }
}
