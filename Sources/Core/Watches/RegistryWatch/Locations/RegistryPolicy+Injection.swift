import Detection

extension RegistryPolicy {
    /// Libraries that get into other programs, and into signing in.
    static let injectionLocations: [RegistryLocation] = dllInjectionTable + authenticationTable

    private static let dllInjectionTable = group(
        "dll-injection",
        [
            .machine(
                "REG076", #"Software\Microsoft\Windows NT\CurrentVersion\Windows"#,
                ["AppInit_DLLs", "LoadAppInit_DLLs", "IconServiceLib"], .high, ["T1546.010"], view32: true),
            .machine(
                "REG077", #"Software\Microsoft\Windows NT\CurrentVersion\Image File Execution Options\*"#,
                ["Debugger", "GlobalFlag", "VerifierDlls", #"*\Debugger"#, #"*\GlobalFlag"#, #"*\VerifierDlls"#], .high,
                ["T1546.012", "T1546.008"], view32: true),
            .machine(
                "REG078", #"Software\Microsoft\Windows NT\CurrentVersion\SilentProcessExit\*"#,
                ["MonitorProcess", "ReportingMode"], .high, ["T1546.012"]),
            .everywhere(
                "REG079", #"Software\Microsoft\Windows NT\CurrentVersion\AppCompatFlags\Custom"#, ["*"], .high,
                ["T1546.011"]),
            .everywhere(
                "REG080", #"Software\Microsoft\Windows NT\CurrentVersion\AppCompatFlags\InstalledSDB"#, ["*"], .high,
                ["T1546.011"]),
            .everywhere(
                "REG081", #"Software\Microsoft\Windows NT\CurrentVersion\AppCompatFlags\Layers"#, ["*"], .low,
                ["T1546.011"]),
            .machine(
                "REG082", #"Software\Microsoft\Windows NT\CurrentVersion\AeDebug"#, ["Debugger"], .medium, ["T1546"],
                view32: true),
            .machine(
                "REG083", #"Software\Microsoft\Windows NT\CurrentVersion\Drivers32"#, ["*"], .low, ["T1547"],
                view32: true),
            .machine(
                "REG084", #"Software\Microsoft\Windows NT\CurrentVersion\Font Drivers"#, ["*"], .medium, ["T1547"]),
            .machine("REG085", #"Software\Microsoft\NetSh"#, ["*"], .high, ["T1546.007"], view32: true),
            .users(
                "REG089", "Environment", ["COR_ENABLE_PROFILING", "COR_PROFILER", "COR_PROFILER_PATH"], .high,
                ["T1574.012"]),
            .machine(
                "REG144", #"Software\Microsoft\Windows NT\CurrentVersion\Accessibility\ATs\*"#, ["StartExe"], .high,
                ["T1546.008"]),
            .machine(
                "REG188", #"SYSTEM\CurrentControlSet\Control\Session Manager\Environment"#,
                [
                    "COR_ENABLE_PROFILING", "COR_PROFILER*", "CORECLR_*", "DOTNET_STARTUP_HOOKS", "COMPlus_ETWEnabled",
                    "ComSpec", "JAVA_TOOL_OPTIONS",
                ], .high, ["T1574.012"]),
            .users(
                "REG189", "Environment",
                [
                    "CORECLR_*", "DOTNET_STARTUP_HOOKS", "COMPlus_ETWEnabled", "ComSpec", "windir", "SystemRoot",
                    "JAVA_TOOL_OPTIONS",
                ], .high, ["T1574.012", "T1548.002"]),
            .users(
                "REG190", "Volatile Environment", ["windir", "SystemRoot", "ComSpec", #"*\windir"#, #"*\SystemRoot"#],
                .high, ["T1548.002"]),
            .machine(
                "REG193", #"Software\Microsoft\Windows\Windows Error Reporting\Hangs"#, ["Debugger"], .medium, ["T1546"]
            ),
            .machine(
                "REG194", #"Software\Microsoft\Windows\Windows Error Reporting\RuntimeExceptionHelperModules"#, ["*"],
                .low, ["T1546"]),
            .machine(
                "REG195", #"Software\Microsoft\.NETFramework"#, ["DbgManagedDebugger"], .medium, ["T1546"], view32: true
            ),
            .machine(
                "REG197", #"Software\Microsoft\Cryptography\OID\EncodingType 0\*\*"#, ["Dll", "FuncName"], .medium,
                ["T1553.003"], view32: true),
            .machine(
                "REG198", #"Software\Microsoft\Cryptography\Providers\Trust\*\*"#, ["$DLL", "$Function"], .medium,
                ["T1553.003"], view32: true),
            .machine(
                "REG204", #"Software\Microsoft\MSDTC\MTxOCI"#, ["OracleOciLib*", "OracleSqlLib*", "OracleXaLib*"],
                .medium, ["T1574"]),
            .everywhere("REG205", #"Software\Microsoft\HtmlHelp Author"#, ["Location"], .medium, ["T1546"]),
            .machine(
                "REG206", #"SYSTEM\CurrentControlSet\Control\ContentIndex\Language\*"#, ["*DLLOverridePath"], .medium,
                ["T1574"]),
            .everywhere(
                "REG268", #"Software\Microsoft\Windows NT\CurrentVersion\Accessibility"#, ["Configuration"], .low,
                ["T1546.008"]),
        ])

    private static let authenticationTable = group(
        "authentication",
        [
            .machine(
                "REG090", #"SYSTEM\CurrentControlSet\Control\Lsa"#, ["Authentication Packages"], .high, ["T1547.002"]),
            .machine("REG091", #"SYSTEM\CurrentControlSet\Control\Lsa"#, ["Security Packages"], .high, ["T1547.005"]),
            .machine(
                "REG092", #"SYSTEM\CurrentControlSet\Control\Lsa"#, ["Notification Packages"], .high, ["T1556.002"]),
            .machine(
                "REG094", #"SYSTEM\CurrentControlSet\Control\SecurityProviders"#, ["SecurityProviders"], .high,
                ["T1547.005"]),
            .machine(
                "REG096", #"SYSTEM\CurrentControlSet\Control\NetworkProvider\Order"#, ["ProviderOrder"], .high,
                ["T1556.008"]),
            .machine("REG097", #"SYSTEM\CurrentControlSet\Control\Print\Monitors\*"#, ["Driver"], .high, ["T1547.010"]),
            .machine("REG098", #"SYSTEM\CurrentControlSet\Control\Print\Providers\*"#, ["Name"], .high, ["T1547.012"]),
            .machine(
                "REG099", #"Software\Microsoft\Windows\CurrentVersion\Authentication\Credential Providers"#, ["*"],
                .high, ["T1556"]),
            .machine(
                "REG100", #"Software\Microsoft\Windows\CurrentVersion\Authentication\Credential Provider Filters"#,
                ["*"], .high, ["T1556"]),
            .machine(
                "REG101", #"Software\Microsoft\Windows\CurrentVersion\Authentication\PLAP Providers"#, ["*"], .high,
                ["T1556"]),
            .machine(
                "REG207", #"SYSTEM\CurrentControlSet\Control\Print\Environments\*\Print Processors\*"#, ["Driver"],
                .high, ["T1547.012"]),
            .machine(
                "REG208", #"Software\Policies\Microsoft\Windows NT\Printers\PointAndPrint"#,
                [
                    "RestrictDriverInstallationToAdministrators", "NoWarningNoElevationOnInstall",
                    "UpdatePromptSettings",
                ], .high, ["T1547.012"]),
            .machine(
                "REG210", #"SYSTEM\CurrentControlSet\Control\Lsa\OSConfig"#, ["Security Packages"], .high, ["T1547.005"]
            ),
            .machine(
                "REG211", #"SYSTEM\CurrentControlSet\Control\LsaExtensionConfig\LsaSrv"#, ["Extensions"], .high,
                ["T1547.008"]),
            .machine(
                "REG213", #"SYSTEM\CurrentControlSet\Services\*\NetworkProvider"#, ["ProviderPath"], .high,
                ["T1556.008"]),
        ])
}
