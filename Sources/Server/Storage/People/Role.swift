/// What a person may do.
package enum Role: String, CaseIterable, Sendable {
    /// Everything.
    case administrator
    /// Look at alerts and logs, work on alerts, make exceptions; change no policies and no people.
    case analyst
    /// Look at alerts and hosts; no logs of persons.
    case viewer
    /// Look at the audit log and at who may do what; nothing else.
    case auditor
}
