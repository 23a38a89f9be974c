import Detection

/// Which programs are browsers, and what tells a user's browsing from what goes on behind it.
package struct BrowserPolicy: Sendable, Equatable {
    package var settings = WatchSettings()
    package var browsers: [BrowserProgram] = []
    /// Command-line flags of headless or automated browsers, as patterns over one word.
    package var automationFlags: [String] = []
    /// Flags with which a browser runs in the background by its own design (startup boost).
    package var backgroundFlags: [String] = []
    /// File names of programs whose browser children nobody asked for: script hosts, Office, …
    package var suspiciousParents: [String] = []
    /// File names of programs from which people start a browser.
    package var userParents: [String] = []
    /// Folders into which browsers are installed, as patterns over the program's path.
    package var installFolders: [String] = []
    /// Ports on which browsing is ordinary.
    package var ports: [Int] = []
    /// Domains that browsers speak to on their own account: updates, sync, certificates.
    package var serviceDomains: [String] = []
    /// Connections of one process to one destination before a rhythm is judged.
    package var rhythmCount = 20
    /// The largest spread of the intervals, in percent of their median, that still is a rhythm.
    package var rhythmSpreadPercent = 10

    package init() {}
}

/// A browser.
package struct BrowserProgram: Sendable, Equatable {
    package enum Family: String, CaseIterable, Sendable {
        case chromium, gecko, internetExplorer = "internet-explorer"
        /// A browser's engine inside another program, whose parent therefore says nothing.
        case embedded
        /// What comes with a browser and speaks on its own account: updates, crash reports.
        case updater
    }

    package var id: String
    package var isEnabled = true
    package var family = Family.chromium
    /// File names of the program, as patterns; one with a backslash is over the whole path.
    package var images: [String] = []

    package init(id: String) {
        self.id = id
    }
}
