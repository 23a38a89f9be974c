import Detection

extension RegistryLocation {
    /// What the sign-in itself loads.
    static let inWinlogon: [RegistryLocation] = [
        .at(
            "winlogon.shell", .everywhere, #"Software\Microsoft\Windows NT\CurrentVersion\Winlogon"#, ["Shell"], .high,
            ["T1547.004"]),
        .at(
            "winlogon.userinit", .everywhere, #"Software\Microsoft\Windows NT\CurrentVersion\Winlogon"#, ["Userinit"],
            .high, ["T1547.004"]),
        .at(
            "winlogon.taskman", .everywhere, #"Software\Microsoft\Windows NT\CurrentVersion\Winlogon"#, ["Taskman"],
            .high, ["T1547.004"]),
        .at(
            "winlogon.vmapplet", .everywhere, #"Software\Microsoft\Windows NT\CurrentVersion\Winlogon"#, ["VmApplet"],
            .high, ["T1547.004"]),
        .at(
            "winlogon.appsetup", .everywhere, #"Software\Microsoft\Windows NT\CurrentVersion\Winlogon"#, ["AppSetup"],
            .high, ["T1547.004"]),
        .at(
            "winlogon.system", .everywhere, #"Software\Microsoft\Windows NT\CurrentVersion\Winlogon"#, ["System"],
            .high, ["T1547.004"]),
        .at(
            "winlogon.ginadll", .everywhere, #"Software\Microsoft\Windows NT\CurrentVersion\Winlogon"#, ["GinaDLL"],
            .high, ["T1547.004"]),
        .at(
            "winlogon.notify", .machine, #"Software\Microsoft\Windows NT\CurrentVersion\Winlogon\Notify\*"#,
            ["DLLName"], .high, ["T1547.004"]),
        .at(
            "winlogon.gpextensions", .machine, #"Software\Microsoft\Windows NT\CurrentVersion\Winlogon\GPExtensions\*"#,
            ["DllName"], .medium, ["T1547"]),
        .at(
            "winlogon.availableshells", .machine,
            #"Software\Microsoft\Windows NT\CurrentVersion\Winlogon\AlternateShells\AvailableShells"#, ["*"], .medium,
            ["T1547.004"]),
        .at(
            "winlogon.safeboot", .machine, #"SYSTEM\CurrentControlSet\Control\SafeBoot"#, ["AlternateShell"], .high,
            ["T1547", "T1562.009"]),
        .at(
            "winlogon.bootverificationprogram", .machine, #"SYSTEM\CurrentControlSet\Control\BootVerificationProgram"#,
            ["ImagePath"], .medium, ["T1547"]),
    ]
}
