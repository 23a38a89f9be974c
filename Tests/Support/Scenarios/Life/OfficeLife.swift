/// Mail, documents, meetings, printing.
extension Desk {
    private static let office = "C:\\Program Files\\Microsoft Office\\root\\Office16\\"

    func startOutlook() {
        let outlook = start(Self.office + "OUTLOOK.EXE", "\"\(Self.office)OUTLOOK.EXE\" ")
        open["Outlook"] = outlook
        for host in ["outlook.office365.com", "login.microsoftonline.com", "nexusrules.officeapps.live.com"] {
            pc.connect(host, by: outlook)
        }
        pc.create(local + "\\Microsoft\\Outlook\\\(account.name)@shinmei.example.jp.ost", by: outlook)
        pc.set(
            software + "\\Microsoft\\Office\\16.0\\Outlook\\Resiliency\\StartupItems\\a0q", "Binary Data", by: outlook)
        pc.set(
            software + "\\Microsoft\\Office\\Outlook\\Addins\\TeamsAddin.FastConnect\\LoadBehavior",
            "DWORD (0x00000003)", by: outlook)
        open["OutlookView"] = webView(outlook, folder: local + "\\Microsoft\\Olk\\EBWebView")
    }

    /// Reads mails, opens an attachment: a document, a PDF, sometimes a zip.
    func readMail() {
        guard let outlook = open["Outlook"] else { return startOutlook() }
        for _ in 0..<pc.random.number(2...5) {
            pc.connect("outlook.office365.com", by: outlook)
            pc.pause(10...60)
        }
        let cache = local + "\\Microsoft\\Windows\\INetCache\\Content.Outlook\\\(pc.random.hex(8))\\"
        switch pc.random.number(0...5) {
        case 0:
            let path = cache + pc.random.one(["資料一式.zip", "見積書.zip", "20260406_議事録.zip", "写真.zip"])
            pc.create(path, by: outlook)
            pc.mark(path, from: "about:internet", by: outlook)
            pc.pause(2)
            pc.create(local + "\\Temp\\Temp1_資料一式.zip\\議事録.docx", by: explorer)
            editDocument(local + "\\Temp\\Temp1_資料一式.zip\\議事録.docx")
        case 1, 2:
            let path = cache + pc.random.one(["請求書.pdf", "回覧.pdf", "notice_2026.pdf"])
            pc.create(path, by: outlook)
            pc.mark(path, from: "about:internet", by: outlook)
            readPDF(path)
        case 3:
            let path = cache + "予算案.xlsx"
            pc.create(path, by: outlook)
            pc.mark(path, from: "about:internet", by: outlook)
            editSheet(path)
        default:
            pc.create(local + "\\Temp\\Outlook Logging\\OUTLOOK_16_0_\(pc.random.hex(6)).etl", by: outlook)
        }
    }

    func editDocument(_ path: String? = nil) {
        let path = path ?? "S:\\稟議\\R8\\起案_\(pc.random.number(100...999)).docx"
        let folder = path.split(separator: "\\").dropLast().joined(separator: "\\")
        let word = start(Self.office + "WINWORD.EXE", "\"\(Self.office)WINWORD.EXE\" /n \"\(path)\" /o \"\"")
        pc.pause(1)
        let name = path.split(separator: "\\").last.map(String.init) ?? ""
        pc.create(folder + "\\~$" + name.dropFirst(2), by: word)
        if path.hasPrefix("S:") { saveOnShare(name, "稟議\\R8\\") }
        pc.create(roaming + "\\Microsoft\\Office\\Recent\\\(name).LNK", by: word)
        pc.set(
            software + "\\Microsoft\\Office\\16.0\\Word\\User MRU\\ADAL_1\\File MRU\\Item 1",
            "[F00000000][T01DCC][O00000000]*\(path)", by: word)
        pc.set(software + "\\Microsoft\\Office\\16.0\\Word\\Reading Locations\\Document 0\\Position", "0 0", by: word)
        pc.connect("roaming.officeapps.live.com", by: word)
        pc.pause(60...400)
        let temporary = folder + "\\~WRD\(pc.random.number(1000...9999)).tmp"
        pc.create(temporary, by: word)
        pc.create(path, by: word)
        pc.delete(temporary, by: word)
        if pc.random.chance(15) { printDocument(word) }
        pc.end(word)
    }

    func editSheet(_ path: String? = nil) {
        let path = path ?? "S:\\集計\\月次_\(pc.random.number(1...12))月.xlsx"
        let excel = start(Self.office + "EXCEL.EXE", "\"\(Self.office)EXCEL.EXE\" \"\(path)\"")
        pc.pause(2)
        let name = path.split(separator: "\\").last.map(String.init) ?? ""
        if path.hasPrefix("S:") { saveOnShare(name, "集計\\") }
        pc.set(
            software + "\\Microsoft\\Office\\16.0\\Excel\\Security\\Trusted Documents\\TrustRecords\\" + path,
            "Binary Data", by: excel)
        pc.set(
            software + "\\Microsoft\\Office\\16.0\\Excel\\Resiliency\\DocumentRecovery\\1C\(pc.random.hex(3))\\1C",
            "Binary Data", by: excel)
        pc.pause(60...500)
        pc.create(local + "\\Temp\\Excel8.0\\MSForms.exd", by: excel)
        pc.create(path, by: excel)
        pc.end(excel)
    }

    private func saveOnShare(_ name: String, _ folder: String) {
        let temporary = folder + pc.random.hex(8)
        use("\\", .list)
        use(folder + name, .read)
        use(folder + "~$" + name, .write)
        use(temporary + ".tmp", .write)
        use(folder + name, .write)
        use(folder + "~$" + name, .delete)
        use(temporary + ".tmp", .delete)
    }

    func readPDF(_ path: String) {
        let folder = "C:\\Program Files\\Adobe\\Acrobat DC\\Acrobat\\"
        let acrobat = start(folder + "Acrobat.exe", "\"\(folder)Acrobat.exe\" \"\(path)\"")
        let renderer = pc.start(
            folder + "AcroCEF\\AcroCEF.exe",
            "\"\(folder)AcroCEF\\AcroCEF.exe\" --backgroundcolor=16514043", by: acrobat)
        let child = pc.start(
            folder + "AcroCEF\\AcroCEF.exe",
            "\"\(folder)AcroCEF\\AcroCEF.exe\" --type=renderer --log-severity=disable --product-version=\"ReaderServices/25.1.20432\"",
            by: renderer)
        pc.connect("acroipm2.adobe.com", by: renderer)
        pc.connect("p13n.adobe.io", by: renderer)
        pc.set(software + "\\Adobe\\Adobe Acrobat\\DC\\AVGeneral\\cRecentFiles\\c1\\tDIText", path, by: acrobat)
        pc.create(local + "\\Adobe\\Acrobat\\DC\\Cache\\AcroFnt24.lst", by: acrobat)
        pc.pause(20...200)
        for running in [child, renderer, acrobat] { pc.end(running) }
    }

    /// A Japanese word processor, and the form software of the office.
    func editJapaneseDocument() {
        let taro = "C:\\Program Files (x86)\\JustSystems\\TARO\\TARO33\\TARO33.EXE"
        let running = start(taro, "\"\(taro)\" \"S:\\文書\\回覧_\(pc.random.number(10...99)).jtd\"")
        pc.create(account.profile + "\\Documents\\$回覧.jtd", by: running)
        pc.set(software + "\\Justsystem\\Taro\\33.0\\FileHistory\\File1", "S:\\文書\\回覧.jtd", by: running)
        use("文書\\回覧.jtd", .read)
        use("文書\\回覧.jtd", .write)
        pc.pause(100...500)
        pc.end(running)
    }

    func printDocument(_ program: Running) {
        guard let spooler = open["spoolsv.exe"] else { return }
        let number = pc.random.number(2...400)
        pc.create("C:\\Windows\\System32\\spool\\PRINTERS\\00\(number).SPL", by: spooler)
        pc.create("C:\\Windows\\System32\\spool\\PRINTERS\\00\(number).SHD", by: spooler)
        pc.connect("192.168.10.60", 9100, by: spooler)
        let isolation = pc.start(
            "C:\\Windows\\System32\\PrintIsolationHost.exe", "C:\\Windows\\system32\\PrintIsolationHost.exe -Embedding",
            by: launcher)
        pc.set(
            "HKLM\\System\\CurrentControlSet\\Control\\Print\\Printers\\RICOH IM C3000\\ChangeID",
            "DWORD (0x\(pc.random.hex(8).lowercased()))", by: spooler)
        pc.set(
            software + "\\Microsoft\\Windows NT\\CurrentVersion\\Devices\\RICOH IM C3000", "winspool,Ne00:", by: program
        )
        pc.delete("C:\\Windows\\System32\\spool\\PRINTERS\\00\(number).SPL", by: spooler)
        pc.end(isolation)
    }

    func startTeams() {
        let folder = "C:\\Program Files\\WindowsApps\\MSTeams_26043.2016.4478.2773_x64__8wekyb3d8bbwe\\"
        let teams = startInSession(folder + "ms-teams.exe", "\"ms-teams.exe\" msteams:system-initiated", by: launcher)
        open["Teams"] = teams
        pc.connect("teams.microsoft.com", by: teams)
        open["TeamsView"] = webView(
            teams, folder: local + "\\Packages\\MSTeams_8wekyb3d8bbwe\\LocalCache\\Microsoft\\MSTeams\\EBWebView")
        pc.set(
            software
                + "\\Classes\\Local Settings\\Software\\Microsoft\\Windows\\CurrentVersion\\AppModel\\SystemAppData\\MSTeams_8wekyb3d8bbwe\\TeamsTfwStartupTask\\LastDisabledTime",
            "DWORD (0x00000000)", by: teams)
    }

    /// The network child of a web view, which makes its connections.
    func webView(_ program: Running, folder: String) -> Running {
        let image = "C:\\Program Files (x86)\\Microsoft\\EdgeWebView\\Application\\134.0.3124.85\\msedgewebview2.exe"
        let root = pc.start(
            image,
            "\"\(image)\" --embedded-browser-webview=1 --webview-exe-name=\(program.name) --webview-exe-version=26043.2016 --user-data-dir=\"\(folder)\" --noerrdialogs --embedded-browser-webview-dpi-awareness=2 --enable-features=MojoIpcz --mojo-named-platform-channel-pipe=\(program.pid).\(pc.random.number(1000...9999)).1182",
            by: program)
        pc.start(
            image,
            "\"\(image)\" --type=crashpad-handler --user-data-dir=\"\(folder)\" --monitor-self-annotation=ptype=crashpad-handler",
            by: root)
        pc.start(
            image,
            "\"\(image)\" --type=gpu-process --noerrdialogs --user-data-dir=\"\(folder)\" --gpu-preferences=SAAAAAAAAADgAAAEAAAA",
            by: root)
        let network = pc.start(
            image,
            "\"\(image)\" --type=utility --utility-sub-type=network.mojom.NetworkService --lang=ja --service-sandbox-type=none --noerrdialogs --user-data-dir=\"\(folder)\"",
            by: root)
        pc.start(
            image,
            "\"\(image)\" --type=renderer --noerrdialogs --user-data-dir=\"\(folder)\" --js-flags=--scavenger_max_new_space_capacity_mb=8",
            by: root)
        pc.connect("teams.microsoft.com", by: network)
        pc.connect("substrate.office.com", by: network)
        return network
    }

    /// What Teams, Outlook and OneDrive do while nobody looks.
    func officeBackground() {
        for (name, hosts) in [
            (
                "TeamsView",
                [
                    "teams.microsoft.com", "trouter2-azsc-jpea-0-a.trouter.teams.microsoft.com",
                    "config.teams.microsoft.com",
                ]
            ),
            ("OutlookView", ["outlook.office.com", "res.cdn.office.net"]),
            ("Outlook", ["outlook.office365.com"]),
            ("OneDrive", ["api.onedrive.com", "shinmei-my.sharepoint.com", "clients.config.office.net"]),
        ] {
            guard let running = open[name] else { continue }
            for host in hosts where pc.random.chance(60) {
                pc.connect(host, by: running)
                pc.pause(1...20)
            }
            if name == "OneDrive" {
                pc.create(
                    local
                        + "\\Microsoft\\OneDrive\\logs\\Business1\\SyncEngine-2026-04-0\(day + 6).\(pc.random.number(1000...9999)).odl",
                    by: running)
                pc.create(
                    local
                        + "\\Microsoft\\OneDrive\\logs\\Business1\\SyncEngine-2026-04-0\(day + 6).\(pc.random.number(1000...9999)).odlgz",
                    by: running)
            }
        }
    }
}
