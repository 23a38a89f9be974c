import Events
import Testing

@testable import Watches

private let run = #"\Software\Microsoft\Windows\CurrentVersion\Run"#
private let services = #"HKLM\System\CurrentControlSet\Services\"#
private let defender = #"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender"#
private let zones = registryUser + #"\Software\Microsoft\Windows\CurrentVersion\Internet Settings\ZoneMap\"#
private let tasks = #"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Schedule\TaskCache\Tree\"#
private let on = "DWORD (0x00000001)"
private let off = "DWORD (0x00000000)"

/// What the default policy says of attacks and of ordinary life.
@Suite struct RegistryChangeTests {
    @Test(
        "sees what starts by itself",
        arguments: [
            RegistryCase(
                registryUser + run + #"\360v"#, #"C:\Users\a\AppData\Roaming\x.exe"#, by: unknownProgram, "",
                "run-key high"),
            RegistryCase("HKLM" + run + #"\x"#, #"C:\Path\a.exe"#, by: registryTool, "", "run-key high"),
            RegistryCase(
                "HKLM" + run + #"\Vendor"#, #""C:\Program Files\V\v.exe" -tray"#, by: installerService, "",
                "run-key low"),
            RegistryCase(
                "HKLM" + run + #"\Vendor"#, #"rundll32.exe C:\Users\a\x.dll,A"#, by: installerService, "",
                "run-key high"),
            RegistryCase("HKLM" + run + #"OnceEx\0001\Depend\1"#, #"C:\a.dll"#, by: registryTool, "", "run-key high"),
            RegistryCase(.valueDeleted, "HKLM" + run + #"\x"#, by: registryTool, "", "run-key medium"),
            RegistryCase(.keyDeleted, "HKLM" + run, by: registryTool, "", "run-key medium"),
            RegistryCase(.keyDeleted, "HKLM" + run, by: unknownProgram, "", "run-key medium"),
            RegistryCase(.valueDeleted, "HKLM" + run + #"\x"#, by: unknownProgram, "", "run-key low"),
            RegistryCase(.keyCreated, "HKLM" + run, by: registryTool, "", "logged"),
            RegistryCase(.keyWritten, "HKLM" + run, by: registryTool, "", "logged"),
            RegistryCase(.read, "HKLM" + run, by: registryTool, "", "logged"),
            RegistryCase(
                registryUser + run + #"\OneDrive"#, "\"" + oneDrive + "\" /background", by: oneDrive, "", "logged"),
            // The name alone does not help.
            RegistryCase(
                registryUser + run + #"\OneDrive"#, #"C:\Users\Public\OneDrive.exe"#, by: oneDrive, "", "run-key high"),
            RegistryCase(
                registryUser + run + #"\OneDrive"#, "\"" + oneDrive + "\"", by: #"C:\Temp\OneDrive.exe"#, "",
                "run-key high"),
            RegistryCase(registryUser + run + #"Once\x"#, #"C:\a\x.exe"#, by: explorer, "", "run-key high"),
            RegistryCase(.valueDeleted, registryUser + run + #"Once\x"#, by: explorer, "", "run-key low"),
            RegistryCase(
                registryUser + #"\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders\startup"#,
                #"c:\programdata\x"#, by: registryTool, "", "run-key high"),
            RegistryCase(
                registryUser + #"\Environment\UserInitMprLogonScript"#, "Binary Data", by: registryTool, "",
                "logon-script high"),
            RegistryCase(
                #"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon\Shell"#, "explorer.exe, evil.exe",
                by: unknownProgram, "", "winlogon high"),
            RegistryCase(
                #"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon\Shell"#, "explorer.exe", by: registryTool,
                "",
                "logged"),
            RegistryCase(
                #"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon\LastLogOffEndTimePerfCounter"#, "1",
                by: #"C:\Windows\System32\winlogon.exe"#, "", nil),
        ])
    func starts(_ change: RegistryCase) {
        #expect(change.outcome() == change.expected)
    }

    @Test(
        "tells services of intruders from those of Windows",
        arguments: [
            RegistryCase(
                services + #"hello\ImagePath"#, "%%COMSPEC%% /b /c start powershell.exe -nop", by: serviceControl, "",
                "service high"),
            RegistryCase(
                services + #"a\ImagePath"#, #"\\127.0.0.1\ADMIN$\a.exe"#, by: serviceControl, "", "service high"),
            RegistryCase(
                services + #"a\ImagePath"#, #"C:\Users\a\AppData\Local\a.exe"#, by: serviceControl, "", "service high"),
            RegistryCase(services + #"a\ImagePath"#, #"C:\ProgramData\a.exe"#, by: serviceControl, "", "service high"),
            RegistryCase(
                services + #"a\ImagePath"#, #"%SystemRoot%\PSEXESVC.exe"#, by: serviceControl, "", "service medium"),
            RegistryCase(
                services + #"a\ImagePath"#, #"C:\Windows\System32\svchost.exe -k a"#, by: serviceControl, "",
                "service low"),
            RegistryCase(
                services + #"a\ImagePath"#, #"C:\Windows\System32\..\Temp\a.exe"#, by: serviceControl, "",
                "service high"),
            RegistryCase(
                services + #"a\ImagePath"#, #"\??\C:\Windows\system32\drivers\a.sys"#, by: serviceControl, "",
                "service low"),
            RegistryCase(services + #"a\Start"#, "DWORD (0x00000003)", by: serviceControl, "", "service low"),
            RegistryCase(services + #"BITS\Start"#, "DWORD (0x00000003)", by: serviceControl, "", "logged"),
            RegistryCase(services + #"WinDefend\Start"#, "DWORD (0x00000004)", by: serviceControl, "", "service high"),
            RegistryCase(services + #"Spooler\Start"#, "4", by: registryTool, "", "service high"),
            RegistryCase(
                services + #"TermService\Parameters\ServiceDll"#, #"%%ProgramFiles%%\RDP Wrapper\rdpwrap.dll"#,
                by: registryTool, "", "service medium"),
            RegistryCase(.keyDeleted, services + "Sysmon64", by: registryTool, "", "service high"),
            RegistryCase(.keyDeleted, services + "Vendor", by: serviceControl, "", "service low"),
            RegistryCase(services + #"bam\State\UserSettings\S-1-5-18\Version"#, "1", by: "System", "", nil),
            RegistryCase(
                services + #"PortProxy\v4tov4\tcp\0.0.0.0/8080"#, "10.0.0.1/80", by: serviceHost, "", "network medium"),
            RegistryCase(tasks + #"evil\SD"#, "Binary Data", by: serviceHost, "", "scheduled-task low"),
            RegistryCase(
                tasks + #"Microsoft\Windows\UpdateOrchestrator\SD"#, "Binary Data", by: serviceHost, "", "logged"),
            RegistryCase(.valueDeleted, tasks + #"Microsoft\Windows\a\SD"#, by: serviceHost, "", "scheduled-task high"),
            RegistryCase(.valueDeleted, tasks + #"evil\SD"#, by: registryTool, "", "scheduled-task high"),
            RegistryCase(tasks + #"evil\SD"#, "Binary Data", by: unknownProgram, "", "scheduled-task high"),
        ])
    func runs(_ change: RegistryCase) {
        #expect(change.outcome() == change.expected)
    }

    @Test(
        "sees what opens files and loads code",
        arguments: [
            RegistryCase(
                .keyDeleted, registryUser + #"\Software\Classes\Folder\shell\open\command"#, by: explorer, "",
                "file-association medium"),
            RegistryCase(
                .valueDeleted, registryUser + #"\Software\Classes\Folder\shell\open\command"#, by: explorer, "",
                "file-association medium"),
            RegistryCase(
                registryUser + #"\Software\Classes\ms-settings\shell\open\command\DelegateExecute"#, "(Empty)",
                by: registryPowerShell, "", "file-association high"),
            RegistryCase(
                #"HKLM\SOFTWARE\Classes\Vendor.1\shell\open\command\(Default)"#, #""C:\Program Files\V\v.exe" "%1""#,
                by: installerService, "", "file-association low"),
            RegistryCase(
                registryUser + #"\Software\Classes\CLSID\{B}\InprocServer32\(Default)"#, #"C:\ProgramData\demo.dll"#,
                by: #"C:\Users\a\Downloads\h.exe"#, "", "com-object high"),
            RegistryCase(
                #"HKLM\SOFTWARE\Classes\WOW6432Node\CLSID\{B}\InprocServer32\(Default)"#,
                #"C:\Program Files (x86)\V\v.dll"#, by: installerService, "", "com-object low"),
            RegistryCase(
                #"HKLM\SOFTWARE\Classes\CLSID\{B}\InprocServer32\(Default)"#, #"C:\Program Files\V\v.dll"#,
                by: #"C:\Windows\System32\regsvr32.exe"#, "", "com-object low"),
            RegistryCase(
                #"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Image File Execution Options\sethc.exe\Debugger"#,
                "cmd.exe", by: registryTool, "", "dll-injection high"),
            RegistryCase(
                #"HKLM\SOFTWARE\Classes\*\ShellEx\ContextMenuHandlers\V\(Default)"#, "{B}", by: installerService, "",
                "shell-extension low"),
            RegistryCase(
                #"HKLM\System\CurrentControlSet\Control\Lsa\Notification Packages"#, "Binary Data",
                by: registryPowerShell, "",
                "authentication high"),
            RegistryCase(
                #"HKLM\System\CurrentControlSet\Control\Session Manager\BootExecute"#, "Binary Data",
                by: unknownProgram, "", "boot high"),
            RegistryCase(
                #"HKLM\System\CurrentControlSet\Control\Session Manager\BootExecute"#, "Binary Data", by: updateWorker,
                "", "logged"),
        ])
    func loads(_ change: RegistryCase) {
        #expect(change.outcome() == change.expected)
    }

    @Test(
        "knows which direction of a setting harms",
        arguments: [
            RegistryCase(
                #"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\policies\system\EnableLUA"#, off, by: registryTool, "",
                "security-setting high"),
            RegistryCase(
                #"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\policies\system\EnableLUA"#, "0", by: unknownProgram,
                "", "security-setting high"),
            RegistryCase(
                #"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\policies\system\EnableLUA"#, on, by: registryTool, "",
                "security-setting low"),
            RegistryCase(
                defender + #"\DisableAntiSpyware"#, on, by: registryPowerShell, "", "security-setting critical"),
            RegistryCase(defender + #"\DisableAntiSpyware"#, off, by: registryPowerShell, "", "security-setting low"),
            RegistryCase(
                .valueDeleted, defender + #"\DisableAntiSpyware"#, by: registryPowerShell, "", "security-setting low"),
            RegistryCase(defender + #"\DisableAntiSpyware"#, "0x1", by: serviceHost, "", "security-setting critical"),
            RegistryCase(
                defender + #"\DisableAntiSpyware"#, on, by: serviceHost,
                #"C:\Windows\system32\svchost.exe -k netsvcs -p -s gpsvc"#, "logged"),
            RegistryCase(
                #"HKLM\SOFTWARE\Microsoft\Windows Defender\Features\TamperProtection"#, "DWORD (0x00000004)",
                by: #"C:\ProgramData\Microsoft\Windows Defender\Platform\4.18\MsMpEng.exe"#, "", "logged"),
            RegistryCase(
                #"HKLM\System\CurrentControlSet\Control\SecurityProviders\WDigest\UseLogonCredential"#, on,
                by: unknownProgram, "", "security-setting high"),
            RegistryCase(
                #"HKLM\System\CurrentControlSet\Control\Terminal Server\fDenyTSConnections"#, off, by: unknownProgram,
                "", "remote-access high"),
            RegistryCase(
                #"HKLM\System\CurrentControlSet\Control\Terminal Server\fDenyTSConnections"#, on, by: unknownProgram,
                "", "remote-access low"),
            RegistryCase(
                .keyCreated, #"HKLM\System\CurrentControlSet\Control\MiniNt"#, by: registryTool, "", "boot critical"),
            RegistryCase(
                #"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\WINEVT\Channels\Security\Enabled"#, off,
                by: serviceHost, "", "logging high"),
            RegistryCase(
                #"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\WINEVT\Channels\V/Debug\Enabled"#, off,
                by: #"C:\Windows\System32\wevtutil.exe"#, "", "logged"),
            RegistryCase(
                services + #"EventLog\Security\File"#, #"C:\Windows\System32\winevt\a.evtx"#, by: serviceHost, "",
                "logging high"),
            RegistryCase(
                zones + "AutoDetect", off, by: #"C:\Windows\SysWOW64\rundll32.exe"#, "", "browser-setting medium"),
            RegistryCase(zones + "AutoDetect", off, by: registryPowerShell, "", "browser-setting low"),
            RegistryCase(zones + "AutoDetect", off, by: chrome, "", "logged"),
            RegistryCase(
                registryUser + #"\Software\Microsoft\Internet Explorer\Main\Start Page"#, "http://evil.example/",
                by: unknownProgram, "", "browser-setting high"),
            RegistryCase(
                registryUser + #"\Software\Microsoft\Internet Explorer\Main\Start Page"#, "about:blank",
                by: unknownProgram, "", "logged"),
            RegistryCase(
                registryUser + #"\Software\Microsoft\Internet Explorer\Toolbar\ShellBrowser\ITBar7Layout"#,
                "Binary Data", by: explorer, "", "logged"),
            RegistryCase(
                registryUser + #"\Software\Microsoft\Office\16.0\Word\Security\VBAWarnings"#, on, by: registryTool, "",
                "office high"),
            RegistryCase(
                registryUser + #"\Software\Microsoft\Office\16.0\Word\Security\Trusted Documents\TrustRecords\a.docm"#,
                "Binary Data", by: #"C:\Program Files\Microsoft Office\root\Office16\WINWORD.EXE"#, "", "office low"),
        ])
    func settings(_ change: RegistryCase) {
        #expect(change.outcome() == change.expected)
    }
}
