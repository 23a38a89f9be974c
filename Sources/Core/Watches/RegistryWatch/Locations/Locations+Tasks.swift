import Detection

extension RegistryLocation {
    /// Scheduled tasks and the rest.
    static let inTasks: [RegistryLocation] = [
        .at(
            "scheduled-task.tree", .machine, #"Software\Microsoft\Windows NT\CurrentVersion\Schedule\TaskCache\Tree\*"#,
            ["SD", "Index", "Id"], .high, ["T1053.005", "T1564"]),
        .at(
            "scheduled-task.tasks", .machine,
            #"Software\Microsoft\Windows NT\CurrentVersion\Schedule\TaskCache\Tasks\*"#, ["Actions", "Author"], .medium,
            ["T1053.005"]),
        .at(
            "scheduled-task.desktop", .users, #"Control Panel\Desktop"#, ["SCRNSAVE.EXE", "ScreenSaveActive"], .high,
            ["T1546.002"]),
        .at(
            "scheduled-task.ats", .machine, #"Software\Microsoft\Windows NT\CurrentVersion\Accessibility\ATs\*"#,
            ["StartExe"], .high, ["T1546.008"]),
        .at(
            "scheduled-task.windows-ce-services", .everywhere, #"Software\Microsoft\Windows CE Services"#,
            ["AutoStartOnConnect", "AutoStartOnDisconnect"], with32: true, .low, ["T1547"]),
        .at(
            "scheduled-task.winreg", .machine, #"SYSTEM\CurrentControlSet\Control\SecurePipeServers\winreg"#, ["*"],
            .medium, ["T1112"]),
        .at(
            "scheduled-task.taskcache-tree", .machine,
            #"Software\Microsoft\Windows NT\CurrentVersion\Schedule\TaskCache\Tree\*\*"#, ["SD", "Index"], .high,
            ["T1053.005", "T1564"]),
    ]
}
