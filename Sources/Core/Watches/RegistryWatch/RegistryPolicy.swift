import Detection

/// Which registry keys and values are registered.
package struct RegistryPolicy: Sendable, Equatable {
    package var settings = WatchSettings()
    package var locations: [RegistryLocation] = []
    /// What plays the registry's part on Linux.
    package var files: [SettingLocation] = []

    package init() {}
}

/// A registered key with the values that matter in it.
package struct RegistryLocation: Sendable, Equatable {
    package enum Hive: String, CaseIterable, Sendable {
        /// HKEY_LOCAL_MACHINE
        case machine = "HKLM"
        /// Every user's hive: `HKU\<SID>`, its `_Classes`, and `HKU\.DEFAULT`.
        case users = "HKU"
    }

    package var id: String
    package var isEnabled = true
    /// What belongs together, for people: `run-keys`.
    package var group = ""
    package var hives: [Hive] = [.machine]
    /// The key below the hive; `*` as a whole component stands for any one key. Keys below it count too when ``values`` has `*`.
    package var key = ""
    /// Names of values, as patterns; `*` for every value, and for the key itself and what is below it.
    package var values: [String] = ["*"]
    /// Whether the 32-bit view (WOW6432Node) counts too.
    package var includes32BitView = false
    package var level = Level.medium
    package var techniques: [String] = []

    package init(id: String) {
        self.id = id
    }
}
