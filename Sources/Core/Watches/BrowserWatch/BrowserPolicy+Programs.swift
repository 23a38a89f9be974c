extension BrowserPolicy {
    static let knownBrowsers: [BrowserProgram] = [
        browser(
            "chrome", .chromium,
            [
                "chrome.exe", "chromium.exe", "chrome", "chromium", "chromium-browser", "chrome-headless-shell",
                "headless_shell",
            ]),
        browser("edge", .chromium, ["msedge.exe", "msedge"]),
        browser("brave", .chromium, ["brave.exe", "brave"]),
        browser("opera", .chromium, ["opera.exe", "opera"]),
        browser("vivaldi", .chromium, ["vivaldi.exe", "vivaldi", "vivaldi-bin"]),
        browser("yandex", .chromium, ["yandex browser.exe", "*\\YandexBrowser\\Application\\browser.exe"]),
        browser("whale", .chromium, ["whale.exe"]),
        browser("iron", .chromium, ["iron.exe"]),
        browser("arc", .chromium, ["arc.exe"]),
        browser("sleipnir", .chromium, ["sleipnir.exe", "*\\Fenrir Inc\\Sleipnir*\\chrome.exe"]),
        browser("lunascape", .chromium, ["lunascape.exe", "luna.exe"]),
        browser("kinza", .chromium, ["kinza.exe"]),
        browser("firefox", .gecko, ["firefox.exe", "firefox", "firefox-esr", "firefox-bin"]),
        browser("waterfox", .gecko, ["waterfox.exe", "waterfox"]),
        browser("librewolf", .gecko, ["librewolf.exe", "librewolf"]),
        browser("pale-moon", .gecko, ["palemoon.exe", "palemoon"]),
        browser("floorp", .gecko, ["floorp.exe", "floorp"]),
        browser("tor-browser", .gecko, ["tor.exe", "firefox.real"]),
        browser("falkon", .chromium, ["falkon"]),
        browser("epiphany", .embedded, ["epiphany", "WebKitNetworkProcess", "QtWebEngineProcess"]),
        browser("internet-explorer", .internetExplorer, ["iexplore.exe"]),
        browser("webview2", .embedded, ["msedgewebview2.exe"]),
        browser("cef", .embedded, ["CefSharp.BrowserSubprocess.exe"]),
        browser("edge-legacy", .embedded, ["MicrosoftEdge.exe", "MicrosoftEdgeCP.exe", "MicrosoftEdgeSH.exe"]),
        browser("html-application", .embedded, ["mshta.exe"]),
        browser("html-help", .embedded, ["hh.exe"]),
        browser(
            "internet-explorer-parts", .updater,
            ["ielowutil.exe", "ieinstal.exe", "ieuser.exe", "IEExec.exe", "ie_to_edge_stub.exe"]),
        browser(
            "edge-updates", .updater,
            ["MicrosoftEdgeUpdate.exe", "MicrosoftEdge_X64_*.exe", "*\\Microsoft\\Edge*\\identity_helper.exe"]),
        browser(
            "chrome-updates", .updater,
            ["GoogleUpdate.exe", "software_reporter_tool.exe", "*\\Google\\*\\updater.exe"]),
        browser(
            "firefox-updates", .updater,
            [
                "maintenanceservice.exe", "default-browser-agent.exe", "pingsender.exe",
                "*\\Mozilla Firefox\\updater.exe",
            ]),
        browser("brave-updates", .updater, ["BraveUpdate.exe"]),
        browser("opera-updates", .updater, ["opera_autoupdate.exe"]),
        browser("vivaldi-updates", .updater, ["vivaldi_update_notifier.exe", "update_notifier.exe"]),
        browser(
            "crash-reports", .updater,
            ["crashpad_handler.exe", "chrome_crashpad_handler", "*\\Mozilla Firefox\\crashreporter.exe"]),
    ]

    /// Without `C:`, as Windows may live on another drive.
    static let knownInstallFolders = [
        "?:\\Program Files\\*", "?:\\Program Files (x86)\\*",
        "?:\\Windows\\SystemApps\\*", "?:\\Windows\\System32\\*", "?:\\Windows\\SysWOW64\\*", "?:\\Windows\\hh.exe",
        "*\\AppData\\Local\\Google\\Chrome*\\Application\\*", "*\\AppData\\Local\\Microsoft\\Edge*\\Application\\*",
        "*\\AppData\\Local\\Microsoft\\WindowsApps\\*", "*\\AppData\\Local\\Chromium\\Application\\*",
        "*\\AppData\\Local\\BraveSoftware\\*", "*\\AppData\\Local\\Vivaldi\\Application\\*",
        "*\\AppData\\Local\\Yandex\\*", "*\\AppData\\Local\\Naver\\*", "*\\AppData\\Local\\Kinza\\*",
        "*\\AppData\\Local\\Mozilla Firefox\\*", "*\\AppData\\Local\\Programs\\*",
        "/usr/*", "/opt/*", "/snap/*", "/var/lib/flatpak/*", "/app/*", "/nix/store/*", "*/.cache/ms-playwright/*",
        "*/.cache/puppeteer/*", "*/node_modules/*",
        "*\\AppData\\Local\\ms-playwright\\*", "*\\.cache\\puppeteer\\*", "*\\node_modules\\*",
    ]

    private static func browser(_ id: String, _ family: BrowserProgram.Family, _ images: [String]) -> BrowserProgram {
        var browser = BrowserProgram(id: id)
        browser.family = family
        browser.images = images
        return browser
    }
}
