import Accounts
import Detection
import Hummingbird
import NIOCore
import Storage

/// What is known of a request while it is answered.
package struct ConsoleContext: RequestContext, RemoteAddressRequestContext {
    package var coreContext: CoreRequestContextStorage
    package let remoteAddress: SocketAddress?
    package var reader = Reader(.en)
    /// Nil while nobody is signed in.
    package var visitor: Visitor?
    /// What a POST brought, once its token was checked.
    package var form = Form()

    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress
    }

    /// The client's address without its port; empty where there is none, as in tests of the router.
    package var address: String { remoteAddress?.ipAddress ?? "" }
    package var language: Language { reader.language }
}

/// Somebody who is signed in.
package struct Visitor: Sendable {
    package var signedIn: SignedIn
    /// The session's token, from the cookie.
    package var token: Concealed

    package var account: Account { signedIn.account }
    package var session: Session { signedIn.session }

    package init(_ signedIn: SignedIn, token: Concealed) {
        self.signedIn = signedIn
        self.token = token
    }
}
