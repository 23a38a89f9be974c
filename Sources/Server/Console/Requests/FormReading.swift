import Accounts
import HTTPTypes
import Hummingbird
import Storage

/// Reads the form of a POST and refuses it where another site may have made it.
///
/// Uploads are streams, which their own pages read; these check the token themselves, with ``isOurs(_:_:)``.
struct FormReading: RouterMiddleware {
    /// A form holds a policy at most.
    static let limit = 4 << 20
    private static let uploadPaths = [ImportsPage.uploadPath, HostImportPage.uploadPath]

    func handle(
        _ request: Request, context: ConsoleContext,
        next: (Request, ConsoleContext) async throws -> Response
    ) async throws -> Response {
        guard request.method != .get, request.method != .head, !request.uri.path.hasPrefix("/api/") else {
            return try await next(request, context)
        }
        guard Self.isSameOrigin(request) else { throw HTTPError(.forbidden) }
        let type = request.headers[.contentType] ?? ""
        if type.hasPrefix("multipart/form-data"), Self.uploadPaths.contains(request.uri.path) {
            return try await next(request, context)
        }
        guard type.hasPrefix("application/x-www-form-urlencoded") else { throw HTTPError(.unsupportedMediaType) }
        var context = context
        let body = try await Self.collect(request)
        guard let form = Form(encoded: body) else { throw HTTPError(.badRequest) }
        context.form = form
        if let visitor = context.visitor {
            guard Self.isOurs(form["_token"], visitor) else { throw HTTPError(.forbidden) }
        }
        return try await next(request, context)
    }

    static func isOurs(_ token: String, _ visitor: Visitor) -> Bool {
        Sessions.formTokenMatches(token, token: visitor.token.exposed)
    }

    /// Browsers say where a request comes from; one that comes from elsewhere is refused, before sign-in too.
    static func isSameOrigin(_ request: Request) -> Bool {
        if let site = request.headers[.init("Sec-Fetch-Site")!] { return site == "same-origin" || site == "none" }
        guard let origin = request.headers[.init("Origin")!] else { return true }
        let host = request.head.authority ?? request.headers[.init("Host")!] ?? ""
        return origin.split(separator: "/").last.map(String.init) == host
    }

    private static func collect(_ request: Request) async throws -> String {
        if let length = request.headers[.contentLength].flatMap(Int.init), length > limit {
            throw HTTPError(.contentTooLarge)
        }
        var bytes: [UInt8] = []
        for try await part in request.body {
            guard bytes.count + part.readableBytes <= limit else { throw HTTPError(.contentTooLarge) }
            bytes += part.readableBytesView
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw HTTPError(.badRequest) }
        return text
    }
}
