import Detection

/// The domains of file-transfer services.
struct ServiceTable {
    private let domains: Set<String>

    init(_ domains: [String]) {
        var folded: Set<String> = []
        for domain in domains {
            folded.insert(CaseFolding.folded(domain.utf8.first == 46 ? String(domain.dropFirst()) : domain))
        }
        self.domains = folded
    }

    /// The service to which a host belongs: the host's own name or one that it ends with, label by label.
    func service(of host: String) -> String? {
        guard !domains.isEmpty, !host.isEmpty, host.utf8.count < 256 else { return nil }
        var name = CaseFolding.folded(host.utf8.last == 46 ? String(host.dropLast()) : host)[...]
        while true {
            let candidate = String(name)
            if domains.contains(candidate) { return candidate }
            guard let dot = name.utf8.firstIndex(of: 46) else { return nil }
            name = name[name.utf8.index(after: dot)...]
        }
    }

    /// Whether a person may be behind the program: to a browser every site is ordinary.
    static func isBrowser(_ executable: String) -> Bool {
        browsers.contains(CaseFolding.folded(WindowsPath.fileName(executable)))
    }

    private static let browsers: Set<String> = [
        "chrome.exe", "msedge.exe", "firefox.exe", "iexplore.exe", "brave.exe", "opera.exe", "vivaldi.exe",
        "msedgewebview2.exe", "chromium.exe", "floorp.exe", "safari.exe", "waterfox.exe", "librewolf.exe",
        "chrome", "chromium", "chromium-browser", "msedge", "brave", "opera", "vivaldi-bin", "firefox", "firefox-esr",
        "firefox-bin", "librewolf", "waterfox", "floorp",
        "sleipnir.exe", "sleipnir6.exe", "lunascape.exe",
    ]
}
