import Detection

/// Which accesses to files and shares are logged, and which of them are findings.
package struct FileOperationPolicy: Sendable, Equatable {
    package var settings = WatchSettings()
    package var places: [WatchedPlace] = []

    package init() {}
}

/// Files or shares whose accesses are logged.
package struct WatchedPlace: Sendable, Equatable {
    package var id: String
    package var isEnabled = true
    /// Patterns of paths; empty when only ``shares`` count.
    package var paths: [String] = []
    /// Patterns of share names, `\\*\C$`; empty when only ``paths`` count.
    package var shares: [String] = []
    /// `create`, `read`, `overwrite`, `delete`, `rename`, `copy`; empty for all.
    package var operations: [String] = []
    /// The level at which such an access is a finding; nil when it is only logged.
    package var level: Level?

    package init(id: String) {
        self.id = id
    }
}
