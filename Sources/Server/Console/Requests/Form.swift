import Foundation

/// What a form or a query holds: names with one or more values, in the order in which they came.
package struct Form: Sendable, Equatable {
    package private(set) var fields: [(name: String, value: String)] = []

    /// More fields than any form of ours has.
    static let fieldLimit = 20_000

    package init(_ fields: [(name: String, value: String)] = []) {
        self.fields = fields
    }

    /// - Parameter encoded: `application/x-www-form-urlencoded`; nil where it is malformed or holds too many fields.
    package init?(encoded: String) {
        for part in encoded.utf8.split(separator: UInt8(ascii: "&")) {
            guard fields.count < Self.fieldLimit else { return nil }
            let pair = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(pair[0]), let value = Self.decoded(pair.count > 1 ? pair[1] : "".utf8[...])
            else { return nil }
            fields.append((name, value))
        }
    }

    package static func == (a: Form, b: Form) -> Bool {
        a.fields.elementsEqual(b.fields) { $0 == $1 }
    }

    /// The first value of a name, without white space around it; empty where there is none.
    package subscript(_ name: String) -> String {
        (raw(name) ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The first value as it came: a password, a text of several lines.
    package func raw(_ name: String) -> String? {
        fields.first { $0.name == name }?.value
    }

    /// All values of a name that are not empty.
    package func all(_ name: String) -> [String] {
        fields.filter { $0.name == name && !$0.value.isEmpty }.map(\.value)
    }

    package func has(_ name: String) -> Bool {
        fields.contains { $0.name == name }
    }

    private static func decoded(_ bytes: Substring.UTF8View) -> String? {
        var out: [UInt8] = []
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): out.append(32)
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
                    return nil
                }
                out.append(high << 4 | low)
            default: out.append(byte)
            }
        }
        return String(validating: out, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
