import Storage

/// What somebody sends who wants to sign in.
package struct SignInAttempt: Sendable {
    package var name: String
    package var password: Concealed
    /// Of the second factor, or a recovery code; empty where the form did not ask for one yet.
    package var code: Concealed
    package var client: SignInClient

    package init(name: String, password: Concealed, code: Concealed = Concealed(""), client: SignInClient) {
        self.name = name
        self.password = password
        self.code = code
        self.client = client
    }
}

/// From where somebody signs in.
package struct SignInClient: Sendable {
    /// As the connection has it, without a port.
    package var address: String
    /// The token of an earlier sign-in from this browser, from its cookie.
    package var device: Concealed?

    package init(address: String, device: Concealed? = nil) {
        self.address = address
        self.device = device
    }
}

/// What becomes of an attempt to sign in.
package enum SignInOutcome: Sendable {
    case signedIn(NewSession)
    /// The password is right; the ticket stands for it for ``SecondFactorTickets/seconds``.
    case needsSecondFactor(ticket: Concealed)
    /// The same for an unknown name, a wrong password, a wrong code and a disabled account.
    case refused
    /// Nothing was checked; the same may be tried again after so many seconds.
    case throttled(retryAfterSeconds: Int64)
}

/// A session that began just now, with what the browser keeps of it.
package struct NewSession: Sendable {
    package var account: Account
    /// For the session's cookie.
    package var token: Concealed
    /// For a cookie of its own that outlives the session: ``KnownDevices/seconds``.
    package var device: Concealed
}
