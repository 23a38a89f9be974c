import Detection

extension RegistryPolicy {
    /// What Explorer and COM load, and what opens files.
    static let shellLocations: [RegistryLocation] = shellExtensionTable + fileAssociationTable + comObjectTable

    private static let shellExtensionTable = group(
        "shell-extension",
        [
            .everywhere(
                "REG030", #"Software\Microsoft\Windows\CurrentVersion\ShellServiceObjectDelayLoad"#, ["*"], .medium,
                ["T1547.001"], view32: true),
            .everywhere(
                "REG031", #"Software\Microsoft\Windows\CurrentVersion\Explorer\SharedTaskScheduler"#, ["*"], .medium,
                ["T1547.001"], view32: true),
            .everywhere(
                "REG032", #"Software\Microsoft\Windows\CurrentVersion\Explorer\ShellExecuteHooks"#, ["*"], .medium,
                ["T1547.001"], view32: true),
            .everywhere(
                "REG033", #"Software\Microsoft\Windows\CurrentVersion\Explorer\ShellIconOverlayIdentifiers"#, ["*"],
                .medium, ["T1547.001"], view32: true),
            .everywhere(
                "REG034", #"Software\Microsoft\Windows\CurrentVersion\Explorer\ShellServiceObjects"#, ["*"], .medium,
                ["T1547.001"], view32: true),
            .everywhere(
                "REG035", #"Software\Microsoft\Windows\CurrentVersion\App Paths"#, ["*"], .medium, ["T1546"],
                view32: true),
            .everywhere(
                "REG036", #"Software\Classes\*\ShellEx\ContextMenuHandlers"#, ["*"], .low, ["T1546"], view32: true),
            .everywhere(
                "REG037", #"Software\Classes\*\ShellEx\PropertySheetHandlers"#, ["*"], .low, ["T1546"], view32: true),
            .everywhere(
                "REG038", #"Software\Classes\Directory\Shellex\CopyHookHandlers"#, ["*"], .low, ["T1546"], view32: true),
            .everywhere(
                "REG039", #"Software\Classes\Directory\Shellex\DragDropHandlers"#, ["*"], .low, ["T1546"], view32: true),
            .everywhere(
                "REG040", #"Software\Classes\Folder\ShellEx\ColumnHandlers"#, ["*"], .low, ["T1546"], view32: true),
            .everywhere(
                "REG041", #"Software\Classes\Folder\ShellEx\ExtShellFolderViews"#, ["*"], .low, ["T1546"], view32: true),
            .everywhere("REG042", #"Software\Classes\AllFilesystemObjects"#, ["*"], .low, ["T1546"], view32: true),
            .everywhere("REG043", #"Software\Microsoft\Ctf\LangBarAddin"#, ["*"], .medium, ["T1547.001"]),
            .everywhere(
                "REG157", #"Software\Classes\Folder\ShellEx\ContextMenuHandlers"#, ["*"], .low, ["T1546"], view32: true),
            .everywhere(
                "REG158", #"Software\Classes\Directory\ShellEx\ContextMenuHandlers"#, ["*"], .low, ["T1546"],
                view32: true),
            .everywhere(
                "REG159", #"Software\Classes\Directory\Background\ShellEx\ContextMenuHandlers"#, ["*"], .low, ["T1546"],
                view32: true),
            .everywhere(
                "REG160", #"Software\Classes\Drive\ShellEx\ContextMenuHandlers"#, ["*"], .low, ["T1546"], view32: true),
        ])

    private static let fileAssociationTable = group(
        "file-association",
        [
            .everywhere(
                "REG045", #"Software\Classes\exefile\shell\open\command"#, ["(Default)", "DelegateExecute"], .high,
                ["T1546.001"], view32: true),
            .everywhere(
                "REG046", #"Software\Classes\batfile\shell\open\command"#, ["(Default)", "DelegateExecute"], .high,
                ["T1546.001"], view32: true),
            .everywhere(
                "REG047", #"Software\Classes\cmdfile\shell\open\command"#, ["(Default)", "DelegateExecute"], .high,
                ["T1546.001"], view32: true),
            .everywhere(
                "REG048", #"Software\Classes\comfile\shell\open\command"#, ["(Default)", "DelegateExecute"], .high,
                ["T1546.001"], view32: true),
            .everywhere(
                "REG049", #"Software\Classes\piffile\shell\open\command"#, ["(Default)", "DelegateExecute"], .high,
                ["T1546.001"], view32: true),
            .everywhere(
                "REG050", #"Software\Classes\mscfile\shell\open\command"#, ["(Default)", "DelegateExecute"], .high,
                ["T1546.001"], view32: true),
            .everywhere(
                "REG051", #"Software\Classes\htmlfile\shell\open\command"#, ["(Default)", "DelegateExecute"], .high,
                ["T1546.001"], view32: true),
            .everywhere(
                "REG052", #"Software\Classes\ms-settings\shell\open\command"#, ["(Default)", "DelegateExecute"], .high,
                ["T1546.001", "T1548.002"], view32: true),
            .everywhere(
                "REG053", #"Software\Classes\Folder\shell\open\command"#, ["(Default)", "DelegateExecute"], .medium,
                ["T1546.001"], view32: true),
            .everywhere(
                "REG054", #"Software\Classes\Directory\shell\open\command"#, ["(Default)", "DelegateExecute"], .medium,
                ["T1546.001"], view32: true),
            .everywhere(
                "REG055", #"Software\Classes\Drive\shell\open\command"#, ["(Default)", "DelegateExecute"], .medium,
                ["T1546.001"], view32: true),
            .everywhere(
                "REG056", #"Software\Classes\Protocols"#,
                ["(Default)", "DelegateExecute", #"Filter\*"#, #"Handler\*"#], .medium, ["T1546.001"], view32: true),
            .users(
                "REG057", #"Software\Microsoft\Windows\Shell\Associations\UrlAssociations\http\UserChoice"#, ["ProgId"],
                .low, ["T1546.001"]),
            .users(
                "REG058", #"Software\Microsoft\Windows\Shell\Associations\UrlAssociations\https\UserChoice"#,
                ["ProgId"], .low, ["T1546.001"]),
            .everywhere(
                "REG161", #"Software\Classes\exefile\shell\runas\command"#,
                ["(Default)", "IsolatedCommand", "DelegateExecute"], .high, ["T1548.002"], view32: true),
            .everywhere(
                "REG162", #"Software\Classes\Launcher.SystemSettings\shell\open\command"#,
                ["(Default)", "IsolatedCommand", "DelegateExecute"], .high, ["T1548.002"], view32: true),
            .everywhere(
                "REG163", #"Software\Classes\ms-settings\CurVer"#, ["(Default)"], .high, ["T1548.002"], view32: true),
            .users(
                "REG164", #"Software\Classes\AppX82a6gwre4fdg3bt635tn5ctqjf8msdd2\Shell\open\command"#,
                ["(Default)", "DelegateExecute"], .high, ["T1548.002"]),
            .users(
                "REG165", #"Software\Classes\CLSID\*\shell\*\command"#, ["(Default)", "DelegateExecute"], .high,
                ["T1548.002"]),
            .everywhere(
                "REG166", #"Software\Classes\txtfile\shell\open\command"#, ["(Default)", "DelegateExecute"], .medium,
                ["T1546.001"], view32: true),
            .everywhere(
                "REG167", #"Software\Classes\vbsfile\shell\open\command"#, ["(Default)", "DelegateExecute"], .medium,
                ["T1546.001"], view32: true),
            .everywhere(
                "REG168", #"Software\Classes\jsfile\shell\open\command"#, ["(Default)", "DelegateExecute"], .medium,
                ["T1546.001"], view32: true),
            .everywhere(
                "REG169", #"Software\Classes\htafile\shell\open\command"#, ["(Default)", "DelegateExecute"], .medium,
                ["T1546.001"], view32: true),
            .everywhere(
                "REG170", #"Software\Classes\regfile\shell\open\command"#, ["(Default)", "DelegateExecute"], .medium,
                ["T1546.001"], view32: true),
            .everywhere(
                "REG171", #"Software\Classes\scrfile\shell\open\command"#, ["(Default)", "DelegateExecute"], .medium,
                ["T1546.001"], view32: true),
            .everywhere(
                "REG172", #"Software\Classes\lnkfile\shell\open\command"#, ["(Default)", "DelegateExecute"], .medium,
                ["T1546.001"], view32: true),
            .everywhere(
                "REG173", #"Software\Classes\*\shell\open\command"#, ["(Default)", "DelegateExecute"], .low,
                ["T1546.001"], view32: true),
            .everywhere(
                "REG234", #"Software\Clients\StartMenuInternet\*\shell\open\command"#, ["(Default)"], .medium,
                ["T1546"], view32: true),
        ])

    private static let comObjectTable = group(
        "com-object",
        [
            .everywhere(
                "REG086", #"Software\Classes\CLSID\*\InprocServer32"#, ["(Default)"], .medium, ["T1546.015"],
                view32: true),
            .everywhere(
                "REG087", #"Software\Classes\CLSID\*\LocalServer32"#, ["(Default)"], .medium, ["T1546.015"],
                view32: true),
            .everywhere(
                "REG088", #"Software\Classes\CLSID\*\TreatAs"#, ["(Default)"], .medium, ["T1546.015"], view32: true),
            .everywhere(
                "REG201", #"Software\Classes\CLSID\*\ScriptletURL"#, ["(Default)"], .high, ["T1546.015"], view32: true),
            .everywhere(
                "REG202", #"Software\Classes\CLSID\*\InprocHandler32"#, ["(Default)"], .medium, ["T1546.015"],
                view32: true),
        ])
}
