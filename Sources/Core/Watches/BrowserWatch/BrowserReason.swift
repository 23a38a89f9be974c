/// Why a connection has its class. `mitsuke.browser.reasons`; the names are stable.
enum BrowserReason: String, CaseIterable {
    // Somebody is there.
    case userStart = "user-start"
    // The browser speaks for itself.
    case serviceDestination = "service-destination"
    case updater
    case backgroundMode = "background-mode"
    case embedded
    // How it was started.
    case comStart = "com-start"
    case headless
    case remoteDebugging = "remote-debugging"
    case automation
    case weakened
    case developerTool = "developer-tool"
    case scriptParent = "script-parent"
    case shellParent = "shell-parent"
    case logonScript = "logon-script"
    case officeParent = "office-parent"
    case officeDriver = "office-driver"
    case serviceParent = "service-parent"
    case oddParent = "odd-parent"
    case otherParent = "other-parent"
    case unknownParent = "unknown-parent"
    case scriptEngine = "script-engine"
    case remotePage = "remote-page"
    case oddProfile = "odd-profile"
    case oddPlace = "odd-place"
    case writablePlace = "writable-place"
    // Where it runs.
    case noSession = "no-session"
    case serviceAccount = "service-account"
    case lockedSession = "locked-session"
    case visibleWindow = "visible-window"
    case hiddenWindow = "hidden-window"
    case noWindow = "no-window"
    case idle
    case injected
    case opened
    // Where it goes.
    case loopback
    case benignDestination = "benign-destination"
    case oddPort = "odd-port"
    case bareAddress = "bare-address"
    case noDNS = "no-dns"
    case regularInterval = "regular-interval"

    /// How much it speaks against an ordinary use; with ``threshold`` or more a connection is unexpected.
    var weight: Int {
        switch self {
        case .userStart, .serviceDestination, .updater, .backgroundMode, .embedded, .developerTool, .logonScript,
            .officeDriver, .otherParent, .unknownParent, .loopback, .benignDestination, .visibleWindow, .hiddenWindow,
            .idle:
            0
        case .officeParent, .weakened, .opened, .remotePage, .oddPlace, .writablePlace, .lockedSession, .oddPort,
            .bareAddress,
            .noDNS, .regularInterval:
            1
        case .shellParent, .serviceParent, .scriptEngine, .oddProfile, .noWindow: 2
        case .comStart, .headless, .remoteDebugging, .automation, .scriptParent, .oddParent, .noSession,
            .serviceAccount, .injected:
            3
        }
    }

    static let threshold = 3

    /// Whether it makes a rhythm or a locked screen suspicious, which a page that was left open explains otherwise.
    var sharpens: Bool {
        switch self {
        case .comStart, .headless, .remoteDebugging, .automation, .scriptParent, .shellParent, .serviceParent,
            .scriptEngine, .oddProfile, .noSession, .serviceAccount, .injected, .oddPort, .noWindow:
            true
        case .userStart, .serviceDestination, .updater, .backgroundMode, .embedded, .weakened, .developerTool,
            .logonScript, .officeParent, .officeDriver, .oddParent, .otherParent, .unknownParent, .oddPlace,
            .writablePlace, .remotePage, .lockedSession, .visibleWindow, .hiddenWindow, .idle, .opened, .loopback,
            .benignDestination, .bareAddress, .noDNS,
            .regularInterval:
            false
        }
    }

    /// Whether a person's browsing can have it.
    var suitsUser: Bool {
        switch self {
        case .userStart, .loopback, .bareAddress, .backgroundMode, .weakened, .benignDestination, .visibleWindow,
            .hiddenWindow, .idle:
            true
        default: false
        }
    }
}
