import HTTPTypes
import Hummingbird

/// Sets the headers that every answer carries, and keeps pages out of caches.
struct HeaderSetting: RouterMiddleware {
    func handle(
        _ request: Request, context: ConsoleContext,
        next: (Request, ConsoleContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for header in SecurityHeaders.all {
            if let name = HTTPField.Name(header.name) { response.headers[name] = header.value }
        }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }
}
