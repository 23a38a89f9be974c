import Events
import Foundation

/// A JSON value, as the API takes and gives it.
enum JSON: Sendable, Equatable {
    case null
    case bool(Bool)
    case number(Int64)
    /// One that is no whole number; only where it comes in, to be refused.
    case fraction(Double)
    case string(String)
    case array([JSON])
    case object([Member])
    /// Written already.
    case raw([UInt8])

    struct Member: Sendable, Equatable {
        var name: String
        var value: JSON

        init(_ name: String, _ value: JSON) {
            self.name = name
            self.value = value
        }
    }

    static func object(_ members: KeyValuePairs<String, JSON>) -> JSON {
        .object(members.map { Member($0.key, $0.value) })
    }

    subscript(_ name: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    var string: String? { if case .string(let text) = self { text } else { nil } }
    var number: Int64? { if case .number(let number) = self { number } else { nil } }
    var bool: Bool? { if case .bool(let bool) = self { bool } else { nil } }

    var bytes: [UInt8] {
        var text = TextBuffer()
        append(to: &text)
        return text.bytes
    }

    func append(to text: inout TextBuffer) {
        switch self {
        case .null: text.append("null" as StaticString)
        case .bool(let value): text.append(value ? "true" : "false")
        case .number(let number): text.append(number)
        case .fraction(let number): text.append("\(number)")
        case .string(let value): text.append(json: value)
        case .raw(let bytes): text.bytes += bytes
        case .array(let items):
            text.append(byte: UInt8(ascii: "["))
            for (index, item) in items.enumerated() {
                if index > 0 { text.append(byte: UInt8(ascii: ",")) }
                item.append(to: &text)
            }
            text.append(byte: UInt8(ascii: "]"))
        case .object(let members):
            text.append(byte: UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { text.append(byte: UInt8(ascii: ",")) }
                text.append(json: member.name)
                text.append(byte: UInt8(ascii: ":"))
                member.value.append(to: &text)
            }
            text.append(byte: UInt8(ascii: "}"))
        }
    }
}

extension JSON: Decodable {
    init(from decoder: any Decoder) throws {
        if let container = try? decoder.container(keyedBy: Name.self) {
            self = .object(
                try container.allKeys.map { Member($0.stringValue, try container.decode(JSON.self, forKey: $0)) })
        } else if var container = try? decoder.unkeyedContainer() {
            var items: [JSON] = []
            while !container.isAtEnd { items.append(try container.decode(JSON.self)) }
            self = .array(items)
        } else {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .null
            } else if let bool = try? container.decode(Bool.self) {
                self = .bool(bool)
            } else if let number = try? container.decode(Int64.self) {
                self = .number(number)
            } else if let number = try? container.decode(Double.self) {
                self = .fraction(number)
            } else {
                self = .string(try container.decode(String.self))
            }
        }
    }

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
