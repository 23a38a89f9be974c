/// A change to, or a look at, one registry key or value.
///
/// On Linux a file that plays the registry's part is a key, and ``path`` is its path; see Decision 10.
///
/// Sysmon 12–14 · Security 4657, 4660, 4663 · Sigma `registry_event` · ECS `event.category: registry`.
package struct RegistryActivity: Sendable, Equatable {
    package enum Action: String, Sendable {
        case keyCreated = "key-created"
        case keyDeleted = "key-deleted"
        case keyRenamed = "key-renamed"
        case valueSet = "value-set"
        case valueDeleted = "value-deleted"
        /// Rights to change were used, but the record does not say on which value (Security 4663).
        case keyWritten = "key-written"
        case read
    }

    package var action: Action
    /// Hive, key and, where ``action`` is about a value, its name: `HKLM\Software\…\Run\Updater`, `HKU\S-1-5-21-…\…`.
    ///
    /// Normalised: `HKLM` or `HKU` first, never `HKCU` or `\REGISTRY\MACHINE`; `CurrentControlSet` for `ControlSet001`;
    /// `HKU\<SID>\Software\Classes` for `HKU\<SID>_Classes`.
    package var path: String
    /// The value's name; `(Default)` for the unnamed one, empty when the action is about a key.
    package var value = ""
    /// The new data as text, as the record writes it.
    package var data = ""
    package var oldData = ""
    /// The key's new name after a rename.
    package var newPath = ""

    /// The handle through which it was done (Security 4656, 4663).
    package var handle: UInt64?
    /// Nobody was there to see it: it happened between this time and the event's.
    package var since: Timestamp?

    package init(_ action: Action, _ path: String) {
        self.action = action
        self.path = path
    }
}
