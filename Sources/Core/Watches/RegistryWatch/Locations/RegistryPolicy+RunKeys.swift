import Detection

extension RegistryPolicy {
    /// What starts with Windows, at logon or at sign-in.
    static let startLocations: [RegistryLocation] = runKeyTable + logonScriptTable + winlogonTable

    private static let runKeyTable = group(
        "run-key",
        [
            .everywhere(
                "REG001", #"Software\Microsoft\Windows\CurrentVersion\Run"#, ["*"], .high, ["T1547.001"], view32: true),
            .everywhere(
                "REG002", #"Software\Microsoft\Windows\CurrentVersion\RunOnce"#, ["*"], .high, ["T1547.001"],
                view32: true),
            .everywhere(
                "REG003", #"Software\Microsoft\Windows\CurrentVersion\RunOnceEx"#, ["*"], .high, ["T1547.001"],
                view32: true),
            .everywhere(
                "REG004", #"Software\Microsoft\Windows\CurrentVersion\RunServices"#, ["*"], .medium, ["T1547.001"],
                view32: true),
            .everywhere(
                "REG005", #"Software\Microsoft\Windows\CurrentVersion\RunServicesOnce"#, ["*"], .medium, ["T1547.001"],
                view32: true),
            .everywhere(
                "REG006", #"Software\Microsoft\Windows\CurrentVersion\Policies\Explorer\Run"#, ["*"], .high,
                ["T1547.001"], view32: true),
            .everywhere(
                "REG007", #"Software\Microsoft\Windows\CurrentVersion\Policies\System"#, ["Shell"], .high, ["T1547.001"]
            ),
            .users(
                "REG008", #"Software\Microsoft\Windows NT\CurrentVersion\Windows"#, ["Load", "Run"], .high,
                ["T1547.001"]),
            .everywhere(
                "REG009", #"Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"#,
                ["Startup", "Common Startup"], .high, ["T1547.001"]),
            .everywhere(
                "REG010", #"Software\Microsoft\Windows\CurrentVersion\Explorer\Shell Folders"#,
                ["Startup", "Common Startup"], .medium, ["T1547.001"]),
            .everywhere(
                "REG013", #"Software\Microsoft\Command Processor"#, ["AutoRun"], .high, ["T1546"], view32: true),
            .everywhere(
                "REG017", #"Software\Microsoft\Active Setup\Installed Components\*"#, ["StubPath"], .high,
                ["T1547.014"], view32: true),
            .users("REG143", #"Control Panel\Desktop"#, ["SCRNSAVE.EXE", "ScreenSaveActive"], .high, ["T1546.002"]),
            .everywhere(
                "REG145", #"Software\Microsoft\Windows CE Services"#, ["AutoStartOnConnect", "AutoStartOnDisconnect"],
                .low, ["T1547"], view32: true),
            .everywhere(
                "REG147", #"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved"#, ["*"], .low,
                ["T1547.001"]),
            .machine(
                "REG148",
                #"Software\Microsoft\Windows NT\CurrentVersion\Terminal Server\Install\Software\Microsoft\Windows\CurrentVersion"#,
                [#"Run\*"#, #"RunOnce\*"#, #"RunOnceEx\*"#], .high, ["T1547.001"]),
            .everywhere(
                "REG149", #"Software\Policies\Microsoft\Windows\Control Panel\Desktop"#, ["SCRNSAVE.EXE"], .high,
                ["T1546.002"]),
            .machine(
                "REG150", #"Software\Microsoft\Windows\CurrentVersion\Explorer\MyComputer"#,
                ["BackupPath", "CleanupPath", "DefragPath", #"*Path\(Default)"#], .medium, ["T1546"]),
            .machine(
                "REG151", #"Software\Microsoft\Windows NT\CurrentVersion\AppCompatFlags\TelemetryController\*"#,
                ["Command"], .high, ["T1053"]),
        ])

    private static let logonScriptTable = group(
        "logon-script",
        [
            .users("REG014", "Environment", ["UserInitMprLogonScript"], .high, ["T1037.001"]),
            .everywhere(
                "REG015", #"Software\Policies\Microsoft\Windows\System\Scripts"#,
                ["Startup", "Shutdown", "Logon", "Logoff", #"Startup\*"#, #"Shutdown\*"#, #"Logon\*"#, #"Logoff\*"#],
                .medium, ["T1037.001", "T1484.001"]),
            .everywhere(
                "REG016", #"Software\Microsoft\Windows\CurrentVersion\Group Policy\Scripts"#,
                ["Startup", "Shutdown", "Logon", "Logoff", #"Startup\*"#, #"Shutdown\*"#, #"Logon\*"#, #"Logoff\*"#],
                .medium, ["T1037.001", "T1484.001"]),
        ])

    private static let winlogonTable = group(
        "winlogon",
        [
            .everywhere(
                "REG018", #"Software\Microsoft\Windows NT\CurrentVersion\Winlogon"#, ["Shell"], .high, ["T1547.004"]),
            .everywhere(
                "REG019", #"Software\Microsoft\Windows NT\CurrentVersion\Winlogon"#, ["Userinit"], .high, ["T1547.004"]),
            .everywhere(
                "REG020", #"Software\Microsoft\Windows NT\CurrentVersion\Winlogon"#, ["Taskman"], .high, ["T1547.004"]),
            .everywhere(
                "REG021", #"Software\Microsoft\Windows NT\CurrentVersion\Winlogon"#, ["VmApplet"], .high, ["T1547.004"]),
            .everywhere(
                "REG022", #"Software\Microsoft\Windows NT\CurrentVersion\Winlogon"#, ["AppSetup"], .high, ["T1547.004"]),
            .everywhere(
                "REG023", #"Software\Microsoft\Windows NT\CurrentVersion\Winlogon"#, ["System"], .high, ["T1547.004"]),
            .everywhere(
                "REG024", #"Software\Microsoft\Windows NT\CurrentVersion\Winlogon"#, ["GinaDLL"], .high, ["T1547.004"]),
            .machine(
                "REG025", #"Software\Microsoft\Windows NT\CurrentVersion\Winlogon\Notify\*"#, ["DLLName"], .high,
                ["T1547.004"]),
            .machine(
                "REG026", #"Software\Microsoft\Windows NT\CurrentVersion\Winlogon\GPExtensions\*"#, ["DllName"],
                .medium, ["T1547"]),
            .machine(
                "REG027", #"Software\Microsoft\Windows NT\CurrentVersion\Winlogon\AlternateShells\AvailableShells"#,
                ["*"], .medium, ["T1547.004"]),
            .machine(
                "REG028", #"SYSTEM\CurrentControlSet\Control\SafeBoot"#, ["AlternateShell"], .high,
                ["T1547", "T1562.009"]),
            .machine(
                "REG029", #"SYSTEM\CurrentControlSet\Control\BootVerificationProgram"#, ["ImagePath"], .medium,
                ["T1547"]),
            .machine(
                "REG152", #"Software\Microsoft\Windows NT\CurrentVersion\Winlogon"#,
                ["mpnotify", "UIHost", "LsaStart", "ServiceControllerStart"], .high, ["T1547.004"]),
            .machine(
                "REG153", #"Software\Microsoft\Windows NT\CurrentVersion\Winlogon"#,
                ["AutoAdminLogon", "DefaultPassword"], .medium, ["T1552.002"]),
            .machine(
                "REG154", #"Software\Microsoft\Windows NT\CurrentVersion\Winlogon\SpecialAccounts\UserList"#, ["*"],
                .high, ["T1564.002"]),
            .machine(
                "REG155", #"SYSTEM\CurrentControlSet\Control\SafeBoot"#, [#"Minimal\*"#, #"Network\*"#], .high,
                ["T1562.009"]),
            .machine(
                "REG156", #"Software\Microsoft\Windows\CurrentVersion\Policies\System"#,
                ["LegalNoticeText", "LegalNoticeCaption"], .low, ["T1491.001"]),
        ])
}
