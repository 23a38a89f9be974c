import Accounts
import HTTPTypes

/// One thing that can be asked of the API. The routes and the description are both made from this.
struct ApiOperation: Sendable {
    typealias Answering = @Sendable (ApiRequest) async throws -> ApiAnswer

    let method: HTTPRequest.Method
    /// Below `/api/v1`: `/alerts/{id}`.
    let path: String
    /// For programs that are generated from the description.
    let id: String
    let tag: String
    let summary: String
    /// Nil for everybody who is signed in.
    let permission: Permission?
    var parameters: [ApiParameter] = []
    var body: ApiBody?
    let answer: ApiAnswer.Kind
    /// Besides those that its parts bring with them.
    var failures: [HTTPResponse.Status] = []
    let answering: Answering

    /// Every status that is no success and that this may end with.
    var allFailures: [HTTPResponse.Status] {
        var all: [HTTPResponse.Status] = [.unauthorized, .forbidden, .serviceUnavailable] + failures
        if !parameters.isEmpty { all += [.badRequest, .unprocessableContent] }
        if parameters.contains(where: \.isInPath) { all.append(.notFound) }
        if body != nil { all += [.badRequest, .contentTooLarge, .unsupportedMediaType, .unprocessableContent] }
        return Array(Set(all)).sorted { $0.code < $1.code }
    }

    /// `/alerts/{id}` in its parts.
    var parts: [Substring] { path.split(separator: "/") }
}

/// A part of the path or of the query.
struct ApiParameter: Sendable {
    let name: String
    let schema: Schema
    var isInPath = false
    var isRequired = false
    /// May be given again.
    var isRepeated = false
    let about: String

    static func path(_ name: String, _ schema: Schema, _ about: String) -> ApiParameter {
        ApiParameter(name: name, schema: schema, isInPath: true, isRequired: true, about: about)
    }

    static func query(_ name: String, _ schema: Schema, _ about: String, isRequired: Bool = false) -> ApiParameter {
        ApiParameter(name: name, schema: schema, isRequired: isRequired, about: about)
    }

    static func queries(_ name: String, _ schema: Schema, _ about: String) -> ApiParameter {
        ApiParameter(name: name, schema: schema, isRepeated: true, about: about)
    }

    static let limit = query("limit", .integer(1...1_000), "At most so many; 100 if nothing is said.")
    static let after = query("after", .text(1...500), "`next` of the page before.")
    static let id = path("id", .number, "Its number.")
}

/// What a request carries.
enum ApiBody: Sendable {
    case json(Schema)
    case yaml
    /// A file of any kind, which the operation reads as a stream.
    case file

    var type: String {
        switch self {
        case .json: "application/json"
        case .yaml: "application/yaml"
        case .file: "application/octet-stream"
        }
    }

    var limitBytes: Int {
        switch self {
        case .json: 1 << 20
        case .yaml: 4 << 20
        case .file: Upload.byteLimit
        }
    }
}

/// What comes of an operation that succeeds.
enum ApiAnswer: Sendable {
    case json(JSON, status: HTTPResponse.Status = .ok)
    case nothing

    enum Kind: Sendable {
        case json(Schema, status: HTTPResponse.Status = .ok)
        case nothing
    }
}
