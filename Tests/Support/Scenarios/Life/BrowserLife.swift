/// People's browsers: Edge, Chrome, Firefox, and what they do by themselves.
extension Desk {
    static let edge = "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe"
    static let chrome = "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe"
    static let firefox = "C:\\Program Files\\Mozilla Firefox\\firefox.exe"

    static let sites = [
        "www.google.com", "www.yahoo.co.jp", "www.pref.shinmei.lg.example", "news.yahoo.co.jp", "elaws.e-gov.go.jp",
        "www.nta.go.jp", "www.soumu.go.jp", "www.kantei.go.jp", "maps.google.com", "weather.yahoo.co.jp",
        "jorudan.co.jp", "transit.yahoo.co.jp", "www.asahi.com", "www3.nhk.or.jp", "zenkoku.example.ne.jp",
        "cybozu.com", "shinmei.cybozu.com", "www.amazon.co.jp", "github.com", "qiita.com", "learn.microsoft.com",
    ]
    private static let parts = [
        "fonts.gstatic.com", "www.googletagmanager.com", "cdn.jsdelivr.net", "s.yimg.jp", "yads.c.yimg.jp",
        "www.google-analytics.com", "securepubads.g.doubleclick.net", "static.cloudflareinsights.com",
    ]

    /// Edge without a window, which startup boost leaves ready.
    func startEdgeInBackground() {
        startChromium(Self.edge, "--no-startup-window --win-session-start", key: "Edge")
    }

    /// A browser of Chromium's kind with its children; the network service is kept as `<key>Network`.
    func startChromium(_ image: String, _ arguments: String, key: String, by parent: Running? = nil) {
        let root = pc.start(
            image, "\"\(image)\" \(arguments)", by: parent ?? explorer, folder: String(image.dropLast(10)))
        let data = local + (key == "Edge" ? "\\Microsoft\\Edge\\User Data" : "\\Google\\Chrome\\User Data")
        pc.start(
            image,
            "\"\(image)\" --type=crashpad-handler \"--user-data-dir=\(data)\" /prefetch:4 --monitor-self-annotation=ptype=crashpad-handler \"--database=\(data)\\Crashpad\" --annotation=plat=Win64",
            by: root)
        pc.start(
            image,
            "\"\(image)\" --type=gpu-process --gpu-preferences=UAAAAAAAAADgAAAYAAAAAAAAAAAAAAAAAABgAAEAAAA --field-trial-handle=2004,i,1471 /prefetch:2",
            by: root)
        let network = pc.start(
            image,
            "\"\(image)\" --type=utility --utility-sub-type=network.mojom.NetworkService --lang=ja --service-sandbox-type=none --field-trial-handle=2052,i,1471 /prefetch:3",
            by: root)
        pc.start(
            image,
            "\"\(image)\" --type=utility --utility-sub-type=storage.mojom.StorageService --lang=ja --service-sandbox-type=service --field-trial-handle=2252,i,1471 /prefetch:8",
            by: root)
        open[key] = root
        open[key + "Network"] = network
        let services =
            key == "Edge"
            ? ["edge.microsoft.com", "config.edge.skype.com", "ntp.msn.com"]
            : ["clients2.google.com", "update.googleapis.com", "accounts.google.com"]
        for host in services { pc.connect(host, by: network) }
    }

    /// Opens a window and reads some pages.
    func browse() {
        let (image, key) = pc.random.chance(50) ? (Self.edge, "Edge") : (Self.chrome, "Chrome")
        if let root = open[key] {
            // A second start hands its page over to the first and ends.
            if pc.random.chance(40) {
                pc.run(image, "\"\(image)\" --single-argument https://\(pc.random.one(Self.sites))/", by: explorer)
            }
            page(image, root, key)
        } else {
            startChromium(image, key == "Edge" ? "--profile-directory=Default" : "", key: key)
            if let root = open[key] { page(image, root, key) }
        }
    }

    private func page(_ image: String, _ root: Running, _ key: String) {
        guard let network = open[key + "Network"] else { return }
        for _ in 0..<pc.random.number(2...6) {
            let renderer = pc.start(
                image,
                "\"\(image)\" --type=renderer --lang=ja --device-scale-factor=1.25 --num-raster-threads=4 --renderer-client-id=\(pc.random.number(9...400)) --field-trial-handle=3412,i,1471 /prefetch:1",
                by: root)
            let site = pc.random.one(Self.sites)
            pc.connect(site, by: network)
            for part in Self.parts where pc.random.chance(40) { pc.connect(part, by: network) }
            if pc.random.chance(20) { pc.connect(site, by: network, transport: "udp") }
            pc.pause(5...90)
            pc.end(renderer)
        }
        if pc.random.chance(25) { download(root) }
    }

    private func download(_ root: Running) {
        let folder = account.profile + "\\Downloads\\"
        let name = pc.random.one([
            "様式第1号.docx", "手引き.pdf", "統計表.xlsx", "r8_shiryo.pdf", "申請書一式.zip", "mlit_data.zip", "写真素材.zip",
        ])
        let temporary = folder + pc.freshID().dropFirst().prefix(8) + ".tmp"
        pc.create(temporary, by: root)
        pc.create(folder + "未確認 \(pc.random.number(100000...999999)).crdownload", by: root)
        pc.create(folder + name, by: root)
        pc.mark(folder + name, from: "https://www.soumu.go.jp/main_content/\(name)", by: root)
        if name.hasSuffix("pdf") { readPDF(folder + name) }
        if name.hasSuffix("zip") { extractInExplorer(folder + name) }
    }

    /// Opens a zip as a folder and copies what is in it.
    func extractInExplorer(_ path: String) {
        let target = String(path.dropLast(4))
        for name in ["説明.txt", "様式1.xlsx", "様式2.docx"] { pc.create(target + "\\" + name, by: explorer) }
    }

    /// Sends a folder to a compressed folder.
    func zipInExplorer() {
        let name = pc.random.one(["会議資料", "写真", "提出用", "R7決算"])
        pc.create(account.profile + "\\Desktop\\\(name).zip", by: explorer)
        pc.create(account.profile + "\\Desktop\\\(name).zip", by: explorer)
    }

    func browseWithFirefox() {
        let root: Running
        if let running = open["Firefox"] {
            root = running
        } else {
            root = start(Self.firefox)
            open["Firefox"] = root
            for kind in ["socket", "utility", "rdd", "tab"] {
                pc.start(
                    Self.firefox,
                    "\"\(Self.firefox)\" -contentproc -parentBuildID 20260330155613 -prefsHandle 2504:38931 -appDir \"C:\\Program Files\\Mozilla Firefox\\browser\" \(root.pid) \(kind)",
                    by: root)
            }
            for host in [
                "push.services.mozilla.com", "firefox.settings.services.mozilla.com", "contile.services.mozilla.com",
            ] {
                pc.connect(host, by: root)
            }
        }
        for _ in 0..<pc.random.number(2...5) {
            pc.connect(pc.random.one(Self.sites), by: root)
            for part in Self.parts where pc.random.chance(30) { pc.connect(part, by: root) }
            pc.pause(10...80)
        }
    }

    /// Notifications, safe browsing, sync: also while the screen is locked.
    func browsersInBackground() {
        for (key, hosts) in [
            (
                "EdgeNetwork",
                [
                    "edge.microsoft.com", "ntp.msn.com", "substrate.office.com", "config.edge.skype.com",
                    "assets.msn.com",
                ]
            ),
            (
                "ChromeNetwork",
                [
                    "mtalk.google.com", "safebrowsing.googleapis.com", "clients4.google.com",
                    "optimizationguide-pa.googleapis.com",
                ]
            ),
            ("Firefox", ["push.services.mozilla.com", "firefox.settings.services.mozilla.com"]),
        ] {
            guard let network = open[key] else { continue }
            for host in hosts where pc.random.chance(50) {
                pc.connect(host, host == "mtalk.google.com" ? 5228 : 443, by: network)
                pc.pause(1...30)
            }
        }
        // A page that was left open asks its server regularly.
        if let network = open["ChromeNetwork"], pc.random.chance(70) {
            for _ in 0..<4 {
                pc.connect("shinmei.cybozu.com", by: network)
                pc.pause(60)
            }
        }
    }
}
