import Detection

extension RegistryPolicy {
    /// Services, drivers, tasks, and what runs while Windows starts.
    static let serviceLocations: [RegistryLocation] = serviceTable + networkTable + bootTable + scheduledTaskTable

    private static let serviceTable = group(
        "service",
        [
            .machine(
                "REG059", #"SYSTEM\CurrentControlSet\Services\*"#,
                ["ImagePath", "Start", "Type", "FailureCommand", "ServiceManifest"], .high, ["T1543.003"]),
            .machine(
                "REG060", #"SYSTEM\CurrentControlSet\Services\*\Parameters"#, ["ServiceDll"], .high, ["T1543.003"]),
            .machine(
                "REG061", #"SYSTEM\CurrentControlSet\Services\W32Time\TimeProviders\*"#, ["DllName"], .high,
                ["T1547.003"]),
            .machine(
                "REG063", #"SYSTEM\CurrentControlSet\Services\NTDS"#, ["DirectoryServiceExtPt", "LsaDbExtPt"], .high,
                ["T1547.008"]),
            .machine(
                "REG174", #"SYSTEM\CurrentControlSet\Services\*\Parameters"#, ["Application", "AppParameters"], .medium,
                ["T1543.003"]),
            .machine(
                "REG175", #"SYSTEM\CurrentControlSet\Services\DNS\Parameters"#, ["ServerLevelPluginDll"], .high,
                ["T1543.003"]),
            .machine(
                "REG176", #"SYSTEM\CurrentControlSet\Services\DHCPServer\Parameters"#,
                ["CalloutDlls", "CalloutEnabled"], .high, ["T1543.003"]),
            .machine(
                "REG177", #"Software\Microsoft\Windows NT\CurrentVersion\Svchost"#, ["*"], .medium, ["T1543.003"],
                view32: true),
            .machine("REG178", #"SYSTEM\CurrentControlSet\Services\SysmonDrv\Parameters"#, ["*"], .high, ["T1685"]),
            .machine(
                "REG179", #"SYSTEM\CurrentControlSet\Services\RemoteAccess\RouterManagers\*"#, ["DllPath"], .medium,
                ["T1543.003"]),
        ])

    private static let networkTable = group(
        "network",
        [
            .machine(
                "REG062", #"SYSTEM\CurrentControlSet\Services\WinSock2\Parameters"#, ["*_Catalog*"], .medium, ["T1546"]),
            .machine("REG066", #"SYSTEM\CurrentControlSet\Services\PortProxy\v4tov4"#, ["*"], .high, ["T1090"]),
            .machine(
                "REG180", #"SYSTEM\CurrentControlSet\Services\PortProxy"#, [#"v4tov6\*"#, #"v6tov4\*"#, #"v6tov6\*"#],
                .high, ["T1090"]),
            .machine(
                "REG181", #"SYSTEM\CurrentControlSet\Services\WinSock2\Parameters"#, ["AutodialDLL"], .high, ["T1574"]),
            .machine(
                "REG182", #"SYSTEM\CurrentControlSet\Services\Tcpip\Parameters"#,
                ["NameServer", "DataBasePath", #"Interfaces\*\NameServer"#], .low, ["T1557"]),
            .machine(
                "REG183", #"SYSTEM\CurrentControlSet\Services\LanmanServer\Parameters"#,
                ["NullSessionPipes", "NullSessionShares", "RestrictNullSessAccess", "SMB1"], .medium, ["T1112"]),
            .machine(
                "REG184", #"SYSTEM\CurrentControlSet\Services\Netlogon\Parameters"#,
                [
                    "DisablePasswordChange", "FullSecureChannelProtection", "VulnerableChannelAllowList",
                    "RequireSignOrSeal",
                ], .high, ["T1112"]),
        ])

    private static let bootTable = group(
        "boot",
        [
            .machine("REG067", #"SYSTEM\CurrentControlSet\Control\Session Manager"#, ["BootExecute"], .high, ["T1547"]),
            .machine(
                "REG068", #"SYSTEM\CurrentControlSet\Control\Session Manager"#, ["SetupExecute"], .high, ["T1547"]),
            .machine("REG069", #"SYSTEM\CurrentControlSet\Control\Session Manager"#, ["Execute"], .high, ["T1547"]),
            .machine(
                "REG070", #"SYSTEM\CurrentControlSet\Control\Session Manager"#, ["S0InitialCommand"], .high, ["T1547"]),
            .machine(
                "REG071", #"SYSTEM\CurrentControlSet\Control\Session Manager\KnownDLLs"#, ["*"], .medium, ["T1574"]),
            .machine(
                "REG072", #"SYSTEM\CurrentControlSet\Control\Session Manager\AppCertDlls"#, ["*"], .high, ["T1546.009"]),
            .machine(
                "REG073", #"SYSTEM\CurrentControlSet\Control\Session Manager"#, ["PendingFileRenameOperations"], .low,
                ["T1070.004"]),
            .machine("REG074", #"SYSTEM\Setup"#, ["CmdLine"], .high, ["T1547"]),
            .machine("REG075", #"SYSTEM\CurrentControlSet\Control\MiniNt"#, ["*"], .critical, ["T1685.001"]),
            .machine(
                "REG187", #"SYSTEM\CurrentControlSet\Control\Session Manager"#,
                [
                    "BootShell", "SafeDllSearchMode", "CWDIllegalInDllSearch", "PendingFileRenameOperations2",
                    #"SubSystems\Windows"#,
                ], .medium, ["T1547"]),
            .machine(
                "REG191", #"SYSTEM\CurrentControlSet\Control\CI"#,
                ["*VulnerableDriverBlocklistEnable", "*UMCIAuditMode"], .high, ["T1685"]),
        ])

    private static let scheduledTaskTable = group(
        "scheduled-task",
        [
            .machine(
                "REG141", #"Software\Microsoft\Windows NT\CurrentVersion\Schedule\TaskCache\Tree"#,
                [#"*\SD"#, #"*\Index"#, #"*\Id"#], .high, ["T1053.005", "T1564"]),
            .machine(
                "REG142", #"Software\Microsoft\Windows NT\CurrentVersion\Schedule\TaskCache\Tasks\*"#,
                ["Actions", "Author"], .medium, ["T1053.005"]),
        ])
}
