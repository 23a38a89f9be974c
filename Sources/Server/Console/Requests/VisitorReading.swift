import Accounts
import Detection
import Hummingbird
import Storage

/// Finds out who asks, and in which language the answer is to be.
struct VisitorReading: RouterMiddleware {
    let console: Console

    func handle(
        _ request: Request, context: ConsoleContext,
        next: (Request, ConsoleContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.reader = Reader(LanguageChoice.language(request))
        if let token = SessionCookie.read(request), let found = try await console.sessions.signedIn(token) {
            context.visitor = Visitor(found, token: Concealed(token))
            context.reader = Reader(found.account, otherwise: context.reader.language)
        }
        return try await next(request, context)
    }
}
