import Detection

extension RegistryPolicy {
    /// Office and the browsers.
    static let applicationLocations: [RegistryLocation] = officeTable + browserSettingTable

    private static let officeTable = group(
        "office",
        [
            .everywhere("REG102", #"Software\Microsoft\Office test\Special\Perf"#, ["(Default)"], .high, ["T1137.002"]),
            .everywhere(
                "REG103", #"Software\Microsoft\Office\Outlook\Addins"#, [#"*\LoadBehavior"#], .medium, ["T1137.006"],
                view32: true),
            .everywhere(
                "REG104", #"Software\Microsoft\Office\Excel\Addins"#, [#"*\LoadBehavior"#], .medium, ["T1137.006"],
                view32: true),
            .everywhere(
                "REG105", #"Software\Microsoft\Office\Word\Addins"#, [#"*\LoadBehavior"#], .medium, ["T1137.006"],
                view32: true),
            .everywhere(
                "REG106", #"Software\Microsoft\Office\PowerPoint\Addins"#, [#"*\LoadBehavior"#], .medium, ["T1137.006"],
                view32: true),
            .everywhere(
                "REG107", #"Software\Microsoft\Office\Access\Addins"#, [#"*\LoadBehavior"#], .medium, ["T1137.006"],
                view32: true),
            .everywhere(
                "REG108", #"Software\Microsoft\Office\Onenote\Addins"#, [#"*\LoadBehavior"#], .medium, ["T1137.006"],
                view32: true),
            .users("REG109", #"Software\Microsoft\Office\*\Outlook"#, ["LoadMacroProviderOnBoot"], .high, ["T1137"]),
            .users("REG110", #"Software\Microsoft\Office\*\Outlook\WebView\*"#, ["URL"], .high, ["T1137.004"]),
            .users(
                "REG111", #"Software\Microsoft\Office\*\*\Security"#, ["VBAWarnings", "AccessVBOM"], .high, ["T1112"]),
            .users(
                "REG112", #"Software\Microsoft\Office\*\*\Security\Trusted Documents\TrustRecords"#, ["*"], .low,
                ["T1204.002"]),
            .users("REG218", #"Software\Microsoft\Office\*\Excel\Options"#, ["OPEN*"], .medium, ["T1137"]),
            .users(
                "REG219", #"Software\Microsoft\Office\*\Word\Options"#, ["STARTUP-PATH", "STARTUP*"], .medium, ["T1137"]
            ),
            .users(
                "REG220", #"Software\Microsoft\Office\*\*\Security\Trusted Locations\*"#, ["Path", "AllowSubFolders"],
                .low, ["T1112"]),
            .users("REG221", #"Software\Microsoft\Office\*\*\Security\ProtectedView"#, ["Disable*"], .high, ["T1112"]),
            .users(
                "REG222", #"Software\Microsoft\Office\*\*\Security"#,
                [
                    "BlockContentExecutionFromInternet", "DisableAllActiveX", "WorkbookLinkWarnings", "DDEAllowed",
                    "AllowDDE",
                ], .medium, ["T1112"]),
            .everywhere(
                "REG223", #"Software\Policies\Microsoft\Office\*\*\Security"#,
                ["VBAWarnings", "AccessVBOM", "BlockContentExecutionFromInternet"], .medium, ["T1112"]),
            .users(
                "REG224", #"Software\Microsoft\Office\*\Outlook\Security"#,
                ["EnableUnsafeClientMailRules", "Level", "EnableRoamingFolderHomepages"], .high, ["T1137.005"]),
            .users(
                "REG225", #"Software\Microsoft\Office\*\Outlook\Today"#, ["UserDefinedUrl", "Stamp"], .medium,
                ["T1137.004"]),
            .everywhere("REG226", #"Software\Microsoft\VSTO\Security\Inclusion\*"#, ["Url"], .low, ["T1137.006"]),
        ])

    private static let browserSettingTable = group(
        "browser-setting",
        [
            .everywhere(
                "REG113", #"Software\Microsoft\Internet Explorer\Main"#,
                ["Start Page", "Secondary Start Pages", "Default_Page_URL", "Search Page", "Local Page"], .high,
                ["T1112"], view32: true),
            .machine(
                "REG114", #"Software\Microsoft\Windows\CurrentVersion\Explorer\Browser Helper Objects"#, ["*"], .high,
                ["T1176"], view32: true),
            .everywhere(
                "REG115", #"Software\Microsoft\Internet Explorer\Extensions"#, ["*"], .medium, ["T1176"], view32: true),
            .everywhere(
                "REG116", #"Software\Microsoft\Internet Explorer\Toolbar"#, ["*"], .medium, ["T1176"], view32: true),
            .users("REG117", #"Software\Microsoft\Internet Explorer\UrlSearchHooks"#, ["*"], .medium, ["T1176"]),
            .everywhere(
                "REG118", #"Software\Microsoft\Windows\CurrentVersion\Internet Settings"#,
                ["ProxyEnable", "ProxyServer", "AutoConfigURL", "ProxyOverride"], .high, ["T1090", "T1112"]),
            .everywhere(
                "REG119", #"Software\Microsoft\Windows\CurrentVersion\Internet Settings\ZoneMap\Domains"#, ["*"],
                .medium, ["T1112"]),
            .everywhere(
                "REG120", #"Software\Microsoft\Windows\CurrentVersion\Internet Settings\Zones\3"#,
                ["1206", "1809", "2500"], .medium, ["T1112"]),
            .everywhere(
                "REG121", #"Software\Policies\Google\Chrome"#,
                [
                    "HomepageLocation", "RestoreOnStartup", "DefaultSearchProviderSearchURL", "ProxySettings",
                    "ProxyPacUrl",
                ], .high, ["T1112"]),
            .everywhere(
                "REG122", #"Software\Policies\Google\Chrome\ExtensionInstallForcelist"#, ["*"], .high, ["T1176"]),
            .everywhere("REG123", #"Software\Policies\Google\Chrome\RestoreOnStartupURLs"#, ["*"], .high, ["T1112"]),
            .everywhere(
                "REG124", #"Software\Policies\Microsoft\Edge"#,
                [
                    "HomepageLocation", "RestoreOnStartup", "DefaultSearchProviderSearchURL", "ProxySettings",
                    "ProxyPacUrl",
                ], .high, ["T1112"]),
            .everywhere(
                "REG125", #"Software\Policies\Microsoft\Edge\ExtensionInstallForcelist"#, ["*"], .high, ["T1176"]),
            .everywhere("REG126", #"Software\Policies\Microsoft\Edge\RestoreOnStartupURLs"#, ["*"], .high, ["T1112"]),
            .everywhere(
                "REG127", #"Software\Google\Chrome\Extensions\*"#, ["update_url", "path"], .high, ["T1176"],
                view32: true),
            .everywhere(
                "REG128", #"Software\Google\Chrome\NativeMessagingHosts\*"#, ["(Default)"], .medium, ["T1176"],
                view32: true),
            .everywhere(
                "REG129", #"Software\Policies\Mozilla\Firefox"#,
                [
                    "Homepage", "Proxy", "Extensions", #"Homepage\*"#, #"Proxy\*"#, #"Extensions\*"#,
                    "ExtensionSettings*",
                ], .medium, ["T1112"]),
            .everywhere(
                "REG227", #"Software\Policies\Google\Chrome"#,
                [
                    "ExtensionSettings", #"ExtensionInstallSources\*"#, #"ExtensionInstallAllowlist\*"#,
                    "NewTabPageLocation", "ProxyMode", "ProxyServer", "DefaultSearchProviderEnabled",
                ], .medium, ["T1112", "T1176"]),
            .everywhere(
                "REG228", #"Software\Policies\Microsoft\Edge"#,
                [
                    "ExtensionSettings", #"ExtensionInstallSources\*"#, #"ExtensionInstallAllowlist\*"#,
                    "NewTabPageLocation", "ProxyMode", "ProxyServer", "DefaultSearchProviderEnabled",
                ], .medium, ["T1112", "T1176"]),
            .everywhere(
                "REG229", #"Software\Policies\Chromium"#,
                [
                    "HomepageLocation", "RestoreOnStartup*", "DefaultSearchProviderSearchURL", "Proxy*",
                    "ExtensionInstallForcelist*",
                ], .high, ["T1112", "T1176"]),
            .everywhere(
                "REG230", #"Software\Policies\BraveSoftware\Brave"#,
                [
                    "HomepageLocation", "RestoreOnStartup*", "DefaultSearchProviderSearchURL", "Proxy*",
                    "ExtensionInstallForcelist*",
                ], .high, ["T1112", "T1176"]),
            .everywhere(
                "REG231", #"Software\Microsoft\Edge\Extensions\*"#, ["update_url", "path"], .high, ["T1176"],
                view32: true),
            .everywhere(
                "REG232", #"Software\Microsoft\Edge\NativeMessagingHosts\*"#, ["(Default)"], .medium, ["T1176"],
                view32: true),
            .everywhere(
                "REG233", #"Software\Mozilla\NativeMessagingHosts\*"#, ["(Default)"], .medium, ["T1176"], view32: true),
            .users(
                "REG235", #"Software\Microsoft\Internet Explorer\SearchScopes\*"#, ["URL", "SuggestionsURL"], .low,
                ["T1112"]),
            .everywhere(
                "REG236", #"Software\Microsoft\Windows\CurrentVersion\Internet Settings\ZoneMap"#,
                ["ProxyBypass", "IntranetName", "UNCAsIntranet", "AutoDetect"], .low, ["T1112"], view32: true),
            .everywhere(
                "REG237", #"Software\Microsoft\Windows\CurrentVersion\Internet Settings\ZoneMap"#,
                [#"EscDomains\*"#, #"Ranges\*"#, #"ProtocolDefaults\*"#], .medium, ["T1112"], view32: true),
            .machine(
                "REG238", #"Software\Microsoft\Windows\CurrentVersion\URL"#, [#"DefaultPrefix\*"#, #"Prefixes\*"#],
                .high, ["T1112"], view32: true),
            .machine(
                "REG239", #"Software\Microsoft\Internet Explorer\AboutURLs"#, ["*"], .medium, ["T1112"], view32: true),
        ])
}
