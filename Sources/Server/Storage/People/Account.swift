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

    package init(
        id: Int64, name: String, role: Role, password: Concealed, mustChangePassword: Bool, disabled: Bool = false,
        created: Timestamp
    ) {
        self.id = id
        self.name = name
        self.role = role
        self.password = password
        self.mustChangePassword = mustChangePassword
        self.disabled = disabled
        self.created = created
    }
}
