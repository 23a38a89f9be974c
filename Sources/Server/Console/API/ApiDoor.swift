import Accounts
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Storage

/// Answers everything below `/api/`, and describes it at `/openapi.json`.
///
/// A program sends a token (`Authorization: Bearer …`); a page of the console its cookie, and for changes the form's token in the
/// header `X-Form-Token`, which no other site knows.
struct ApiDoor: RouterMiddleware {
    static let start = "/api/v1"
    static let formToken = HTTPField.Name("X-Form-Token")!

    private let console: Console
    private let operations = ApiOperations.all
    private static let description = OpenAPIDescription.make(ApiOperations.all).bytes

    init(_ console: Console) {
        self.console = console
    }

    func handle(
        _ request: Request, context: ConsoleContext,
        next: (Request, ConsoleContext) async throws -> Response
    ) async throws -> Response {
        let path = request.uri.path
        if path == "/openapi.json", request.method == .get { return Self.response(Self.description) }
        guard path.hasPrefix("/api/") || path == "/api" else { return try await next(request, context) }
        do {
            return try await answer(request, context)
        } catch {
            let known = ApiError(error)
            if known.status.code >= 500 {
                context.logger.error(
                    "The API could not answer.", metadata: ["url.path": "\(path)", "error.message": "\(error)"])
            }
            return known.response
        }
    }

    private func answer(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let found = operations.compactMap { operation in
            Self.match(operation, request.uri.path).map { (operation: operation, path: $0) }
        }
        // `/logs/counts` before what a part of the path may stand for.
        let fewest = found.map(\.path.count).min()
        let fitting = found.filter { $0.path.count == fewest }
        guard !fitting.isEmpty else { throw ApiError.notFound }
        guard let (operation, path) = fitting.first(where: { $0.operation.method == request.method }) else {
            var response = ApiError(.methodNotAllowed, "method", "This can be done another way only.").response
            response.headers[.allow] = fitting.map { $0.operation.method.rawValue }.joined(separator: ", ")
            return response
        }
        let caller = try await caller(request, context)
        if let permission = operation.permission, !caller.may(permission) {
            try await console.audit.record(
                "access.refused", by: caller.account.name, from: context.address, subject: request.uri.path)
            throw ApiError.forbidden
        }
        let reading = ApiReading(operation: operation, request: request, path: path)
        let parameters = try reading.parameters()
        let asked = ApiRequest(
            console: console, caller: caller, request: request, address: context.address, language: context.language,
            parameters: parameters, body: try await reading.body())
        switch try await operation.answering(asked) {
        case .nothing: return Response(status: .noContent)
        case .json(let json, let status): return Self.response(json.bytes, status)
        }
    }

    /// - Returns: The values of the parts in braces; nil where the path is another.
    private static func match(_ operation: ApiOperation, _ path: String) -> [String: String]? {
        guard path.hasPrefix(start + "/") else { return nil }
        let given = path.dropFirst(start.count).split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        let parts = operation.parts
        guard parts.count == given.count else { return nil }
        var values: [String: String] = [:]
        for (part, given) in zip(parts, given) {
            if part.hasPrefix("{") {
                guard !given.isEmpty else { return nil }
                values[String(part.dropFirst().dropLast())] = String(given)
            } else if part != given {
                return nil
            }
        }
        return values
    }

    private func caller(_ request: Request, _ context: ConsoleContext) async throws -> ApiCaller {
        if let header = request.headers[.authorization] {
            let words = header.split(separator: " ", maxSplits: 1)
            guard words.count == 2, words[0].lowercased() == "bearer",
                let holder = try await console.people.tokens.holder(of: String(words[1]))
            else { throw Self.unauthorized }
            return ApiCaller(holder.account, holder)
        }
        guard let visitor = context.visitor else { throw Self.unauthorized }
        if visitor.account.mustChangePassword {
            throw ApiError(.forbidden, "password", "Choose a password of your own first.")
        }
        if request.method != .get {
            guard FormReading.isSameOrigin(request),
                FormReading.isOurs(request.headers[Self.formToken] ?? "", visitor)
            else { throw ApiError(.forbidden, "form-token", "X-Form-Token is missing or another.") }
        }
        return ApiCaller(visitor.account)
    }

    private static let unauthorized = ApiError(.unauthorized, "unauthorized", "Send a valid API token.")

    private static func response(_ bytes: [UInt8], _ status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
