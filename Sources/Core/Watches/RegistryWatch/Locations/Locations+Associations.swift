import Detection

extension RegistryLocation {
    /// What opens files of a kind.
    static let inAssociations: [RegistryLocation] = [
        .at(
            "file-association.command", .everywhere, #"Software\Classes\exefile\shell\open\command"#,
            ["(Default)", "DelegateExecute"], with32: true, .high, ["T1546.001"]),
        .at(
            "file-association.open-command", .everywhere, #"Software\Classes\batfile\shell\open\command"#,
            ["(Default)", "DelegateExecute"], with32: true, .high, ["T1546.001"]),
        .at(
            "file-association.command-2", .everywhere, #"Software\Classes\cmdfile\shell\open\command"#,
            ["(Default)", "DelegateExecute"], with32: true, .high, ["T1546.001"]),
        .at(
            "file-association.command-3", .everywhere, #"Software\Classes\comfile\shell\open\command"#,
            ["(Default)", "DelegateExecute"], with32: true, .high, ["T1546.001"]),
        .at(
            "file-association.command-4", .everywhere, #"Software\Classes\piffile\shell\open\command"#,
            ["(Default)", "DelegateExecute"], with32: true, .high, ["T1546.001"]),
        .at(
            "file-association.command-5", .everywhere, #"Software\Classes\mscfile\shell\open\command"#,
            ["(Default)", "DelegateExecute"], with32: true, .high, ["T1546.001"]),
        .at(
            "file-association.command-6", .everywhere, #"Software\Classes\htmlfile\shell\open\command"#,
            ["(Default)", "DelegateExecute"], with32: true, .high, ["T1546.001"]),
        .at(
            "file-association.command-7", .everywhere, #"Software\Classes\ms-settings\shell\open\command"#,
            ["(Default)", "DelegateExecute"], with32: true, .high, ["T1546.001", "T1548.002"]),
        .at(
            "file-association.command-8", .everywhere, #"Software\Classes\Folder\shell\open\command"#,
            ["(Default)", "DelegateExecute"], with32: true, .medium, ["T1546.001"]),
        .at(
            "file-association.command-9", .everywhere, #"Software\Classes\Directory\shell\open\command"#,
            ["(Default)", "DelegateExecute"], with32: true, .medium, ["T1546.001"]),
        .at(
            "file-association.command-10", .everywhere, #"Software\Classes\Drive\shell\open\command"#,
            ["(Default)", "DelegateExecute"], with32: true, .medium, ["T1546.001"]),
        .at(
            "file-association.protocols", .everywhere, #"Software\Classes\Protocols"#,
            ["(Default)", "DelegateExecute"], with32: true, .high, ["T1546.001"]),
        .at(
            "file-association.userchoice", .users,
            #"Software\Microsoft\Windows\Shell\Associations\UrlAssociations\http\UserChoice"#, ["ProgId"], .medium,
            ["T1546.001"]),
        .at(
            "file-association.https-userchoice", .users,
            #"Software\Microsoft\Windows\Shell\Associations\UrlAssociations\https\UserChoice"#, ["ProgId"], .medium,
            ["T1546.001"]),
        .at(
            "file-association.runas-command", .everywhere, #"Software\Classes\*\shell\runas\command"#,
            ["(Default)", "IsolatedCommand"], with32: true, .medium, ["T1546.001", "T1548.002"]),
        .at(
            "file-association.command-11", .everywhere, #"Software\Classes\exefile\shell\runas\command"#,
            ["(Default)", "IsolatedCommand"], with32: true, .high, ["T1546.001", "T1548.002"]),
        .at(
            "file-association.command-12", .everywhere,
            #"Software\Classes\AppX82a6gwre4fdg3bt635tn5ctqjf8msdd2\shell\open\command"#,
            ["(Default)", "DelegateExecute"], .high, ["T1548.002"]),
    ]
}
