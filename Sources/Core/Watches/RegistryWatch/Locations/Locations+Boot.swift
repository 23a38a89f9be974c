import Detection

extension RegistryLocation {
    /// What runs before anybody signs in.
    static let inBoot: [RegistryLocation] = [
        .at(
            "boot.bootexecute", .machine, #"SYSTEM\CurrentControlSet\Control\Session Manager"#, ["BootExecute"], .high,
            ["T1547"]),
        .at(
            "boot.setupexecute", .machine, #"SYSTEM\CurrentControlSet\Control\Session Manager"#, ["SetupExecute"],
            .high, ["T1547"]),
        .at(
            "boot.execute", .machine, #"SYSTEM\CurrentControlSet\Control\Session Manager"#, ["Execute"], .high,
            ["T1547"]),
        .at(
            "boot.s0initialcommand", .machine, #"SYSTEM\CurrentControlSet\Control\Session Manager"#,
            ["S0InitialCommand"], .high, ["T1547"]),
        .at(
            "boot.knowndlls", .machine, #"SYSTEM\CurrentControlSet\Control\Session Manager\KnownDLLs"#, ["*"], .medium,
            ["T1574"]),
        .at(
            "boot.appcertdlls", .machine, #"SYSTEM\CurrentControlSet\Control\Session Manager\AppCertDlls"#, ["*"],
            .high, ["T1546.009"]),
        .at(
            "boot.pendingfilerenameoperations", .machine, #"SYSTEM\CurrentControlSet\Control\Session Manager"#,
            ["PendingFileRenameOperations"], .low, ["T1070.004"]),
        .at("boot.setup", .machine, #"SYSTEM\Setup"#, ["CmdLine"], .high, ["T1547"]),
        .at("boot.minint", .machine, #"SYSTEM\CurrentControlSet\Control\MiniNt"#, ["*"], .critical, ["T1685.001"]),
    ]
}
