import Hummingbird

/// Leaves the body out of every answer to HEAD, errors among them: over HTTP/2 it would break the stream.
struct HeadAnswers: RouterMiddleware {
    func handle(
        _ request: Request, context: ConsoleContext,
        next: (Request, ConsoleContext) async throws -> Response
    ) async throws -> Response {
        let response = try await next(request, context)
        return request.method == .head ? response.createHeadResponse() : response
    }
}
