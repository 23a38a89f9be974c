import Detection

extension RegistryLocation {
    /// What Explorer loads.
    static let inShell: [RegistryLocation] = [
        .at(
            "shell-extension.shellserviceobjectdelayload", .everywhere,
            #"Software\Microsoft\Windows\CurrentVersion\ShellServiceObjectDelayLoad"#, ["*"], with32: true, .medium,
            ["T1547.001"]),
        .at(
            "shell-extension.sharedtaskscheduler", .everywhere,
            #"Software\Microsoft\Windows\CurrentVersion\Explorer\SharedTaskScheduler"#, ["*"], with32: true, .medium,
            ["T1547.001"]),
        .at(
            "shell-extension.shellexecutehooks", .everywhere,
            #"Software\Microsoft\Windows\CurrentVersion\Explorer\ShellExecuteHooks"#, ["*"], with32: true, .medium,
            ["T1547.001"]),
        .at(
            "shell-extension.shelliconoverlayidentifiers", .everywhere,
            #"Software\Microsoft\Windows\CurrentVersion\Explorer\ShellIconOverlayIdentifiers"#, ["*"], with32: true,
            .medium, ["T1547.001"]),
        .at(
            "shell-extension.shellserviceobjects", .everywhere,
            #"Software\Microsoft\Windows\CurrentVersion\Explorer\ShellServiceObjects"#, ["*"], with32: true, .medium,
            ["T1547.001"]),
        .at(
            "shell-extension.app-paths", .everywhere, #"Software\Microsoft\Windows\CurrentVersion\App Paths"#, ["*"],
            with32: true, .medium, ["T1546"]),
        .at(
            "shell-extension.contextmenuhandlers", .everywhere, #"Software\Classes\*\ShellEx\ContextMenuHandlers"#,
            ["*"], with32: true, .low, ["T1546"]),
        .at(
            "shell-extension.propertysheethandlers", .everywhere, #"Software\Classes\*\ShellEx\PropertySheetHandlers"#,
            ["*"], with32: true, .low, ["T1546"]),
        .at(
            "shell-extension.copyhookhandlers", .everywhere, #"Software\Classes\Directory\Shellex\CopyHookHandlers"#,
            ["*"], with32: true, .low, ["T1546"]),
        .at(
            "shell-extension.dragdrophandlers", .everywhere, #"Software\Classes\Directory\Shellex\DragDropHandlers"#,
            ["*"], with32: true, .low, ["T1546"]),
        .at(
            "shell-extension.columnhandlers", .everywhere, #"Software\Classes\Folder\ShellEx\ColumnHandlers"#, ["*"],
            with32: true, .low, ["T1546"]),
        .at(
            "shell-extension.extshellfolderviews", .everywhere, #"Software\Classes\Folder\ShellEx\ExtShellFolderViews"#,
            ["*"], with32: true, .low, ["T1546"]),
        .at(
            "shell-extension.allfilesystemobjects", .everywhere, #"Software\Classes\AllFilesystemObjects"#, ["*"],
            with32: true, .low, ["T1546"]),
        .at(
            "shell-extension.langbaraddin", .everywhere, #"Software\Microsoft\Ctf\LangBarAddin"#, ["*"], .medium,
            ["T1547.001"]),
        .at(
            "shell-extension.advanced", .users, #"Software\Microsoft\Windows\CurrentVersion\Explorer\Advanced"#,
            ["Hidden", "ShowSuperHidden", "HideFileExt"], .low, ["T1564.001"]),
    ]
}
