import Events

extension Desk {
    /// The machine starts.
    func boot() {
        hosts = [:]
        open = [:]
        isLocked = false
        let folder = "C:\\Windows\\System32\\"
        let smss = pc.start(folder + "smss.exe", "\\SystemRoot\\System32\\smss.exe", by: system)
        csrss = pc.start(
            folder + "csrss.exe",
            "%SystemRoot%\\system32\\csrss.exe ObjectDirectory=\\Windows SharedSection=1024,20480,768 Windows=On",
            by: smss)
        wininit = pc.start(folder + "wininit.exe", "wininit.exe", by: smss)
        services = pc.start(folder + "services.exe", by: wininit)
        lsass = pc.start(folder + "lsass.exe", by: wininit)
        winlogon = pc.start(folder + "winlogon.exe", "winlogon.exe", by: smss, session: 1)
        pc.signIn(.system, logonID: "0x3e7", type: 0)
        for group in [
            "DcomLaunch -p", "RPCSS -p", "netsvcs -p -s Schedule", "netsvcs -p -s ProfSvc", "netsvcs -p -s gpsvc",
            "LocalServiceNetworkRestricted -p -s EventLog", "LocalServiceNetworkRestricted -p -s Dhcp",
            "NetworkService -p -s Dnscache", "LocalService -p -s nsi", "NetworkService -p -s LanmanWorkstation",
            "netsvcs -p -s BITS", "netsvcs -p -s wuauserv", "LocalSystemNetworkRestricted -p -s SysMain",
            "LocalService -p -s W32Time", "netsvcs -p -s Winmgmt", "netsvcs -p -s Themes",
            "LocalServiceNoNetwork -p -s DPS", "netsvcs -p -s LanmanServer", "UnistackSvcGroup -s CDPUserSvc",
        ] {
            _ = host(group)
        }
        defender = pc.start(
            "C:\\ProgramData\\Microsoft\\Windows Defender\\Platform\\4.18.26020.6-0\\MsMpEng.exe",
            "\"C:\\ProgramData\\Microsoft\\Windows Defender\\Platform\\4.18.26020.6-0\\MsMpEng.exe\"", by: services)
        for (image, line) in [
            (folder + "spoolsv.exe", folder + "spoolsv.exe"),
            (folder + "SearchIndexer.exe", folder + "SearchIndexer.exe /Embedding"),
            (
                "C:\\Program Files\\Common Files\\microsoft shared\\ClickToRun\\OfficeClickToRun.exe",
                "\"C:\\Program Files\\Common Files\\Microsoft Shared\\ClickToRun\\OfficeClickToRun.exe\" /service"
            ),
            (
                "C:\\Program Files (x86)\\Common Files\\Adobe\\ARM\\1.0\\armsvc.exe",
                "\"C:\\Program Files (x86)\\Common Files\\Adobe\\ARM\\1.0\\armsvc.exe\""
            ),
            ("C:\\Windows\\Sysmon64.exe", "C:\\Windows\\Sysmon64.exe"),
            (
                "C:\\Program Files\\AssetWorks\\Agent\\awagent.exe",
                "\"C:\\Program Files\\AssetWorks\\Agent\\awagent.exe\""
            ),
        ] {
            open[image.split(separator: "\\").last.map(String.init) ?? image] = pc.start(image, line, by: services)
        }
        bootNoise()
    }

    /// What services write about themselves and the network when a machine starts.
    private func bootNoise() {
        let services = "HKLM\\System\\CurrentControlSet\\Services\\"
        let dhcp = host("LocalServiceNetworkRestricted -p -s Dhcp")
        let card = services + "Tcpip\\Parameters\\Interfaces\\{4c1d8a5e-93f0-4f53-9b1f-2e8c7a4d0b61}\\"
        for (value, data) in [
            ("DhcpIPAddress", pc.address), ("DhcpNameServer", Organisation.controllerAddress),
            ("LeaseObtainedTime", "DWORD (0x69d2f1a0)"), ("T1", "DWORD (0x69d2f8a8)"),
            ("DhcpDomain", Organisation.suffix),
        ] {
            pc.set(card + value, data, by: dhcp)
        }
        pc.set(services + "Tcpip\\Parameters\\DhcpNameServer", Organisation.controllerAddress, by: dhcp)
        let time = host("LocalService -p -s W32Time")
        pc.set(services + "W32Time\\Config\\Status\\LastGoodSampleInfo", "dc01.\(Organisation.suffix)", by: time)
        pc.set(services + "W32Time\\SecureTimeLimits\\SecureTimeEstimated", "QWORD (0x01dcc2f0-0x4a31b6c0)", by: time)
        pc.set(services + "bam\\State\\UserSettings\\S-1-5-18\\Version", "DWORD (0x00000001)", by: system)
        for (name, start) in [
            ("BITS", 2), ("wuauserv", 3), ("TrustedInstaller", 3), ("MapsBroker", 2), ("edgeupdate", 2),
        ] {
            pc.set(services + name + "\\Start", "DWORD (0x0000000\(start))", by: self.services)
        }
        pc.set(services + "WinDefend\\Security\\Security", "Binary Data", by: self.services)
        pc.set(
            "HKLM\\System\\CurrentControlSet\\Control\\Lsa\\LsaPid", "DWORD (0x000003a4)", by: lsass)
        pc.set(
            "HKLM\\System\\CurrentControlSet\\Control\\Lsa\\SspiCache\\credssp.dll\\Capabilities",
            "DWORD (0x004106b3)", by: lsass)
        pc.set(
            "HKLM\\System\\CurrentControlSet\\Control\\Session Manager\\Memory Management\\PrefetchParameters\\BootId",
            "DWORD (0x000001f\(day))", by: system)
        pc.connect("dc01." + Organisation.suffix, 389, by: lsass)
        pc.connect("dc01." + Organisation.suffix, 88, by: lsass)
    }

    /// Somebody signs in; Windows starts the shell, policies and what starts with it.
    func logOn() {
        logonID = pc.freshLogonID()
        pc.signIn(account, logonID: logonID, type: 2, from: "127.0.0.1")
        pc.signIn(.system, logonID: "0x3e7", type: 5)
        let userinit = startInSession(
            "C:\\Windows\\System32\\userinit.exe", "C:\\Windows\\system32\\userinit.exe", by: winlogon)
        explorer = pc.start("C:\\Windows\\explorer.exe", "C:\\Windows\\Explorer.EXE", by: userinit)
        logonScripts(userinit)
        pc.pause(2)
        pc.end(userinit)
        startInSession("C:\\Windows\\System32\\sihost.exe", "sihost.exe", by: host("UserManager -p"))
        startInSession(
            "C:\\Windows\\System32\\taskhostw.exe", "taskhostw.exe {222A245B-E637-4AE9-A93F-A59CA119A75E}",
            by: scheduler)
        startInSession(
            "C:\\Windows\\System32\\ctfmon.exe", "\"ctfmon.exe\"",
            by: host("LocalSystemNetworkRestricted -p -s TabletInputService"))
        startInSession(
            "C:\\Windows\\System32\\RuntimeBroker.exe", "C:\\Windows\\System32\\RuntimeBroker.exe -Embedding",
            by: launcher)
        startInSession(
            "C:\\Windows\\SystemApps\\Microsoft.Windows.Search_cw5n1h2txyewy\\SearchHost.exe",
            "\"C:\\Windows\\SystemApps\\MicrosoftWindows.Client.CBS_cw5n1h2txyewy\\SearchHost.exe\" -ServerName:CortanaUI.AppXstmwaab17q5s3y22tp6apqz7a45vwv65.mca",
            by: launcher)
        startInSession(
            "C:\\Windows\\System32\\dllhost.exe",
            "C:\\Windows\\system32\\DllHost.exe /Processid:{973D20D7-562D-44B9-B70B-5A0F49CCDF3F}", by: launcher)
        start("C:\\Windows\\System32\\SecurityHealthSystray.exe")
        userPreferences()
        japaneseInput()
        autostart()
        server.clock = pc.clock
        server.signIn(account, logonID: serverLogon, type: 3, from: pc.address)
        for share in [share, "共有", "IPC$"] {
            server.shareOpened(share, by: account, logonID: serverLogon, from: pc)
        }
    }

    /// What starts with the shell: OneDrive, Teams, Edge and Chrome in the background.
    private func autostart() {
        let drive = start(
            "C:\\Program Files\\Microsoft OneDrive\\OneDrive.exe",
            "\"C:\\Program Files\\Microsoft OneDrive\\OneDrive.exe\" /background")
        open["OneDrive"] = drive
        pc.connect("oneclient.sfx.ms", by: drive)
        pc.connect("g.live.com", by: drive)
        pc.set(
            software + "\\Microsoft\\Windows\\CurrentVersion\\Run\\OneDrive",
            "\"C:\\Program Files\\Microsoft OneDrive\\OneDrive.exe\" /background", by: drive)
        startTeams()
        startEdgeInBackground()
    }

    func lock() {
        isLocked = true
        pc.lock(true, account, logonID: logonID, session: session)
        startInSession(
            "C:\\Windows\\System32\\LogonUI.exe", "\"LogonUI.exe\" /flags:0x0 /state0:0xa3b9b055 /state1:0x41c64e6d",
            by: winlogon)
    }

    func unlock() {
        isLocked = false
        pc.signIn(account, logonID: pc.freshLogonID(), type: 7, from: "127.0.0.1")
        pc.lock(false, account, logonID: logonID, session: session)
    }

    /// Everything is closed and the machine shuts down.
    func leave() {
        pc.signOutByUser(account, logonID: logonID)
        for name in open.keys.sorted() {
            if let running = open[name] { pc.end(running) }
        }
        open = [:]
        pc.end(explorer)
        pc.signOut(account, logonID: logonID, type: 2)
        server.clock = pc.clock
        server.signOut(account, logonID: serverLogon, type: 3)
        for name in hosts.keys.sorted() {
            if let running = hosts[name] { pc.end(running) }
        }
        for running in [defender, winlogon, services, lsass, wininit, csrss] { pc.end(running) }
    }
}
