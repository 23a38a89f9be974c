/// Logon scripts, group policy, preferences of people.
extension Desk {
    /// Logon scripts of the domain: a batch file, a Visual Basic script, PowerShell.
    func logonScripts(_ userinit: Running) {
        let netlogon = "\\\\\(Organisation.suffix)\\NETLOGON\\"
        let gpscript = startInSession(
            "C:\\Windows\\System32\\gpscript.exe", "gpscript.exe /Logon", by: host("netsvcs -p -s gpsvc"))
        let cmd = pc.start(
            "C:\\Windows\\System32\\cmd.exe", "C:\\Windows\\system32\\cmd.exe /c \"\(netlogon)logon.bat\"",
            by: gpscript,
            original: "Cmd.Exe")
        for line in [
            "net  use S: \\\\fs01\\\(share) /persistent:no", "net  use T: \\\\fs01\\共有 /persistent:no",
            "net  time \\\\dc01 /set /yes",
        ] {
            let net = pc.start("C:\\Windows\\System32\\net.exe", line, by: cmd)
            pc.connect("fs01." + Organisation.suffix, 445, by: system)
            pc.end(net)
        }
        let reg = "C:\\Windows\\System32\\reg.exe"
        let desktop = "HKCU\\Control Panel\\Desktop"
        var running = pc.start(reg, "reg  add \"\(desktop)\" /v ScreenSaveTimeOut /t REG_SZ /d 900 /f", by: cmd)
        pc.set("HKU\\\(account.sid)\\Control Panel\\Desktop\\ScreenSaveTimeOut", "900", by: running)
        pc.end(running)
        running = pc.start(
            reg,
            "reg  add HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\Advanced /v HideFileExt /t REG_DWORD /d 0 /f",
            by: cmd)
        pc.set(
            software + "\\Microsoft\\Windows\\CurrentVersion\\Explorer\\Advanced\\HideFileExt", "DWORD (0x00000000)",
            by: running)
        pc.end(running)
        running = pc.start(
            "C:\\Windows\\System32\\xcopy.exe",
            "xcopy  /D /Y \\\\fs01\\共有\\テンプレート\\Normal.dotm \"\(roaming)\\Microsoft\\Templates\\\"", by: cmd)
        pc.create(roaming + "\\Microsoft\\Templates\\Normal.dotm", by: running)
        use("テンプレート\\Normal.dotm", .read, of: "共有")
        pc.end(running)
        pc.end(cmd)
        let script = pc.start(
            "C:\\Windows\\System32\\wscript.exe",
            "\"C:\\Windows\\System32\\WScript.exe\" \"\(netlogon)printers.vbs\"", by: gpscript)
        pc.set(
            software + "\\Microsoft\\Windows NT\\CurrentVersion\\Windows\\Device", "RICOH IM C3000,winspool,Ne00:",
            by: script)
        pc.pause(1)
        pc.end(script)
        pc.end(gpscript)
    }

    /// The background refresh of group policy, and what it writes.
    func refreshPolicy() {
        let service = host("netsvcs -p -s gpsvc")
        pc.connect("dc01." + Organisation.suffix, 389, by: service)
        pc.connect("dc01." + Organisation.suffix, 445, by: system)
        let policies = "HKLM\\Software\\Policies\\Microsoft\\"
        for (value, data) in [
            ("Windows\\WindowsUpdate\\AU\\NoAutoUpdate", "DWORD (0x00000000)"),
            ("Windows\\WindowsUpdate\\AU\\ScheduledInstallTime", "DWORD (0x0000000c)"),
            ("Windows\\System\\EnableSmartScreen", "DWORD (0x00000001)"),
            ("Windows Defender\\Real-Time Protection\\DisableRealtimeMonitoring", "DWORD (0x00000000)"),
            ("Edge\\StartupBoostEnabled", "DWORD (0x00000001)"),
            ("Windows\\PowerShell\\ScriptBlockLogging\\EnableScriptBlockLogging", "DWORD (0x00000001)"),
            ("WindowsFirewall\\DomainProfile\\EnableFirewall", "DWORD (0x00000001)"),
        ] {
            pc.set(policies + value, data, by: service)
        }
        pc.set(
            "HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Group Policy\\State\\Machine\\Extension-List\\{00000000-0000-0000-0000-000000000000}\\StartTimeLo",
            "DWORD (0x4c0f8a1\(pc.random.number(0...9)))", by: service)
        pc.createKey(
            "HKU\\\(account.sid)\\Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\Explorer", by: service)
        pc.set(
            software + "\\Microsoft\\Windows\\CurrentVersion\\Policies\\Explorer\\NoDriveTypeAutoRun",
            "DWORD (0x00000091)", by: service)
        pc.create(
            "C:\\ProgramData\\Microsoft\\Group Policy\\History\\{31B2F340-016D-11D2-945F-00C04FB984F9}\\Machine\\Preferences\\Registry\\Registry.xml",
            by: service)
    }

    /// What people change by clicking.
    func userPreferences() {
        let explorerKey = software + "\\Microsoft\\Windows\\CurrentVersion\\Explorer\\"
        let advanced = explorerKey + "Advanced\\"
        for (value, data) in [
            ("TaskbarStateLastRun", "Binary Data"), ("Start_TrackProgs", "DWORD (0x00000001)"),
            ("Hidden", "DWORD (0x00000001)"), ("ShowTaskViewButton", "DWORD (0x00000000)"),
            ("LaunchTo", "DWORD (0x00000001)"),
        ] {
            pc.set(advanced + value, data, by: explorer)
        }
        pc.set(explorerKey + "StuckRects3\\Settings", "Binary Data", by: explorer)
        pc.set(explorerKey + "RunMRU\\MRUList", "ab", by: explorer)
        pc.set(explorerKey + "StartupApproved\\Run\\OneDrive", "Binary Data", by: explorer)
        pc.set(explorerKey + "User Shell Folders\\Desktop", "%USERPROFILE%\\Desktop", by: explorer)
        pc.set(
            explorerKey + "UserAssist\\{CEBFF5CD-ACE2-4F4F-9178-9926F41749EA}\\Count\\Zvpebfbsg.Jvaqbjf.Rkcybere",
            "Binary Data",
            by: explorer)
        if pc.random.chance(30) {
            let settings = startInSession(
                "C:\\Windows\\ImmersiveControlPanel\\SystemSettings.exe",
                "\"C:\\Windows\\ImmersiveControlPanel\\SystemSettings.exe\" -ServerName:microsoft.windows.immersivecontrolpanel",
                by: launcher)
            for (kind, program) in [(".pdf", "AcroExch.Document.DC"), ("http", "ChromeHTML"), ("https", "ChromeHTML")] {
                let place =
                    kind.hasPrefix(".")
                    ? "\\Microsoft\\Windows\\CurrentVersion\\Explorer\\FileExts\\\(kind)\\UserChoice\\"
                    : "\\Microsoft\\Windows\\Shell\\Associations\\UrlAssociations\\\(kind)\\UserChoice\\"
                pc.deleteKey(String((software + place).dropLast()), by: settings)
                pc.set(software + place + "Hash", "q2h0pF\(pc.random.hex(6))=", by: settings)
                pc.set(software + place + "ProgId", program, by: settings)
            }
            pc.set(
                "HKU\\\(account.sid)\\Control Panel\\Desktop\\WallPaper",
                "C:\\Windows\\Web\\Wallpaper\\Windows\\img0.jpg", by: explorer)
            pc.set(
                "HKU\\\(account.sid)\\Control Panel\\Desktop\\SCRNSAVE.EXE", "C:\\Windows\\system32\\Ribbons.scr",
                by: explorer)
            pc.end(settings)
        }
    }

    /// The input methods: ATOK and Microsoft's.
    func japaneseInput() {
        let atok = start(
            "C:\\Program Files (x86)\\JustSystems\\ATOK\\36\\ATOK36MN.EXE",
            "\"C:\\Program Files (x86)\\JustSystems\\ATOK\\36\\ATOK36MN.EXE\"")
        open["ATOK"] = atok
        pc.create(roaming + "\\Justsystem\\Atok36\\Atok36u1.dic", by: atok)
        pc.set(
            software + "\\Justsystem\\ATOK\\36.0\\Setting\\LastUse", "DWORD (0x69d3\(pc.random.hex(4).lowercased()))",
            by: atok)
        pc.connect("cloudservice.atok.com", by: atok)
        pc.create(
            local + "\\Microsoft\\IME\\15.0\\IMEJP\\UserDict\\imjp15cu.dic",
            by: host("LocalSystemNetworkRestricted -p -s TabletInputService"))
    }
}
