import HTTPTypes
import Hummingbird
import Synchronization

/// Every route of the console: tests go through all of them, and an address that is used in a wrong way is told from none.
final class RouteList: Sendable {
    struct Route: Sendable {
        var method: HTTPRequest.Method
        var path: RouterPath
    }

    private let routes = Mutex<[Route]>([])

    var all: [Route] { routes.withLock { $0 } }

    func add(_ route: Route) {
        routes.withLock { $0.append(route) }
    }

    /// How an address may be asked for, by HEAD wherever by GET; empty where there is no such address.
    func methods(of address: String) -> Set<HTTPRequest.Method> {
        let parts = address.split(separator: "/")
        let fitting = all.filter { route in
            route.path.count == parts.count && zip(route.path, parts).allSatisfy { $0 ~= $1 }
        }
        let methods = Set(fitting.map(\.method))
        return methods.contains(.get) ? methods.union([.head]) : methods
    }
}

/// A router that lists what is added to it.
struct ListedRouter: RouterMethods {
    let router: Router<ConsoleContext>
    let list: RouteList

    @discardableResult
    func on<Responder: HTTPResponder>(
        _ path: RouterPath, method: HTTPRequest.Method, responder: Responder
    ) -> Self where Responder.Context == ConsoleContext {
        list.add(RouteList.Route(method: method, path: path))
        router.on(path, method: method, responder: responder)
        return self
    }

    @discardableResult
    func add(middleware: any MiddlewareProtocol<Request, Response, ConsoleContext>) -> Self {
        router.add(middleware: middleware)
        return self
    }
}

/// Refuses what cannot be done with an address of ours: 405, since the address itself is right.
struct MethodCheck: RouterMiddleware {
    let routes: RouteList

    func handle(
        _ request: Request, context: ConsoleContext,
        next: (Request, ConsoleContext) async throws -> Response
    ) async throws -> Response {
        let methods = routes.methods(of: request.uri.path)
        guard methods.isEmpty || methods.contains(request.method) else {
            throw HTTPError(
                .methodNotAllowed, headers: [.allow: methods.map(\.rawValue).sorted().joined(separator: ", ")])
        }
        return try await next(request, context)
    }
}
