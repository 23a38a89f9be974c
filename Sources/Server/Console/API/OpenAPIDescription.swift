import HTTPTypes

/// `/openapi.json`: the operations as OpenAPI 3.1 says them.
enum OpenAPIDescription {
    static func make(_ operations: [ApiOperation]) -> JSON {
        var definitions: [String: JSON] = [:]
        var paths: [(path: String, members: [JSON.Member])] = []
        for operation in operations {
            let member = JSON.Member(operation.method.rawValue.lowercased(), describe(operation, &definitions))
            if let index = paths.firstIndex(where: { $0.path == operation.path }) {
                paths[index].members.append(member)
            } else {
                paths.append((operation.path, [member]))
            }
        }
        let schemas = definitions.sorted { $0.key < $1.key }.map { JSON.Member($0.key, $0.value) }
        return .object([
            "openapi": .string("3.1.0"),
            "info": .object([
                "title": .string("Mitsuke"), "version": .string("1"),
                "description": .string(
                    "Lists come in pages: `items`, and `next` for the parameter `after`. Errors have one form."),
            ]),
            "servers": .array([.object(["url": .string(ApiDoor.start)])]),
            "security": .array([.object(["token": .array([])])]),
            "paths": .object(paths.map { JSON.Member($0.path, .object($0.members)) }),
            "components": .object([
                "schemas": .object(schemas),
                "securitySchemes": .object([
                    "token": .object(["type": .string("http"), "scheme": .string("bearer")])
                ]),
            ]),
        ])
    }

    private static func describe(_ operation: ApiOperation, _ definitions: inout [String: JSON]) -> JSON {
        var members: [JSON.Member] = [
            .init("operationId", .string(operation.id)), .init("tags", .array([.string(operation.tag)])),
            .init("summary", .string(operation.summary)),
        ]
        if !operation.parameters.isEmpty {
            members.append(.init("parameters", .array(operation.parameters.map { describe($0, &definitions) })))
        }
        if let body = operation.body {
            let schema: JSON =
                switch body {
                case .json(let schema): schema.description(&definitions)
                case .yaml: .object(["type": .string("string")])
                case .file: .object(["type": .string("string"), "format": .string("binary")])
                }
            members.append(
                .init(
                    "requestBody",
                    .object([
                        "required": .bool(true),
                        "content": .object([.init(body.type, .object(["schema": schema]))]),
                    ])))
        }
        var responses: [JSON.Member] = []
        switch operation.answer {
        case .nothing: responses.append(.init("204", .object(["description": .string("Done.")])))
        case .json(let schema, let status):
            responses.append(.init("\(status.code)", content(schema, "The answer.", &definitions)))
        }
        for status in operation.allFailures {
            responses.append(.init("\(status.code)", content(ApiError.schema, status.reasonPhrase, &definitions)))
        }
        members.append(.init("responses", .object(responses)))
        return .object(members)
    }

    private static func describe(_ parameter: ApiParameter, _ definitions: inout [String: JSON]) -> JSON {
        let schema = parameter.isRepeated ? Schema.array(parameter.schema) : parameter.schema
        return .object([
            "name": .string(parameter.name), "in": .string(parameter.isInPath ? "path" : "query"),
            "required": .bool(parameter.isRequired), "description": .string(parameter.about),
            "schema": schema.description(&definitions),
        ])
    }

    private static func content(_ schema: Schema, _ about: String, _ definitions: inout [String: JSON]) -> JSON {
        .object([
            "description": .string(about),
            "content": .object([
                .init("application/json", .object(["schema": schema.description(&definitions)]))
            ]),
        ])
    }
}
