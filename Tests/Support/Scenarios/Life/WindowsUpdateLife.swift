/// Windows, Defender, Office and drivers update themselves; errors are reported.
extension Desk {
    func searchUpdates() {
        let orchestrator = pc.start(
            "C:\\Windows\\UUS\\amd64\\MoUsoCoreWorker.exe", "C:\\Windows\\uus\\AMD64\\MoUsoCoreWorker.exe",
            by: host("netsvcs -p -s UsoSvc"))
        pc.start(
            "C:\\Windows\\System32\\UsoClient.exe", "C:\\Windows\\system32\\usoclient.exe StartScan", by: scheduler)
        pc.connect("slscr.update.microsoft.com", by: updateService)
        pc.connect("fe3cr.delivery.mp.microsoft.com", by: updateService)
        let software = "HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate\\"
        pc.set(
            software + "Auto Update\\LastOnlineScanTimeForAppCategory\\3", "2026-04-0\(day + 6) 00:12:03",
            by: updateService)
        pc.set(software + "Orchestrator\\LastScanTime", "QWORD (0x01dcc2f1-0x3b0a1c20)", by: orchestrator)
        pc.create("C:\\Windows\\SoftwareDistribution\\DataStore\\Logs\\edb.log", by: updateService)
        pc.create(
            "C:\\Windows\\SoftwareDistribution\\SLS\\\(pc.freshID().dropFirst().dropLast())\\sls.cab", by: updateService
        )
        pc.create("C:\\Windows\\SoftwareDistribution\\SLS\\TMP\(pc.random.hex(4)).tmp", by: updateService)
        pc.end(orchestrator)
    }

    /// The monthly update: on the second Wednesday in Japan, and here on Thursday.
    func installUpdates() {
        let worker = pc.start(
            "C:\\Windows\\UUS\\amd64\\MoUsoCoreWorker.exe", "C:\\Windows\\uus\\AMD64\\MoUsoCoreWorker.exe",
            by: host("netsvcs -p -s UsoSvc"))
        let folder = "C:\\Windows\\SoftwareDistribution\\Download\\\(pc.random.hex(32).lowercased())\\"
        for name in [
            "Windows10.0-KB5055523-x64.cab", "windows10.0-kb5055555-x64-ndp48_\(pc.random.hex(6)).cab",
            "SSU-22621.5182-x64.cab",
        ] {
            pc.job(
                "WU Client Download",
                "http://au.download.windowsupdate.com/c/msdownload/update/software/secu/2026/04/\(name)",
                to: folder + name, owner: .system, by: updateService, size: pc.random.number(1_000_000...400_000_000))
            pc.create(folder + name, by: bits)
        }
        let trusted = pc.start(
            "C:\\Windows\\servicing\\TrustedInstaller.exe", "C:\\Windows\\servicing\\TrustedInstaller.exe", by: services
        )
        let worker2 = pc.start(
            "C:\\Windows\\WinSxS\\amd64_microsoft-windows-servicingstack_31bf3856ad364e35_10.0.22621.5182_none_e9b0d3f1\\TiWorker.exe",
            "C:\\Windows\\winsxs\\amd64_microsoft-windows-servicingstack_31bf3856ad364e35_10.0.22621.5182_none_e9b0d3f1\\TiWorker.exe -Embedding",
            by: launcher)
        let servicing = "HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\"
        for index in 0..<120 {
            pc.set(
                servicing
                    + "Packages\\Package_\(1000 + index)_for_KB5055523~31bf3856ad364e35~amd64~~22621.5189.1.\(index)\\CurrentState",
                "DWORD (0x00000070)", by: trusted)
            pc.create(
                "C:\\Windows\\WinSxS\\Temp\\InFlight\\\(pc.random.hex(16).lowercased())\\amd64_c\(index)\\file\(index).dll",
                by: worker2)
            if index % 5 == 0 {
                pc.createKey(
                    "HKLM\\COMPONENTS\\DerivedData\\Components\\amd64_\(pc.random.hex(12).lowercased())", by: worker2)
                pc.create("C:\\Windows\\servicing\\Packages\\Package_\(index)_for_KB5055523.cat", by: worker2)
                pc.create("C:\\Windows\\System32\\drivers\\drv\(index).sys", by: worker2)
            }
        }
        for (key, data) in [
            ("Services\\afd\\Start", "DWORD (0x00000001)"),
            ("Services\\afd\\ImagePath", "\\SystemRoot\\system32\\drivers\\afd.sys"),
            ("Services\\LanmanServer\\ImagePath", "%SystemRoot%\\system32\\svchost.exe -k netsvcs -p"),
            ("Services\\Dnscache\\Parameters\\ServiceDll", "%SystemRoot%\\System32\\dnsrslvr.dll"),
            ("Control\\SafeBoot\\Minimal\\vga.sys\\(Default)", "Driver"),
            ("Control\\SafeBoot\\Network\\afd\\(Default)", "Service"),
            ("Control\\Lsa\\Security Packages", "Binary Data"),
            ("Control\\Print\\Monitors\\Local Port\\Driver", "localspl.dll"),
            ("Control\\Session Manager\\PendingFileRenameOperations", "Binary Data"),
            ("Control\\SecurityProviders\\SecurityProviders", "credssp.dll"),
        ] {
            pc.set("HKLM\\System\\CurrentControlSet\\" + key, data, by: worker2)
        }
        for (key, data) in [
            ("Microsoft\\Windows NT\\CurrentVersion\\Winlogon\\Shell", "explorer.exe"),
            ("Microsoft\\Windows NT\\CurrentVersion\\Winlogon\\Userinit", "C:\\Windows\\system32\\userinit.exe,"),
            (
                "Classes\\CLSID\\{0358B920-0AC7-461F-98F4-58E32CD89148}\\InProcServer32\\(Default)",
                "%SystemRoot%\\system32\\wininet.dll"
            ),
            ("Microsoft\\Windows\\CurrentVersion\\SideBySide\\Winners\\amd64_x\\(Default)", "10.0"),
            (
                "Microsoft\\Windows NT\\CurrentVersion\\Image File Execution Options\\svchost.exe\\MinimumStackCommitInBytes",
                "DWORD (0x00008000)"
            ),
            (
                "Microsoft\\Windows NT\\CurrentVersion\\Schedule\\TaskCache\\Tree\\Microsoft\\Windows\\UpdateOrchestrator\\Schedule Scan\\Id",
                "{1B2C}"
            ),
            ("Microsoft\\Windows\\CurrentVersion\\RunOnce\\*Restore", "C:\\Windows\\System32\\rstrui.exe /RUNONCE"),
        ] {
            pc.set("HKLM\\Software\\" + key, data, by: worker2)
        }
        compressLogs(worker2)
        for running in [worker2, trusted, worker] { pc.end(running) }
    }

    /// Servicing looks after itself in the afternoon.
    func maintain() {
        let trusted = pc.start(
            "C:\\Windows\\servicing\\TrustedInstaller.exe", "C:\\Windows\\servicing\\TrustedInstaller.exe", by: services
        )
        let stack =
            "C:\\Windows\\WinSxS\\amd64_microsoft-windows-servicingstack_31bf3856ad364e35_10.0.22621.5182_none_e9b0d3f1\\"
        let worker = pc.start(stack + "TiWorker.exe", stack + "TiWorker.exe -Embedding", by: launcher)
        compressLogs(worker)
        pc.end(worker)
        pc.end(trusted)
    }

    /// The log of servicing is packed when it has grown.
    func compressLogs(_ worker: Running) {
        let name = "CbsPersist_2026040\(day + 6)0\(pc.random.number(10000...59999))"
        let makecab = pc.start(
            "C:\\Windows\\System32\\makecab.exe",
            "C:\\Windows\\System32\\makecab.exe C:\\Windows\\Logs\\CBS\\\(name).log C:\\Windows\\Logs\\CBS\\\(name).cab",
            by: worker)
        pc.create("C:\\Windows\\Logs\\CBS\\\(name).cab", by: makecab)
        pc.create("C:\\Windows\\Temp\\cab_\(pc.random.number(1000...9999))_2", by: makecab)
        pc.end(makecab)
        pc.delete("C:\\Windows\\Logs\\CBS\\\(name).log", by: worker)
    }

    func updateDefender() {
        let platform = "C:\\ProgramData\\Microsoft\\Windows Defender\\Platform\\4.18.26020.6-0\\"
        let command = pc.start(
            platform + "MpCmdRun.exe",
            "\"\(platform)MpCmdRun.exe\" SignatureUpdate -ScheduleJob -RestrictPrivileges -Reinvoke", by: scheduler,
            as: .networkService)
        pc.connect("definitionupdates.microsoft.com", by: command)
        let work = "C:\\Windows\\SoftwareDistribution\\Download\\Install\\"
        let update = pc.start(
            work + "AM_Delta_Patch_1.427.\(300 + day).0.exe",
            "\"\(work)AM_Delta_Patch_1.427.\(300 + day).0.exe\" WD /q", by: updateService)
        let stub = pc.start(
            "C:\\Windows\\System32\\MpSigStub.exe",
            "C:\\Windows\\system32\\MpSigStub.exe /stub 1.1.24010.2001 /payload 1.427.\(300 + day).0 /program \(update.image)",
            by: update)
        pc.create("C:\\Windows\\Temp\\\(pc.random.hex(8))-Sigs\\mpasdlta.vdm", by: stub)
        pc.create(
            "C:\\ProgramData\\Microsoft\\Windows Defender\\Definition Updates\\\(pc.freshID())\\mpasbase.vdm",
            by: defender)
        for value in ["ASSignatureVersion", "AVSignatureVersion", "SignaturesLastUpdated", "EngineVersion"] {
            pc.set(
                "HKLM\\Software\\Microsoft\\Windows Defender\\Signature Updates\\" + value, "1.427.\(300 + day).0",
                by: defender)
        }
        pc.set("HKLM\\Software\\Microsoft\\Windows Defender\\Scan\\LastScanRun", "Binary Data", by: defender)
        pc.set(
            "HKLM\\System\\CurrentControlSet\\Services\\MpKsl\(pc.random.hex(8).lowercased())\\ImagePath",
            "\\??\\C:\\ProgramData\\Microsoft\\Windows Defender\\Definition Updates\\\(pc.freshID())\\MpKslDrv.sys",
            by: services)
        for running in [stub, update, command] { pc.end(running) }
        for running in open.values.sorted(by: { $0.guid < $1.guid }).prefix(12) {
            pc.open(running, by: defender, "0x1000")
        }
    }

    func updateOffice() {
        guard let service = open["OfficeClickToRun.exe"] else { return }
        pc.connect("officecdn.microsoft.com", 80, by: service)
        pc.job(
            "Office Update",
            "http://officecdn.microsoft.com/pr/492350f6-3a01-4f97-b9c0-c7c6ddf67d60/Office/Data/v64.cab", to: "",
            owner: .system, by: service, size: 9_312)
        for name in ["v64.cab", "s640.cab", "i640.cab", "v64_16.0.18526.20144.cab"] {
            pc.create(
                "C:\\Program Files\\Microsoft Office\\Updates\\Download\\PackageFiles\\\(pc.freshID().dropFirst().dropLast())\\"
                    + name, by: service)
        }
        for value in ["UpdateDetectionLastRunTime", "VersionToReport", "ClientVersionToReport"] {
            pc.set(
                "HKLM\\Software\\Microsoft\\Office\\ClickToRun\\Configuration\\" + value, "16.0.18526.20144",
                by: service)
        }
        pc.set(
            "HKLM\\Software\\Microsoft\\Office\\ClickToRun\\REGISTRY\\MACHINE\\Software\\Classes\\CLSID\\{00024500-0000-0000-C000-000000000046}\\LocalServer32\\(Default)",
            "C:\\Program Files\\Microsoft Office\\Root\\Office16\\EXCEL.EXE /automation", by: service)
        let repair = pc.start(
            "C:\\Program Files\\Microsoft Office\\root\\Integration\\Integrator.exe",
            "integrator.exe /I /Extension PackageName=Excel", by: service)
        pc.set(
            "HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\App Paths\\excel.exe\\(Default)",
            "C:\\Program Files\\Microsoft Office\\Root\\Office16\\EXCEL.EXE", by: repair)
        pc.set(
            "HKLM\\Software\\Microsoft\\Office\\Outlook\\Addins\\UmOutlookAddin.FormRegionAddin\\LoadBehavior",
            "DWORD (0x00000003)", by: repair)
        pc.set(
            "HKLM\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Schedule\\TaskCache\\Tree\\Microsoft\\Office\\Office Automatic Updates 2.0\\Id",
            pc.freshID(), by: scheduler)
        pc.set(
            "HKLM\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Schedule\\TaskCache\\Tasks\\\(pc.freshID())\\Actions",
            "Binary Data", by: scheduler)
        pc.create("C:\\Windows\\System32\\Tasks\\Microsoft\\Office\\Office Automatic Updates 2.0", by: scheduler)
        pc.end(repair)
    }

    /// OneDrive and Teams update for the person alone.
    func updatePersonalPrograms() {
        let folder = local + "\\Microsoft\\OneDrive\\"
        let updater = startInSession(
            folder + "OneDriveStandaloneUpdater.exe", "\"\(folder)OneDriveStandaloneUpdater.exe\"", by: scheduler)
        pc.connect("oneclient.sfx.ms", by: updater)
        let setup = pc.start(
            folder + "Update\\OneDriveSetup.exe",
            "\"\(folder)Update\\OneDriveSetup.exe\" /update /restart /peruser /childprocess", by: updater)
        pc.set(
            software + "\\Microsoft\\Windows\\CurrentVersion\\Run\\OneDrive", "\"\(folder)OneDrive.exe\" /background",
            by: setup)
        pc.set(
            software + "\\Microsoft\\Windows\\CurrentVersion\\RunOnce\\Delete Cached Update Binary",
            "C:\\Windows\\system32\\cmd.exe /q /c del /q \"\(folder)Update\\OneDriveSetup.exe\"", by: setup)
        pc.set(
            software + "\\Classes\\CLSID\\{018D5C66-4533-4307-9B53-224DE2ED1FE6}\\InprocServer32\\(Default)",
            "C:\\Windows\\system32\\shell32.dll", by: setup)
        pc.set(
            software
                + "\\Microsoft\\Windows\\CurrentVersion\\Explorer\\ShellIconOverlayIdentifiers\\ OneDrive1\\(Default)",
            "{BBACC218-34EA-4666-9D7A-C78F2274A524}", by: setup)
        pc.set(
            software + "\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\OneDriveSetup.exe\\DisplayVersion",
            "26.045.0302.0003", by: setup)
        pc.end(setup)
        pc.end(updater)
        guard let teams = open["Teams"] else { return }
        pc.set(
            software + "\\Microsoft\\Windows\\CurrentVersion\\Run\\Teams",
            "C:\\Users\\\(account.folder)\\AppData\\Local\\Microsoft\\WindowsApps\\ms-teams.exe msteams:system-initiated",
            by: teams)
    }

    /// A program crashes and Windows reports it.
    func reportError() {
        let fault = startInSession(
            "C:\\Windows\\System32\\WerFault.exe", "C:\\Windows\\system32\\WerFault.exe -u -p 7712 -s 1180",
            by: explorer)
        let folder = "C:\\ProgramData\\Microsoft\\Windows\\WER\\Temp\\WER\(pc.random.hex(4)).tmp"
        pc.create(folder + ".dmp", by: fault)
        pc.create(folder + ".WERInternalMetadata.xml", by: fault)
        pc.create(folder + ".cab", by: fault)
        pc.create(
            "C:\\ProgramData\\Microsoft\\Windows\\WER\\ReportQueue\\AppCrash_EXCEL.EXE_\(pc.random.hex(8))\\Report.zip",
            by: fault)
        pc.connect("watson.events.data.microsoft.com", by: fault)
        pc.end(fault)
    }

    /// A driver for the printer, through plug and play.
    func installDriver() {
        let host = pc.start(
            "C:\\Windows\\System32\\drvinst.exe",
            "DrvInst.exe \"4\" \"9\" \"C:\\Windows\\System32\\DriverStore\\Temp\\{2b9}\\oemsetup.inf\" \"9\" \"4f1c2a6b7\" \"0000000000000180\"",
            by: self.host("DcomLaunch -p -s DeviceInstall"))
        pc.create("C:\\Windows\\System32\\DriverStore\\FileRepository\\oemsetup.inf_amd64_3f\\ric.cab", by: host)
        pc.create("C:\\Windows\\System32\\DriverStore\\FileRepository\\oemsetup.inf_amd64_3f\\ricu0.dll", by: host)
        pc.end(host)
        guard let spooler = open["spoolsv.exe"] else { return }
        let printing =
            "HKLM\\System\\CurrentControlSet\\Control\\Print\\Environments\\Windows x64\\Drivers\\Version-3\\RICOH IM C3000\\"
        pc.set(printing + "Driver", "mxdwdrv.dll", by: spooler)
        pc.set(printing + "Configuration File", "ricui.dll", by: spooler)
        pc.set("HKLM\\System\\CurrentControlSet\\Services\\usbprint\\Start", "DWORD (0x00000003)", by: services)
    }
}
