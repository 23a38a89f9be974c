/// Software is installed: by MSI packages, by installers of their own.
extension Desk {
    func installPackage() {
        let service = pc.start(
            "C:\\Windows\\System32\\msiexec.exe", "C:\\Windows\\system32\\msiexec.exe /V", by: services)
        let name = "ShinmeiForms"
        let folder = "C:\\Program Files\\\(name)\\"
        for file in ["forms.exe", "formshell.dll", "formsvc.exe", "ja\\resources.dll", "samples.zip"] {
            pc.create(folder + file, by: service)
        }
        pc.create("C:\\Windows\\Installer\\\(pc.random.hex(5).lowercased()).msi", by: service)
        pc.create("C:\\Windows\\Installer\\MSI\(pc.random.hex(4)).tmp", by: service)
        let classes = "HKLM\\Software\\Classes\\"
        let machine = "HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\"
        for (value, data) in [
            (
                classes + "CLSID\\{6F1D1B6A-7A10-4C54-9A0C-8E2B1E5A2C11}\\InprocServer32\\(Default)",
                folder + "formshell.dll"
            ),
            (classes + "CLSID\\{6F1D1B6A-7A10-4C54-9A0C-8E2B1E5A2C11}\\InprocServer32\\ThreadingModel", "Apartment"),
            (
                classes + "*\\shellex\\ContextMenuHandlers\\ShinmeiForms\\(Default)",
                "{6F1D1B6A-7A10-4C54-9A0C-8E2B1E5A2C11}"
            ),
            (
                classes + "Directory\\shellex\\ContextMenuHandlers\\ShinmeiForms\\(Default)",
                "{6F1D1B6A-7A10-4C54-9A0C-8E2B1E5A2C11}"
            ),
            (classes + ".sfx1\\(Default)", "ShinmeiForms.Document"),
            (classes + "ShinmeiForms.Document\\shell\\open\\command\\(Default)", "\"\(folder)forms.exe\" \"%1\""),
            (machine + "App Paths\\forms.exe\\(Default)", folder + "forms.exe"),
            (machine + "Uninstall\\{0A4F3C5E-90D8-4B5A-8A4B-2B6F8E5A9C01}\\DisplayName", "新明様式作成"),
            (
                machine + "Uninstall\\{0A4F3C5E-90D8-4B5A-8A4B-2B6F8E5A9C01}\\UninstallString",
                "MsiExec.exe /X{0A4F3C5E-90D8-4B5A-8A4B-2B6F8E5A9C01}"
            ),
            (machine + "Installer\\Folders\\" + folder, ""),
            (machine + "Shell Extensions\\Approved\\{6F1D1B6A-7A10-4C54-9A0C-8E2B1E5A2C11}", "ShinmeiForms Shell"),
            (machine + "Run\\ShinmeiForms", "\"\(folder)forms.exe\" /tray"),
        ] {
            pc.set(value, data, by: service)
        }
        for (value, data) in [
            ("ImagePath", "\"\(folder)formsvc.exe\""), ("Start", "DWORD (0x00000002)"), ("Type", "DWORD (0x00000010)"),
            ("ObjectName", "LocalSystem"), ("DisplayName", "新明様式サービス"),
        ] {
            pc.set("HKLM\\System\\CurrentControlSet\\Services\\ShinmeiFormsSvc\\" + value, data, by: services)
        }
        let program = pc.start(folder + "formsvc.exe", "\"\(folder)formsvc.exe\"", by: services)
        open["formsvc"] = program
        pc.end(service)
    }

    /// The agent of the inventory, and what watches processes.
    func inventory() {
        guard let agent = open["awagent.exe"] else { return }
        pc.connect("assets.\(Organisation.suffix)", 8443, by: agent)
        let wmi = pc.start(
            "C:\\Windows\\System32\\wbem\\WmiPrvSE.exe",
            "C:\\Windows\\system32\\wbem\\wmiprvse.exe -secured -Embedding", by: launcher)
        let everything = ([explorer, lsass, services, winlogon] + open.values.sorted { $0.guid < $1.guid })
        for running in everything {
            pc.open(running, by: agent, "0x1410")
            if pc.random.chance(50) { pc.open(running, by: wmi, "0x1410") }
            if pc.random.chance(30) { pc.open(running, by: defender, "0x1000") }
            if pc.random.chance(20) { pc.open(running, by: csrss, "0x1fffff") }
            if pc.random.chance(20) {
                pc.open(running, by: host("LocalSystemNetworkRestricted -p -s PcaSvc"), "0x1000")
            }
        }
        pc.thread(in: explorer, by: csrss, module: "C:\\Windows\\System32\\KERNEL32.DLL", function: "CtrlRoutine")
        pc.create(
            "C:\\ProgramData\\AssetWorks\\Agent\\queue\\inventory_\(pc.random.number(1000...9999)).xml.gz", by: agent)
        pc.delete(
            "C:\\ProgramData\\AssetWorks\\Agent\\queue\\inventory_\(pc.random.number(1000...9999)).xml.gz", by: agent)
        pc.end(wmi)
    }

    /// A script of the administrators that a task starts each noon.
    func inventoryScript() {
        let path = "C:\\ProgramData\\IT\\Get-Inventory.ps1"
        let shell = pc.start(
            "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe",
            "powershell.exe -NoProfile -ExecutionPolicy Bypass -File \"\(path)\"", by: scheduler, as: .system,
            original: "PowerShell.EXE")
        let lines =
            "$os = Get-CimInstance Win32_OperatingSystem\n$apps = Get-ItemProperty HKLM:\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\*\n$os | ConvertTo-Json | Out-File \\\\fs01\\IT$\\inventory\\$env:COMPUTERNAME.json -Encoding utf8"
        pc.scriptBlock(lines, path: path, by: shell)
        pc.invocation(
            "Get-CimInstance",
            "CommandInvocation(Get-CimInstance): \"Get-CimInstance\"\nParameterBinding(Get-CimInstance): name=\"ClassName\"; value=\"Win32_OperatingSystem\"",
            script: path, by: shell)
        pc.invocation(
            "Out-File",
            "CommandInvocation(Out-File): \"Out-File\"\nParameterBinding(Out-File): name=\"FilePath\"; value=\"\\\\fs01\\IT$\\inventory\\\(pc.name).json\"",
            script: path, by: shell)
        pc.create(Account.system.profile + "Temp\\__PSScriptPolicyTest_\(pc.random.hex(8)).ps1", by: shell)
        pc.end(shell)
        use("inventory\\\(pc.name).json", .write, of: "IT$")
    }

    /// Services, timers and drivers that write a little all day.
    func backgroundNoise() {
        let services = "HKLM\\System\\CurrentControlSet\\Services\\"
        pc.set(
            services + "bam\\State\\UserSettings\\\(account.sid)\\\\Device\\HarddiskVolume3\\Windows\\explorer.exe",
            "Binary Data", by: system)
        pc.set(
            services + "W32Time\\SecureTimeLimits\\RunTime\\SecureTimeTickCount",
            "QWORD (0x00000000-0x0\(pc.random.hex(7)))", by: host("LocalService -p -s W32Time"))
        pc.set(
            services + "Tcpip\\Parameters\\Interfaces\\{4c1d8a5e-93f0-4f53-9b1f-2e8c7a4d0b61}\\LeaseObtainedTime",
            "DWORD (0x69d3\(pc.random.hex(4)))", by: host("LocalServiceNetworkRestricted -p -s Dhcp"))
        pc.set(
            "HKLM\\System\\CurrentControlSet\\Control\\Lsa\\Kerberos\\Domains\\\(Organisation.suffix.uppercased())\\LastUpdate",
            "QWORD", by: lsass)
        if let indexer = open["SearchIndexer.exe"] {
            pc.run(
                "C:\\Windows\\System32\\SearchProtocolHost.exe",
                "\"C:\\Windows\\system32\\SearchProtocolHost.exe\" Global\\UsGthrFltPipeMssGthrPipe1_ Global\\UsGthrCtrlFltPipeMssGthrPipe1 1 -2147483646",
                by: indexer)
            pc.create(
                "C:\\ProgramData\\Microsoft\\Search\\Data\\Applications\\Windows\\Projects\\SystemIndex\\Indexer\\CiFiles\\0001\(pc.random.hex(4)).ci",
                by: indexer)
        }
        pc.run("C:\\Windows\\System32\\taskhostw.exe", "taskhostw.exe", by: scheduler)
        pc.run(
            "C:\\Windows\\System32\\backgroundTaskHost.exe",
            "\"C:\\Windows\\system32\\backgroundTaskHost.exe\" -ServerName:App.AppXmtcan0h2tfbfy7k9kn8hbxb6dmzz1zh0.mca",
            by: launcher, as: account)
        pc.load("C:\\Windows\\System32\\ieproxy.dll", by: explorer)
        pc.changeTime(local + "\\Microsoft\\Windows\\INetCache\\counters.dat", by: explorer)
        pc.connect("v10.events.data.microsoft.com", by: host("utcsvc -p"))
        pc.connect("ctldl.windowsupdate.com", 80, by: host("NetworkService -p -s CryptSvc"))
        pc.set(
            "HKLM\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Schedule\\TaskCache\\Tasks\\\(pc.freshID())\\DynamicInfo",
            "Binary Data", by: scheduler)
        pc.set(
            software + "\\Microsoft\\Windows\\CurrentVersion\\Explorer\\RecentDocs\\MRUListEx", "Binary Data",
            by: explorer)
        if pc.auditsProcesses {
            pc.auditValue(
                "\\REGISTRY\\MACHINE\\SYSTEM\\ControlSet001\\Services\\W32Time\\Config", "LastKnownGoodTime", "1", "2",
                by: host("LocalService -p -s W32Time"))
        }
    }

    /// 7-Zip's window: packs a folder of documents, unpacks a zip.
    func useArchiver() {
        let folder = "C:\\Program Files\\7-Zip\\"
        let manager = start(folder + "7zFM.exe", "\"\(folder)7zFM.exe\" \"\(account.profile)\\Downloads\\写真素材.zip\"")
        for name in ["写真1.jpg", "写真2.jpg"] { pc.create(account.profile + "\\Downloads\\写真素材\\" + name, by: manager) }
        pc.end(manager)
        let packer = start(
            folder + "7zG.exe",
            "\"\(folder)7zG.exe\" a -i#7zMap\(pc.random.number(1000...9999))#7zEvent\(pc.random.number(1000...9999)) -tzip -- \"\(account.profile)\\Documents\\会議資料.zip\"",
            original: "7zg.exe")
        pc.create(account.profile + "\\Documents\\会議資料.zip", by: packer)
        pc.end(packer)
    }
}
