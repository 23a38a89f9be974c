import Detection
import Events

/// A person who may sign in.
package struct Account: Sendable, Equatable, Identifiable {
    package var id: Int64
    package var name: String
    package var role: Role
    /// The password's hash with its parameters, as ``Accounts`` writes it; never the password.
    package var password: Concealed
    /// The password was given by somebody else and is good for nothing but choosing another.
    package var mustChangePassword: Bool
    package var disabled: Bool
    package var created: Timestamp
    /// When the password was set.
    package var passwordSince: Timestamp
    /// Nil for the one that the browser asks for.
    package var language: Language?
    /// In which times are shown, as the IANA database names it; nil for the server's.
    package var timeZone: String?
    package var lastSignIn: Timestamp?

    package init(
        id: Int64, name: String, role: Role, password: Concealed, mustChangePassword: Bool, disabled: Bool = false,
        created: Timestamp, passwordSince: Timestamp? = nil, language: Language? = nil, timeZone: String? = nil,
        lastSignIn: Timestamp? = nil
    ) {
        self.id = id
        self.name = name
        self.role = role
        self.password = password
        self.mustChangePassword = mustChangePassword
        self.disabled = disabled
        self.created = created
        self.passwordSince = passwordSince ?? created
        self.language = language
        self.timeZone = timeZone
        self.lastSignIn = lastSignIn
    }
}
