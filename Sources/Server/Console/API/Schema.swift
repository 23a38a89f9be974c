import Events

/// What a value of the API may be: the description says it, and what comes in is held to it.
indirect enum Schema: Sendable {
    case boolean
    case integer(ClosedRange<Int64>)
    /// In characters (Unicode scalars), without U+0000, which no store keeps.
    case text(ClosedRange<Int>)
    case oneOf([String])
    /// RFC 3339.
    case time
    case array(Schema)
    case object([Property])
    /// An object of which only some members are known.
    case open([Property])
    case optional(Schema)
    /// Described once, under its name.
    case named(String, Schema)

    struct Property: Sendable {
        var name: String
        var schema: Schema
        var isRequired: Bool
        var about: String

        init(_ name: String, _ schema: Schema, isRequired: Bool = true, _ about: String = "") {
            self.name = name
            self.schema = schema
            self.isRequired = isRequired
            self.about = about
        }
    }

    /// Any whole number.
    static let anyInteger = Schema.integer(Int64.min...Int64.max)
    static let count = Schema.integer(0...Int64.max)
    static let number = Schema.integer(1...Int64.max)
    /// A text of ours, of any length.
    static let anyText = Schema.text(0...Int.max)

    /// Where a value is not as it has to be; nil where it is.
    func fault(_ value: JSON, at place: String = "") -> String? {
        func unless(_ isRight: Bool, _ words: String) -> String? {
            isRight ? nil : (place.isEmpty ? "the body" : place) + " " + words
        }
        switch self {
        case .boolean: return unless(value.bool != nil, "is not true or false")
        case .integer(let range):
            return unless(
                value.number.map { range.contains($0) } ?? false,
                "is not a whole number from \(range.lowerBound) to \(range.upperBound)")
        case .text(let range):
            let isRight = value.string.map { range.contains($0.unicodeScalars.count) && !$0.utf8.contains(0) }
            return unless(isRight ?? false, "is not a text of \(range.lowerBound) to \(range.upperBound) characters")
        case .oneOf(let names):
            return unless(
                value.string.map { names.contains($0) } ?? false, "is none of " + names.joined(separator: ", "))
        case .time:
            return unless(Self.time(value.string ?? "") != nil, "is not a time like 2026-04-01T00:00:00Z")
        case .array(let schema):
            guard case .array(let items) = value else { return unless(false, "is not an array") }
            return items.indices.lazy.compactMap { schema.fault(items[$0], at: "\(place)[\($0)]") }.first
        case .object(let properties): return Self.fault(value, properties, at: place, isOpen: false)
        case .open(let properties): return Self.fault(value, properties, at: place, isOpen: true)
        case .optional(let schema): return value == .null ? nil : schema.fault(value, at: place)
        case .named(_, let schema): return schema.fault(value, at: place)
        }
    }

    /// Of a date and a time, with an offset.
    static func time(_ text: String) -> Timestamp? {
        text.utf8.count > 19 ? Timestamp(rfc3339: text) : nil
    }

    private static func fault(_ value: JSON, _ properties: [Property], at place: String, isOpen: Bool) -> String? {
        guard case .object(let members) = value else {
            return (place.isEmpty ? "the body" : place) + " is not an object"
        }
        let start = place.isEmpty ? "" : place + "."
        for property in properties {
            guard let member = value[property.name] else {
                if property.isRequired { return start + property.name + " is missing" }
                continue
            }
            if let fault = property.schema.fault(member, at: start + property.name) { return fault }
        }
        if isOpen { return nil }
        let unknown = members.first { member in !properties.contains { $0.name == member.name } }
        return unknown.map { start + String($0.name.prefix(80)) + " is not known" }
    }
}

extension Schema {
    /// As OpenAPI 3.1 says it.
    ///
    /// - Parameter definitions: Takes those that have a name.
    func description(_ definitions: inout [String: JSON]) -> JSON {
        switch self {
        case .boolean: return .object(["type": .string("boolean")])
        case .integer(let range):
            var members: [JSON.Member] = [.init("type", .string("integer")), .init("format", .string("int64"))]
            if range.lowerBound != .min { members.append(.init("minimum", .number(range.lowerBound))) }
            if range.upperBound != .max { members.append(.init("maximum", .number(range.upperBound))) }
            return .object(members)
        case .text(let range):
            var members: [JSON.Member] = [.init("type", .string("string"))]
            if range.lowerBound > 0 { members.append(.init("minLength", .number(Int64(range.lowerBound)))) }
            if range.upperBound != .max {
                members.append(.init("maxLength", .number(Int64(range.upperBound))))
                members.append(.init("pattern", .string(#"^[^\u0000]*$"#)))
            }
            return .object(members)
        case .oneOf(let names):
            return .object(["type": .string("string"), "enum": .array(names.map { .string($0) })])
        case .time: return .object(["type": .string("string"), "format": .string("date-time")])
        case .array(let schema):
            return .object(["type": .string("array"), "items": schema.description(&definitions)])
        case .object(let properties): return Self.description(properties, isOpen: false, &definitions)
        case .open(let properties): return Self.description(properties, isOpen: true, &definitions)
        case .optional(let schema):
            return .object(["anyOf": .array([schema.description(&definitions), .object(["type": .string("null")])])])
        case .named(let name, let schema):
            if definitions[name] == nil {
                definitions[name] = .null
                definitions[name] = schema.description(&definitions)
            }
            return .object(["$ref": .string("#/components/schemas/" + name)])
        }
    }

    private static func description(
        _ properties: [Property], isOpen: Bool, _ definitions: inout [String: JSON]
    ) -> JSON {
        var described: [JSON.Member] = []
        for property in properties {
            var schema = property.schema.description(&definitions)
            if !property.about.isEmpty, case .object(let members) = schema {
                schema = .object(members + [.init("description", .string(property.about))])
            }
            described.append(.init(property.name, schema))
        }
        let required = properties.filter(\.isRequired).map { JSON.string($0.name) }
        var members: [JSON.Member] = [.init("type", .string("object")), .init("properties", .object(described))]
        if !required.isEmpty { members.append(.init("required", .array(required))) }
        if !isOpen { members.append(.init("additionalProperties", .bool(false))) }
        return .object(members)
    }
}
