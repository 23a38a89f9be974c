import Hummingbird
import Storage

/// The cookie that says who is signed in. `__Host-` binds it to this very server, TLS and all paths.
enum SessionCookie {
    static let name = "__Host-session"

    static func make(_ token: Concealed) -> String {
        "\(name)=\(token.exposed); Path=/; Secure; HttpOnly; SameSite=Lax"
    }

    static let removal = "\(name)=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax"

    static func read(_ request: Request) -> String? {
        request.cookies[name]?.value
    }
}
