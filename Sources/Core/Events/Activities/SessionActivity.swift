/// Somebody signs in or out, or locks a session. Security 4624, 4634, 4647, 4800, 4801.
package struct SessionActivity: Sendable, Equatable {
    package enum Action: String, Sendable {
        case signIn = "sign-in"
        case signOut = "sign-out"
        case lock
        case unlock
    }

    package var action: Action
    /// Whose session, as ``Event/user`` may be the system that reports it.
    package var account: User
    /// Windows' logon type: 2 at the keyboard, 3 network, 5 service, 7 unlock, 10 remote desktop, 11 cached.
    package var logonType: UInt32?
    package var sessionID: UInt32?
    package var sourceIP = ""

    package init(_ action: Action, account: User) {
        self.action = action
        self.account = account
    }
}
