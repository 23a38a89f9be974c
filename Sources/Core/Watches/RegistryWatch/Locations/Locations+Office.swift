import Detection

extension RegistryLocation {
    /// What Office loads and trusts.
    static let inOffice: [RegistryLocation] = [
        .at(
            "office.perf", .everywhere, #"Software\Microsoft\Office test\Special\Perf"#, ["(Default)"], .high,
            ["T1137.002"]),
        .at(
            "office.addins", .everywhere, #"Software\Microsoft\Office\Outlook\Addins\*"#, ["LoadBehavior"],
            with32: true, .medium, ["T1137.006"]),
        .at(
            "office.excel-addins", .everywhere, #"Software\Microsoft\Office\Excel\Addins\*"#, ["LoadBehavior"],
            with32: true, .medium, ["T1137.006"]),
        .at(
            "office.word-addins", .everywhere, #"Software\Microsoft\Office\Word\Addins\*"#, ["LoadBehavior"],
            with32: true, .medium, ["T1137.006"]),
        .at(
            "office.powerpoint-addins", .everywhere, #"Software\Microsoft\Office\PowerPoint\Addins\*"#,
            ["LoadBehavior"], with32: true, .medium, ["T1137.006"]),
        .at(
            "office.access-addins", .everywhere, #"Software\Microsoft\Office\Access\Addins\*"#, ["LoadBehavior"],
            with32: true, .medium, ["T1137.006"]),
        .at(
            "office.onenote-addins", .everywhere, #"Software\Microsoft\Office\Onenote\Addins\*"#, ["LoadBehavior"],
            with32: true, .medium, ["T1137.006"]),
        .at(
            "office.outlook", .users, #"Software\Microsoft\Office\*\Outlook"#, ["LoadMacroProviderOnBoot"], .high,
            ["T1137"]),
        .at("office.webview", .users, #"Software\Microsoft\Office\*\Outlook\WebView\*"#, ["URL"], .high, ["T1137.004"]),
        .at(
            "office.security", .users, #"Software\Microsoft\Office\*\*\Security"#, ["VBAWarnings", "AccessVBOM"], .high,
            ["T1112"]),
        .at(
            "office.trustrecords", .users, #"Software\Microsoft\Office\*\*\Security\Trusted Documents\TrustRecords"#,
            ["*"], .low, ["T1204.002"]),
    ]
}
