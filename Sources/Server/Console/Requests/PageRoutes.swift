import Accounts
import Hummingbird
import Storage

/// Where pages say which addresses are theirs and who may ask for them.
package struct PageRoutes {
    let router: ListedRouter
    let console: Console

    package typealias Answering = @Sendable (PageRequest) async throws -> PageAnswer

    package func get(_ path: RouterPath, _ permission: Permission, _ answering: @escaping Answering) {
        add(path, .get, permission, answering)
    }

    /// The form's token was checked before `answering` is asked.
    package func post(_ path: RouterPath, _ permission: Permission, _ answering: @escaping Answering) {
        add(path, .post, permission, answering)
    }

    /// For everybody who is signed in.
    package func getOwn(_ path: RouterPath, _ answering: @escaping Answering) { add(path, .get, nil, answering) }

    /// For everybody who is signed in.
    package func postOwn(_ path: RouterPath, _ answering: @escaping Answering) { add(path, .post, nil, answering) }

    private func add(
        _ path: RouterPath, _ method: HTTPRequest.Method, _ permission: Permission?, _ answering: @escaping Answering
    ) {
        let console = console
        router.on(path, method: method) { request, context in
            guard let visitor = context.visitor else {
                return SignInPage.wanted(request)
            }
            if visitor.account.mustChangePassword, !path.description.hasPrefix("/password"),
                path.description != "/sign-out"
            {
                return .redirect(to: "/password", type: .normal)
            }
            if let permission, !visitor.account.role.may(permission) {
                try await console.audit.record(
                    "access.refused", by: visitor.account.name, from: context.address, subject: request.uri.path)
                throw HTTPError(.forbidden)
            }
            let asked = PageRequest(request: request, context: context, visitor: visitor, console: console)
            return try await console.respond(try await answering(asked), to: asked)
        }
    }
}
