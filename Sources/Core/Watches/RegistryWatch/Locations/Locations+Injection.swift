import Detection

extension RegistryLocation {
    /// Libraries that Windows loads into other programs.
    static let inInjection: [RegistryLocation] = [
        .at(
            "dll-injection.windows", .machine, #"Software\Microsoft\Windows NT\CurrentVersion\Windows"#,
            ["AppInit_DLLs", "LoadAppInit_DLLs", "IconServiceLib"], with32: true, .high, ["T1546.010"]),
        .at(
            "dll-injection.image-file-execution-options", .machine,
            #"Software\Microsoft\Windows NT\CurrentVersion\Image File Execution Options\*"#,
            ["Debugger", "GlobalFlag", "VerifierDlls"], with32: true, .high, ["T1546.012", "T1546.008"]),
        .at(
            "dll-injection.silentprocessexit", .machine,
            #"Software\Microsoft\Windows NT\CurrentVersion\SilentProcessExit\*"#, ["MonitorProcess", "ReportingMode"],
            .high, ["T1546.012"]),
        .at(
            "dll-injection.custom", .everywhere, #"Software\Microsoft\Windows NT\CurrentVersion\AppCompatFlags\Custom"#,
            ["*"], .high, ["T1546.011"]),
        .at(
            "dll-injection.installedsdb", .everywhere,
            #"Software\Microsoft\Windows NT\CurrentVersion\AppCompatFlags\InstalledSDB"#, ["*"], .high, ["T1546.011"]),
        .at(
            "dll-injection.layers", .everywhere, #"Software\Microsoft\Windows NT\CurrentVersion\AppCompatFlags\Layers"#,
            ["*"], .low, ["T1546.011"]),
        .at(
            "dll-injection.aedebug", .machine, #"Software\Microsoft\Windows NT\CurrentVersion\AeDebug"#, ["Debugger"],
            with32: true, .medium, ["T1546"]),
        .at(
            "dll-injection.drivers32", .machine, #"Software\Microsoft\Windows NT\CurrentVersion\Drivers32"#, ["*"],
            with32: true, .low, ["T1547"]),
        .at(
            "dll-injection.font-drivers", .machine, #"Software\Microsoft\Windows NT\CurrentVersion\Font Drivers"#,
            ["*"], .medium, ["T1547"]),
        .at("dll-injection.netsh", .machine, #"Software\Microsoft\NetSh"#, ["*"], with32: true, .high, ["T1546.007"]),
        .at(
            "com-object.inprocserver32", .everywhere, #"Software\Classes\CLSID\*\InprocServer32"#, ["(Default)"],
            with32: true, .medium, ["T1546.015"]),
        .at(
            "com-object.localserver32", .everywhere, #"Software\Classes\CLSID\*\LocalServer32"#, ["(Default)"],
            with32: true, .medium, ["T1546.015"]),
        .at(
            "com-object.treatas", .everywhere, #"Software\Classes\CLSID\*\TreatAs"#, ["(Default)"], with32: true,
            .medium, ["T1546.015"]),
        .at(
            "dll-injection.environment", .users, #"Environment"#,
            ["COR_ENABLE_PROFILING", "COR_PROFILER", "COR_PROFILER_PATH"], .high, ["T1574.012"]),
        .at(
            "dll-injection.session-manager-environment", .machine,
            #"SYSTEM\CurrentControlSet\Control\Session Manager\Environment"#,
            ["COR_ENABLE_PROFILING", "COR_PROFILER", "COR_PROFILER_PATH", "PSModulePath", "ComSpec"], .high,
            ["T1574.012"]),
        .at(
            "dll-injection.environment-2", .users, #"Environment"#, ["windir", "SystemRoot", "ComSpec"], .high,
            ["T1574", "T1548.002"]),
    ]
}
