import Detection

extension RegistryLocation {
    /// What browsers open, load and pass through.
    static let inBrowsers: [RegistryLocation] = [
        .at(
            "browser-setting.main", .everywhere, #"Software\Microsoft\Internet Explorer\Main"#,
            ["Start Page", "Secondary Start Pages", "Default_Page_URL", "Search Page", "Local Page"], with32: true,
            .high, ["T1112"]),
        .at(
            "browser-setting.browser-helper-objects", .machine,
            #"Software\Microsoft\Windows\CurrentVersion\Explorer\Browser Helper Objects"#, ["*"], with32: true, .high,
            ["T1176"]),
        .at(
            "browser-setting.extensions", .everywhere, #"Software\Microsoft\Internet Explorer\Extensions"#, ["*"],
            with32: true, .medium, ["T1176"]),
        .at(
            "browser-setting.toolbar", .everywhere, #"Software\Microsoft\Internet Explorer\Toolbar"#, ["*"],
            with32: true, .medium, ["T1176"]),
        .at(
            "browser-setting.urlsearchhooks", .users, #"Software\Microsoft\Internet Explorer\UrlSearchHooks"#, ["*"],
            .medium, ["T1176"]),
        .at(
            "browser-setting.internet-settings", .everywhere,
            #"Software\Microsoft\Windows\CurrentVersion\Internet Settings"#,
            ["ProxyEnable", "ProxyServer", "AutoConfigURL", "ProxyOverride"], .high, ["T1090", "T1112"]),
        .at(
            "browser-setting.domains", .everywhere,
            #"Software\Microsoft\Windows\CurrentVersion\Internet Settings\ZoneMap\Domains"#, ["*"], .medium, ["T1112"]),
        .at(
            "browser-setting.3", .everywhere, #"Software\Microsoft\Windows\CurrentVersion\Internet Settings\Zones\3"#,
            ["1206", "1809", "2500"], .medium, ["T1112"]),
        .at(
            "browser-setting.chrome", .everywhere, #"Software\Policies\Google\Chrome"#,
            ["HomepageLocation", "RestoreOnStartup", "DefaultSearchProviderSearchURL", "ProxySettings", "ProxyPacUrl"],
            .high, ["T1112"]),
        .at(
            "browser-setting.extensioninstallforcelist", .everywhere,
            #"Software\Policies\Google\Chrome\ExtensionInstallForcelist"#, ["*"], .high, ["T1176"]),
        .at(
            "browser-setting.restoreonstartupurls", .everywhere,
            #"Software\Policies\Google\Chrome\RestoreOnStartupURLs"#, ["*"], .high, ["T1112"]),
        .at(
            "browser-setting.edge", .everywhere, #"Software\Policies\Microsoft\Edge"#,
            ["HomepageLocation", "RestoreOnStartup", "DefaultSearchProviderSearchURL", "ProxySettings", "ProxyPacUrl"],
            .high, ["T1112"]),
        .at(
            "browser-setting.edge-extensioninstallforcelist", .everywhere,
            #"Software\Policies\Microsoft\Edge\ExtensionInstallForcelist"#, ["*"], .high, ["T1176"]),
        .at(
            "browser-setting.edge-restoreonstartupurls", .everywhere,
            #"Software\Policies\Microsoft\Edge\RestoreOnStartupURLs"#, ["*"], .high, ["T1112"]),
        .at(
            "browser-setting.chrome-extensions", .everywhere, #"Software\Google\Chrome\Extensions\*"#,
            ["update_url", "path"], with32: true, .high, ["T1176"]),
        .at(
            "browser-setting.nativemessaginghosts", .everywhere, #"Software\Google\Chrome\NativeMessagingHosts\*"#,
            ["(Default)"], with32: true, .medium, ["T1176"]),
        .at(
            "browser-setting.firefox", .everywhere, #"Software\Policies\Mozilla\Firefox"#,
            ["Homepage", "Proxy", "Extensions"], .medium, ["T1112"]),
        .at(
            "browser-setting.zonemap", .everywhere,
            #"Software\Microsoft\Windows\CurrentVersion\Internet Settings\ZoneMap"#,
            ["ProxyBypass", "IntranetName", "UNCAsIntranet", "AutoDetect"], with32: true, .medium, ["T1112"]),
        .at(
            "browser-setting.ranges", .everywhere,
            #"Software\Microsoft\Windows\CurrentVersion\Internet Settings\ZoneMap\Ranges"#, ["*"], with32: true,
            .medium, ["T1112"]),
        .at(
            "browser-setting.currentversion-internet-settings", .everywhere,
            #"Software\Policies\Microsoft\Windows\CurrentVersion\Internet Settings"#,
            ["ProxyEnable", "ProxyServer", "AutoConfigURL", "ProxySettingsPerUser"], .high, ["T1090", "T1112"]),
    ]
}
