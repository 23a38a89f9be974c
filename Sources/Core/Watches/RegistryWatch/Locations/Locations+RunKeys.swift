import Detection

extension RegistryLocation {
    /// What starts when Windows starts or somebody signs in.
    static let inRunKeys: [RegistryLocation] = [
        .at(
            "run-keys.run", .everywhere, #"Software\Microsoft\Windows\CurrentVersion\Run"#, ["*"], with32: true, .high,
            ["T1547.001"]),
        .at(
            "run-keys.runonce", .everywhere, #"Software\Microsoft\Windows\CurrentVersion\RunOnce"#, ["*"], with32: true,
            .high, ["T1547.001"]),
        .at(
            "run-keys.runonceex", .everywhere, #"Software\Microsoft\Windows\CurrentVersion\RunOnceEx"#, ["*"],
            with32: true, .high, ["T1547.001"]),
        .at(
            "run-keys.runservices", .everywhere, #"Software\Microsoft\Windows\CurrentVersion\RunServices"#, ["*"],
            with32: true, .medium, ["T1547.001"]),
        .at(
            "run-keys.runservicesonce", .everywhere, #"Software\Microsoft\Windows\CurrentVersion\RunServicesOnce"#,
            ["*"], with32: true, .medium, ["T1547.001"]),
        .at(
            "run-keys.explorer-run", .everywhere, #"Software\Microsoft\Windows\CurrentVersion\Policies\Explorer\Run"#,
            ["*"], with32: true, .high, ["T1547.001"]),
        .at(
            "run-keys.system", .everywhere, #"Software\Microsoft\Windows\CurrentVersion\Policies\System"#, ["Shell"],
            .high, ["T1547.001"]),
        .at(
            "run-keys.windows", .users, #"Software\Microsoft\Windows NT\CurrentVersion\Windows"#, ["Load", "Run"],
            .high, ["T1547.001"]),
        .at(
            "run-keys.user-shell-folders", .everywhere,
            #"Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"#, ["Startup", "Common Startup"],
            .high, ["T1547.001"]),
        .at(
            "run-keys.shell-folders", .everywhere, #"Software\Microsoft\Windows\CurrentVersion\Explorer\Shell Folders"#,
            ["Startup", "Common Startup"], .medium, ["T1547.001"]),
        .at(
            "run-keys.rdpwd", .machine, #"SYSTEM\CurrentControlSet\Control\Terminal Server\Wds\rdpwd"#,
            ["StartupPrograms"], .medium, ["T1547.001"]),
        .at(
            "run-keys.rdp-tcp", .machine, #"SYSTEM\CurrentControlSet\Control\Terminal Server\WinStations\RDP-Tcp"#,
            ["InitialProgram"], .medium, ["T1547.001"]),
        .at(
            "run-keys.command-processor", .everywhere, #"Software\Microsoft\Command Processor"#, ["AutoRun"],
            with32: true, .high, ["T1546"]),
        .at("run-keys.environment", .users, #"Environment"#, ["UserInitMprLogonScript"], .high, ["T1037.001"]),
        .at(
            "run-keys.scripts", .everywhere, #"Software\Policies\Microsoft\Windows\System\Scripts"#,
            ["Startup", "Shutdown", "Logon", "Logoff"], .medium, ["T1037.001", "T1484.001"]),
        .at(
            "run-keys.group-policy-scripts", .everywhere,
            #"Software\Microsoft\Windows\CurrentVersion\Group Policy\Scripts"#,
            ["Startup", "Shutdown", "Logon", "Logoff"], .medium, ["T1037.001", "T1484.001"]),
        .at(
            "run-keys.installed-components", .everywhere, #"Software\Microsoft\Active Setup\Installed Components\*"#,
            ["StubPath"], with32: true, .high, ["T1547.014"]),
        .at(
            "run-keys.query", .machine, #"SYSTEM\CurrentControlSet\Control\Terminal Server\Utilities\query"#, ["*"],
            .medium, ["T1547"]),
    ]
}
