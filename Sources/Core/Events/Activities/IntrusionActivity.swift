/// One process that reaches into another. Sysmon 8, 10, 25 · Sigma `create_remote_thread`, `process_access`, `process_tampering`.
package struct IntrusionActivity: Sendable, Equatable {
    package enum Form: String, Sendable {
        case remoteThread = "remote-thread"
        case access
        /// The image in memory is not the one on disk; the process itself is the target.
        case tampering
    }

    package var form: Form
    package var target: Process
    /// The rights that were granted (PROCESS_…).
    package var grantedAccess: UInt32 = 0

    package init(_ form: Form, target: Process) {
        self.form = form
        self.target = target
    }
}
