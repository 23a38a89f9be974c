/// An administrator at work.
extension Desk {
    private func shell() -> Running {
        if let running = open["AdminShell"] { return running }
        let image = "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe"
        let running = start(image, "\"\(image)\" ", original: "PowerShell.EXE")
        open["AdminShell"] = running
        return running
    }

    func administer() {
        let shell = shell()
        let system = "C:\\Windows\\System32\\"
        for (command, payload) in [
            (
                "Get-ADUser",
                "CommandInvocation(Get-ADUser): \"Get-ADUser\"\nParameterBinding(Get-ADUser): name=\"Filter\"; value=\"*\""
            ),
            (
                "Get-Service",
                "CommandInvocation(Get-Service): \"Get-Service\"\nParameterBinding(Get-Service): name=\"ComputerName\"; value=\"FS01\""
            ),
            (
                "Get-ChildItem",
                "CommandInvocation(Get-ChildItem): \"Get-ChildItem\"\nParameterBinding(Get-ChildItem): name=\"Path\"; value=\"\\\\fs01\\共有\""
            ),
            (
                "Get-EventLog",
                "CommandInvocation(Get-EventLog): \"Get-EventLog\"\nParameterBinding(Get-EventLog): name=\"LogName\"; value=\"System\""
            ),
            (
                "Test-NetConnection",
                "CommandInvocation(Test-NetConnection): \"Test-NetConnection\"\nParameterBinding(Test-NetConnection): name=\"Port\"; value=\"445\""
            ),
        ] where pc.random.chance(60) {
            pc.scriptBlock(command + " -ComputerName FS01 | Format-Table -AutoSize", by: shell)
            pc.invocation(command, payload, by: shell)
        }
        let remote: [(String, String)] = [
            ("mmc.exe", "\"C:\\Windows\\system32\\mmc.exe\" \"C:\\Windows\\system32\\services.msc\""),
            ("regedit.exe", "\"C:\\Windows\\regedit.exe\""),
            ("mstsc.exe", "\"C:\\Windows\\system32\\mstsc.exe\" /v:fs01"),
            ("gpupdate.exe", "gpupdate /force"), ("nslookup.exe", "nslookup fs01"), ("ipconfig.exe", "ipconfig /all"),
            ("certutil.exe", "certutil -hashfile C:\\Users\\watanabe\\Downloads\\7z2409-x64.msi SHA256"),
            ("certutil.exe", "certutil -verify -urlfetch C:\\work\\server.cer"),
            ("curl.exe", "curl -I https://intra.shinmei.example.jp/"),
            ("bitsadmin.exe", "bitsadmin /list /allusers"),
            ("reg.exe", "reg query HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run"),
            ("net.exe", "net use \\\\fs01\\IT$"), ("net.exe", "net view \\\\fs01"), ("ping.exe", "ping -n 2 fs01"),
            ("schtasks.exe", "schtasks /query /fo LIST /v"), ("sc.exe", "sc query type= service"),
            ("robocopy.exe", "robocopy \\\\fs01\\IT$\\packages C:\\work\\packages /MIR /R:1"),
            ("whoami.exe", "whoami /groups"), ("expand.exe", "expand C:\\work\\driver.cab -F:* C:\\work\\driver"),
        ]
        for (image, line) in remote where pc.random.chance(40) {
            let running = pc.start(
                image == "regedit.exe" ? "C:\\Windows\\regedit.exe" : system + image, line, by: shell,
                folder: "C:\\work\\")
            switch image {
            case "mstsc.exe": pc.connect("fs01." + Organisation.suffix, 3389, by: running)
            case "nslookup.exe": pc.connect(Organisation.controllerAddress, 53, by: running, transport: "udp")
            case "curl.exe": pc.connect("intra." + Organisation.suffix, by: running)
            case "robocopy.exe":
                pc.create("C:\\work\\packages\\7z2409-x64.msi", by: running)
                pc.create("C:\\work\\packages\\drivers.zip", by: running)
                use("packages\\drivers.zip", .read, of: "IT$")
            case "regedit.exe":
                pc.set(
                    software + "\\Microsoft\\Windows\\CurrentVersion\\Applets\\Regedit\\LastKey",
                    "コンピューター\\HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies", by: running)
            case "mmc.exe":
                pc.set("HKLM\\System\\CurrentControlSet\\Services\\Fax\\Start", "DWORD (0x00000004)", by: services)
            default: break
            }
            pc.pause(2...60)
            pc.end(running)
        }
    }

    /// Remoting to the server.
    func remoteToServer(_ serverDesk: Desk) {
        let shell = shell()
        pc.scriptBlock("Enter-PSSession -ComputerName FS01", by: shell)
        pc.connect("fs01." + Organisation.suffix, 5985, by: shell)
        serverDesk.pc.clock = pc.clock
        let logon = serverDesk.pc.freshLogonID()
        serverDesk.pc.signIn(Organisation.administrator, logonID: logon, type: 3, from: pc.address)
        let provider = serverDesk.pc.start(
            "C:\\Windows\\System32\\wsmprovhost.exe", "C:\\Windows\\system32\\wsmprovhost.exe -Embedding",
            by: serverDesk.launcher, as: Organisation.administrator, logonID: logon)
        serverDesk.pc.scriptBlock("Get-SmbOpenFile | Measure-Object", by: provider)
        serverDesk.pc.scriptBlock("Get-Volume; Get-WBSummary", by: provider)
        serverDesk.pc.run("C:\\Windows\\System32\\quser.exe", "\"C:\\Windows\\system32\\quser.exe\"", by: provider)
        serverDesk.pc.end(provider)
        serverDesk.pc.signOut(Organisation.administrator, logonID: logon, type: 3)
    }

    /// Downloads tools with the browser and installs one.
    func installTools() {
        let downloads = account.profile + "\\Downloads\\"
        guard let edge = open["Edge"] else { return }
        for (name, host) in [
            ("7z2409-x64.msi", "www.7-zip.org"), ("SysinternalsSuite.zip", "download.sysinternals.com"),
        ] {
            if let network = open["EdgeNetwork"] { pc.connect(host, by: network) }
            pc.create(downloads + name, by: edge)
            pc.mark(downloads + name, from: "https://\(host)/\(name)", by: edge)
        }
        extractInExplorer(downloads + "SysinternalsSuite.zip")
        let client = start(
            "C:\\Windows\\System32\\msiexec.exe",
            "\"C:\\Windows\\System32\\msiexec.exe\" /i \"\(downloads)7z2409-x64.msi\"")
        let service = pc.start(
            "C:\\Windows\\System32\\msiexec.exe", "C:\\Windows\\system32\\msiexec.exe /V", by: services)
        for name in ["7z.exe", "7zG.exe", "7zFM.exe", "7-zip.dll", "7z.sfx"] {
            pc.create("C:\\Program Files\\7-Zip\\" + name, by: service)
        }
        pc.set(
            "HKLM\\Software\\Classes\\CLSID\\{23170F69-40C1-278A-1000-000100020000}\\InprocServer32\\(Default)",
            "C:\\Program Files\\7-Zip\\7-zip.dll", by: service)
        pc.set(
            "HKLM\\Software\\Classes\\*\\shellex\\ContextMenuHandlers\\7-Zip\\(Default)",
            "{23170F69-40C1-278A-1000-000100020000}", by: service)
        pc.set(
            "HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\App Paths\\7zFM.exe\\(Default)",
            "C:\\Program Files\\7-Zip\\7zFM.exe", by: service)
        pc.set(
            "HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\{23170F69-40C1-2702-2409-000001000000}\\DisplayName",
            "7-Zip 24.09 (x64 edition)", by: service)
        pc.end(service)
        pc.end(client)
    }

    /// Fetches the log of the web server; the one thing of this week that deserves a look.
    func transferOnce() {
        let image = "C:\\Program Files (x86)\\WinSCP\\WinSCP.exe"
        let running = start(image)
        pc.connect("www.shinmei.example.jp", 22, by: running)
        pc.create("C:\\work\\access_log.gz", by: running)
        pc.set(software + "\\Martin Prikryl\\WinSCP 2\\Configuration\\CDCache\\x", "Binary Data", by: running)
        pc.end(running)
    }
}
