import Foundation
import HTTPTypes
import Hummingbird

/// Reads a request as an operation declares it, and refuses what it does not.
struct ApiReading {
    let operation: ApiOperation
    let request: Request
    /// The values of the path's parts, still escaped.
    let path: [String: String]

    func parameters() throws -> [String: [JSON]] {
        guard let query = Form(encoded: request.uri.query ?? "") else { throw ApiError.malformed }
        var values: [String: [JSON]] = [:]
        for (name, value) in query.fields {
            guard let parameter = operation.parameters.first(where: { $0.name == name && !$0.isInPath }) else {
                throw ApiError.invalid("the parameter `\(name.prefix(80))` is not known")
            }
            guard parameter.isRepeated || values[name] == nil else { throw ApiError.invalid("\(name) is given twice") }
            values[name, default: []].append(try Self.read(value, parameter))
        }
        for parameter in operation.parameters where parameter.isInPath {
            guard let text = path[parameter.name]?.removingPercentEncoding else { throw ApiError.malformed }
            values[parameter.name] = [try Self.read(text, parameter)]
        }
        for parameter in operation.parameters where parameter.isRequired && values[parameter.name] == nil {
            throw ApiError.invalid("\(parameter.name) is missing")
        }
        return values
    }

    private static func read(_ text: String, _ parameter: ApiParameter) throws -> JSON {
        let value: JSON =
            switch parameter.schema {
            case .integer: Int64(text).map { .number($0) } ?? .string(text)
            case .boolean: text == "true" ? .bool(true) : text == "false" ? .bool(false) : .string(text)
            default: .string(text)
            }
        if let fault = parameter.schema.fault(value, at: parameter.name) { throw ApiError.invalid(fault) }
        return value
    }

    func body() async throws -> JSON {
        guard let body = operation.body else { return .null }
        let type = request.headers[.contentType]?.split(separator: ";").first.map { $0.lowercased() } ?? ""
        guard type == body.type else {
            throw ApiError(.unsupportedMediaType, "media-type", "The body has to be \(body.type).")
        }
        if let length = request.headers[.contentLength].flatMap(Int.init), length > body.limitBytes {
            throw ApiError.tooLarge
        }
        switch body {
        case .file: return .null
        case .yaml: return .string(try await text(body.limitBytes))
        case .json(let schema):
            guard let value = try? JSONDecoder().decode(JSON.self, from: Data(try await text(body.limitBytes).utf8))
            else { throw ApiError.malformed }
            if let fault = schema.fault(value) { throw ApiError.invalid(fault) }
            return value
        }
    }

    private func text(_ limit: Int) async throws -> String {
        var bytes: [UInt8] = []
        for try await part in request.body {
            guard bytes.count + part.readableBytes <= limit else { throw ApiError.tooLarge }
            bytes += part.readableBytesView
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw ApiError.malformed }
        return text
    }
}
