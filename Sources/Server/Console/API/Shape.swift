import Events

/// How the API shows a value: each member with what it may be and where it comes from, so that both say the same.
struct Shape<Value>: Sendable {
    struct Member: Sendable {
        var property: Schema.Property
        var json: @Sendable (Value) -> JSON

        init(_ name: String, _ schema: Schema, _ about: String = "", _ json: @escaping @Sendable (Value) -> JSON) {
            property = Schema.Property(name, schema, about)
            self.json = json
        }
    }

    let name: String
    private let members: [Member]

    init(_ name: String, _ members: [Member]) {
        self.name = name
        self.members = members
    }

    var schema: Schema { .named(name, .object(members.map(\.property))) }

    func json(_ value: Value) -> JSON {
        .object(members.map { JSON.Member($0.property.name, $0.json(value)) })
    }

    /// Some of many, and where to go on.
    var page: Schema {
        .named(
            name + "Page",
            .object([
                .init("items", .array(schema)),
                .init("next", .optional(.anyText), "What `after` has to say for the next page; null at the end."),
            ]))
    }

    func page(_ values: [Value], next: String?) -> ApiAnswer {
        .json(.object(["items": .array(values.map(json)), "next": next.map { .string($0) } ?? .null]))
    }
}

extension JSON {
    static func time(_ time: Timestamp?) -> JSON {
        time.map { .string($0.rfc3339) } ?? .null
    }

    static func text(_ text: String?) -> JSON {
        text.map { .string($0) } ?? .null
    }
}
