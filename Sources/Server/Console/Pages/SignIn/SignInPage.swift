import Accounts
import Detection
import Hummingbird
import Storage

/// Where people sign in and out.
enum SignInPage {
    static func addRoutes(to router: ListedRouter, _ console: Console) {
        router.get("/sign-in") { request, context in
            if context.visitor != nil { return Response.redirect(to: "/", type: .normal) }
            let query = Form(encoded: request.uri.query ?? "") ?? Form()
            if let language = Language(rawValue: query["lang"]) {
                var response = Response.redirect(
                    to: PageAddress.make("/sign-in", [("next", next(query["next"]))]), type: .normal)
                response.headers[values: .setCookie].append(LanguageChoice.cookie(language))
                return response
            }
            return page(console, context, SignInModel(next: next(query["next"])))
        }
        router.post("/sign-in") { request, context in
            try await signIn(request, context, console)
        }
        router.post("/sign-in/code") { request, context in
            try await confirm(request, context, console)
        }
        router.post("/sign-out") { request, context in
            guard let visitor = context.visitor else { return Response.redirect(to: "/sign-in", type: .normal) }
            try await console.sessions.end(visitor.token.exposed)
            try await console.audit.record("signout", by: visitor.account.name, from: context.address)
            var response = Response.redirect(to: "/sign-in", type: .normal)
            response.headers[values: .setCookie].append(SessionCookie.removal)
            return response
        }
    }

    /// To the sign-in page, and from there to what was asked for.
    static func wanted(_ request: Request) -> Response {
        let address = request.method == .get ? request.uri.description : ""
        return .redirect(to: PageAddress.make("/sign-in", [("next", next(address))]), type: .normal)
    }

    /// A place of this console, nothing else: `//elsewhere` would lead to another server.
    private static func next(_ address: String) -> String {
        guard address.hasPrefix("/"), !address.hasPrefix("//"), !address.hasPrefix("/\\"), address.utf8.count < 2_000,
            address != "/", !address.unicodeScalars.contains(where: { $0.value < 33 })
        else { return "" }
        return address
    }

    static func page(
        _ console: Console, _ context: ConsoleContext, _ model: SignInModel, status: HTTPResponse.Status = .ok
    ) -> Response {
        let title = Text(en: "Sign in", ja: "サインイン")[context.language]
        var frame = Frame(title: title, language: context.language.rawValue)
        frame.languages = Language.allCases.map {
            LanguageLink(
                code: $0.rawValue, name: $0 == .ja ? "日本語" : "English",
                address: PageAddress.make("/sign-in", [("lang", $0.rawValue), ("next", model.next)]),
                isCurrent: $0 == context.language)
        }
        return console.page(frame, model, context.language, status: status)
    }

    private static func signIn(
        _ request: Request, _ context: ConsoleContext, _ console: Console
    ) async throws -> Response {
        var model = SignInModel(next: next(context.form["next"]))
        model.name = context.form["name"]
        model.isNameGiven = !model.name.isEmpty
        let outcome = try await console.people.signIn.attempt(
            SignInAttempt(
                name: model.name, password: Concealed(context.form.raw("password") ?? ""),
                client: SignInClient(request, context)))
        return answer(outcome, model, SignInFaults.password, console, context)
    }

    private static func confirm(
        _ request: Request, _ context: ConsoleContext, _ console: Console
    ) async throws -> Response {
        var model = SignInModel(next: next(context.form["next"]))
        model.isFirstStep = false
        model.ticket = context.form["ticket"]
        let outcome = try await console.people.signIn.confirm(
            Concealed(model.ticket), code: Concealed(context.form["code"]), client: SignInClient(request, context))
        return answer(outcome, model, SignInFaults.code, console, context)
    }

    private static func answer(
        _ outcome: SignInOutcome, _ model: SignInModel, _ fault: Text, _ console: Console, _ context: ConsoleContext
    ) -> Response {
        var model = model
        switch outcome {
        case .signedIn(let session):
            if session.account.mustChangePassword { return .begin(session, to: "/password") }
            return .begin(session, to: model.next.isEmpty ? "/" : model.next)
        case .needsSecondFactor(let ticket):
            model.isFirstStep = false
            model.ticket = ticket.exposed
            return page(console, context, model)
        case .refused:
            model.fault = fault[context.language]
            return page(console, context, model, status: .forbidden)
        case .throttled(let seconds):
            model.fault = SignInFaults.throttled(seconds)[context.language]
            var response = page(console, context, model, status: .tooManyRequests)
            response.headers[.retryAfter] = String(seconds)
            return response
        }
    }
}
