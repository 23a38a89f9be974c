/// Browsers that update themselves.
extension Desk {
    func updateEdge() {
        let folder = "C:\\Program Files (x86)\\Microsoft\\EdgeUpdate\\"
        let updater = pc.start(
            folder + "MicrosoftEdgeUpdate.exe", "\"\(folder)MicrosoftEdgeUpdate.exe\" /ua /installsource scheduler",
            by: scheduler, as: .system)
        pc.connect("msedge.api.cdp.microsoft.com", by: updater)
        pc.set("HKLM\\Software\\WOW6432Node\\Microsoft\\EdgeUpdate\\LastChecked", "DWORD (0x69d3a0f2)", by: updater)
        if day == 1 {
            pc.job(
                "C:\\Program Files (x86)\\Microsoft\\Temp\\EU\(pc.random.hex(4)).tmp",
                "http://msedge.b.tlu.dl.delivery.mp.microsoft.com/filestreamingservice/files/9d2c/MicrosoftEdge_X64_135.0.3179.54.exe",
                to: "", owner: .system, by: updater, size: 184_239_088)
            let installer = folder + "Install\\\(pc.freshID())\\MicrosoftEdge_X64_135.0.3179.54.exe"
            let package = pc.start(
                installer,
                "\"\(installer)\" --msedge --verbose-logging --do-not-launch-msedge --system-level --channel=stable",
                by: updater)
            pc.create(folder + "Install\\\(pc.freshID())\\EDGEMITMP_A1B2C.tmp\\MSEDGE.PACKED.7Z", by: package)
            let setup = pc.start(
                folder + "Install\\EDGEMITMP_A1B2C.tmp\\setup.exe",
                "\"\(folder)Install\\EDGEMITMP_A1B2C.tmp\\setup.exe\" --install-archive=\"\(folder)Install\\EDGEMITMP_A1B2C.tmp\\MSEDGE.PACKED.7Z\" --msedge --do-not-launch-msedge --system-level",
                by: package)
            browserRegistration(
                setup, "Microsoft Edge", "{9459C573-B17A-45AE-9F64-1857B5D58CEE}",
                "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\135.0.3179.54\\Installer\\setup.exe", Self.edge)
            pc.create(
                "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\135.0.3179.54\\Installer\\msedge.7z", by: setup)
            pc.create("C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\135.0.3179.54\\msedge.dll", by: setup)
            pc.end(setup)
            pc.end(package)
        }
        pc.end(updater)
    }

    func updateChrome() {
        let folder = "C:\\Program Files (x86)\\Google\\GoogleUpdater\\136.0.7079.0\\"
        let updater = pc.start(
            folder + "updater.exe",
            "\"\(folder)updater.exe\" --wake --system --enable-logging --vmodule=*/chrome/updater/*=1", by: scheduler,
            as: .system)
        pc.start(
            folder + "updater.exe",
            "\"\(folder)updater.exe\" --crash-handler --system \"--database=\(folder)Crashpad\"", by: updater)
        pc.connect("update.googleapis.com", by: updater)
        pc.connect("edgedl.me.gvt1.com", 80, by: updater)
        if day == 2 {
            let crx =
                "C:\\Program Files\\chrome_url_fetcher_\(pc.random.number(1000...9999))\\8a69d345_135.0.7049.42_chrome_installer.exe"
            pc.create(crx, by: updater)
            let installer = pc.start(
                crx,
                "\"\(crx)\" --verbose-logging --do-not-launch-chrome --channel=stable --system-level /installerdata=\"C:\\Program Files\\gui1.tmp\"",
                by: updater)
            pc.create("C:\\Program Files\\Google\\Temp\\CR_5F2A1.tmp\\CHROME.PACKED.7Z", by: installer)
            let setup = pc.start(
                "C:\\Program Files\\Google\\Temp\\CR_5F2A1.tmp\\setup.exe",
                "\"C:\\Program Files\\Google\\Temp\\CR_5F2A1.tmp\\setup.exe\" --install-archive=\"C:\\Program Files\\Google\\Temp\\CR_5F2A1.tmp\\CHROME.PACKED.7Z\" --verbose-logging --do-not-launch-chrome --channel=stable --system-level",
                by: installer)
            browserRegistration(
                setup, "Google Chrome", "{8A69D345-D564-463c-AFF1-A69D9E530F96}",
                "C:\\Program Files\\Google\\Chrome\\Application\\135.0.7049.42\\Installer\\chrmstp.exe", Self.chrome)
            pc.create("C:\\Program Files\\Google\\Chrome\\Application\\135.0.7049.42\\Installer\\chrome.7z", by: setup)
            pc.end(setup)
            pc.end(installer)
        }
        // Component updates within the browser.
        if let chrome = open["Chrome"] {
            let work = local + "\\Google\\Chrome\\User Data\\"
            pc.create(
                work
                    + "chrome_BITS_\(pc.random.number(1000...9999))_\(pc.random.number(1000...9999))\\obedbbhbpmojnkanicioggnmelmoomoc_20260401.crx3",
                by: chrome)
            pc.create(work + "SafetyTips\\3092\\safety_tips.pb", by: chrome)
            pc.create(work + "component_crx_cache\\\(pc.random.hex(32).lowercased())", by: chrome)
            pc.create(
                local + "\\Temp\\scoped_dir\(chrome.pid)_\(pc.random.number(1000...9999))\\extension.crx", by: chrome)
        }
        pc.end(updater)
    }

    private func browserRegistration(
        _ setup: Running, _ name: String, _ component: String, _ stub: String, _ program: String
    ) {
        let active = "HKLM\\Software\\Microsoft\\Active Setup\\Installed Components\\\(component)\\"
        pc.set(active + "(Default)", name, by: setup)
        pc.set(active + "StubPath", "\"\(stub)\" --configure-user-settings --verbose-logging --system-level", by: setup)
        pc.set(active + "Version", "43,0,0,0", by: setup)
        pc.set(
            "HKLM\\Software\\Clients\\StartMenuInternet\\\(name)\\shell\\open\\command\\(Default)", "\"\(program)\"",
            by: setup)
        pc.set(
            "HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\App Paths\\\(program.split(separator: "\\").last ?? "")\\(Default)",
            program, by: setup)
        pc.set(
            "HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\\(name)\\DisplayVersion", "135.0", by: setup
        )
        pc.set(
            "HKLM\\Software\\Classes\\CLSID\\{A2C6CB58-C076-425C-ACB7-6D19D64428CD}\\LocalServer32\\(Default)",
            "\"\(program.replacingLast("notification_helper.exe"))\"", by: setup)
        // The browser itself keeps its start without a window.
        guard let browser = open[program == Self.edge ? "Edge" : "Chrome"] else { return }
        pc.set(
            software
                + "\\Microsoft\\Windows\\CurrentVersion\\Run\\\(program == Self.edge ? "MicrosoftEdge" : "GoogleChrome")AutoLaunch_\(pc.random.hex(32))",
            "\"\(program)\" --no-startup-window /prefetch:5", by: browser)
    }

    func updateFirefox() {
        let folder = "C:\\Program Files\\Mozilla Firefox\\"
        let agent = startInSession(
            folder + "default-browser-agent.exe", "\"\(folder)default-browser-agent.exe\" do-task \"308046B0AF4A39CB\"",
            by: scheduler)
        pc.set(
            software + "\\Mozilla\\Firefox\\Default Browser Agent\\\(folder)|CurrentDefault", "DWORD (0x00000002)",
            by: agent)
        pc.end(agent)
        // The background task is headless by design.
        let task = startInSession(
            Self.firefox,
            "\"\(Self.firefox)\" --MOZ_LOG sync,prependheader,timestamp --backgroundtask backgroundupdate",
            by: scheduler)
        pc.connect("aus5.mozilla.org", by: task)
        pc.end(task)
        let service = pc.start(
            "C:\\Program Files (x86)\\Mozilla Maintenance Service\\maintenanceservice.exe",
            "\"C:\\Program Files (x86)\\Mozilla Maintenance Service\\maintenanceservice.exe\" software-update \"\(folder)updater.exe\"",
            by: services)
        let updater = pc.start(
            "C:\\ProgramData\\Mozilla-1de4eec8-1241-4177-a864-e594e8d1fb38\\updates\\308046B0AF4A39CB\\updates\\0\\updater.exe",
            "\"C:\\ProgramData\\Mozilla-1de4eec8-1241-4177-a864-e594e8d1fb38\\updates\\308046B0AF4A39CB\\updates\\0\\updater.exe\" 3",
            by: service)
        pc.create(folder + "omni.ja", by: updater)
        pc.create(folder + "browser\\omni.ja", by: updater)
        pc.create(
            "C:\\ProgramData\\Mozilla-1de4eec8-1241-4177-a864-e594e8d1fb38\\updates\\308046B0AF4A39CB\\updates\\0\\update.mar",
            by: updater)
        pc.end(updater)
        pc.end(service)
    }
}

extension String {
    /// The path with another last component.
    func replacingLast(_ name: String) -> String {
        split(separator: "\\").dropLast().joined(separator: "\\") + "\\" + name
    }
}
