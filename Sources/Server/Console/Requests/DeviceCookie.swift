import Accounts
import Hummingbird
import Storage

/// The cookie by which a browser is known that signed in before. It outlives sessions and opens nothing by itself.
enum DeviceCookie {
    static let name = "__Host-device"

    static func make(_ token: Concealed) -> String {
        "\(name)=\(token.exposed); Path=/; Max-Age=\(KnownDevices.seconds); Secure; HttpOnly; SameSite=Strict"
    }

    static func read(_ request: Request) -> Concealed? {
        request.cookies[name].map { Concealed($0.value) }
    }
}

extension SignInClient {
    init(_ request: Request, _ context: ConsoleContext) {
        self.init(address: context.address, device: DeviceCookie.read(request))
    }
}

extension Response {
    /// To a page of ours, with the cookies of a session that begins.
    static func begin(_ session: NewSession, to address: String) -> Response {
        var response = Response.redirect(to: address, type: .normal)
        response.headers[values: .setCookie] += [SessionCookie.make(session.token), DeviceCookie.make(session.device)]
        return response
    }
}
