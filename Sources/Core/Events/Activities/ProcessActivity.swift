/// The start or the end of a process, which is ``Event/process``.
///
/// Sysmon 1, 5 · Security 4688, 4689 · Sigma `process_creation`, `process_termination`.
package struct ProcessActivity: Sendable, Equatable {
    package enum Action: String, Sendable {
        case start, end
    }

    package var action: Action

    package init(_ action: Action) {
        self.action = action
    }
}
