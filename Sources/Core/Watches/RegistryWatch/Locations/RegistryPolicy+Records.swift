import Detection

extension RegistryPolicy {
    /// What is recorded, and who may come in from elsewhere.
    static let recordLocations: [RegistryLocation] = loggingTable + remoteAccessTable

    private static let loggingTable = group(
        "logging",
        [
            .machine(
                "REG064", #"SYSTEM\CurrentControlSet\Services\EventLog"#,
                [
                    "File", "CustomSD", "Retention", "MaxSize", #"*\File"#, #"*\CustomSD"#, #"*\Retention"#,
                    #"*\MaxSize"#,
                ], .high, ["T1112", "T1685.001"]),
            .machine(
                "REG136", #"Software\Microsoft\Windows\CurrentVersion\WINEVT\Channels\*"#,
                ["Enabled", "ChannelAccess"], .high, ["T1685.001"]),
            .everywhere(
                "REG137", #"Software\Policies\Microsoft\Windows\PowerShell"#,
                ["*EnableScriptBlockLogging", "*EnableModuleLogging", "*EnableTranscripting", "*OutputDirectory"],
                .high, ["T1685.001"]),
            .machine(
                "REG138", #"Software\Microsoft\Windows\CurrentVersion\Policies\System\Audit"#,
                ["ProcessCreationIncludeCmdLine_Enabled"], .high, ["T1685.001"]),
            .everywhere(
                "REG196", #"Software\Microsoft\.NETFramework"#, ["ETWEnabled"], .high, ["T1685.001"], view32: true),
            .machine(
                "REG260", #"Software\Policies\Microsoft\Windows\EventLog\*"#,
                ["Enabled", "MaxSize", "File", "ChannelAccess"], .medium, ["T1685.001"]),
            .machine(
                "REG261", #"SYSTEM\CurrentControlSet\Control\WMI\Autologger\*"#, ["Start", "Enabled", #"*\Enabled"#],
                .high, ["T1685.001"]),
            .machine(
                "REG262", #"SYSTEM\CurrentControlSet\Control\Lsa"#,
                ["SCENoApplyLegacyAuditPolicy", "CrashOnAuditFail"], .medium, ["T1685.001"]),
        ])

    private static let remoteAccessTable = group(
        "remote-access",
        [
            .machine(
                "REG011", #"SYSTEM\CurrentControlSet\Control\Terminal Server\Wds\rdpwd"#, ["StartupPrograms"], .medium,
                ["T1547.001"]),
            .machine(
                "REG012", #"SYSTEM\CurrentControlSet\Control\Terminal Server\WinStations\RDP-Tcp"#, ["InitialProgram"],
                .medium, ["T1547.001"]),
            .machine(
                "REG139", #"SYSTEM\CurrentControlSet\Control\Terminal Server"#,
                ["fDenyTSConnections", "fSingleSessionPerUser"], .high, ["T1021.001"]),
            .machine(
                "REG140", #"SYSTEM\CurrentControlSet\Control\Terminal Server\WinStations\RDP-Tcp"#, ["PortNumber"],
                .medium, ["T1021.001"]),
            .machine(
                "REG146", #"SYSTEM\CurrentControlSet\Control\SecurePipeServers\winreg"#, ["*"], .medium, ["T1112"]),
            .machine(
                "REG263", #"SYSTEM\CurrentControlSet\Control\Terminal Server\WinStations\RDP-Tcp"#,
                ["UserAuthentication", "SecurityLayer", "Shadow"], .medium, ["T1021.001"]),
            .machine(
                "REG264", #"SYSTEM\CurrentControlSet\Control\Terminal Server"#,
                ["TSEnabled", "fAllowToGetHelp", "AllowRemoteRPC"], .medium, ["T1021.001"]),
            .machine(
                "REG265", #"Software\Policies\Microsoft\Windows NT\Terminal Services"#,
                [
                    "Shadow", "fDenyTSConnections", "UserAuthentication", "fAllowUnsolicited",
                    "fAllowUnsolicitedFullControl",
                ], .high, ["T1021.001"]),
            .machine("REG266", #"Software\OpenSSH"#, ["DefaultShell"], .low, ["T1021.004"]),
            .users(
                "REG267", #"Software\Microsoft\Terminal Server Client"#, [#"Default\MRU*"#, "Servers"], .low,
                ["T1070.007"]),
        ])
}
