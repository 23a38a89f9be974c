import Detection

extension BrowserPolicy {
    static let ordinaryBrowserActivity: [Exclusion] = [
        exclusion("browser-restarts-itself") {
            $0.rules = ["browser.script-start", "browser.service-account", "browser.odd-place"]
            $0.commandLines = ["* --restart*", "* --uninstall*", "* --make-default-browser*", "* --register-*"]
            $0.parents = ["?:\\Program Files\\*", "?:\\Program Files (x86)\\*", "*\\AppData\\Local\\*\\Application\\*"]
            $0.reason = Text(
                en: "Installers and updates run the browser to register it, to start it again or to remove its traces.",
                ja: "インストーラーと更新は、登録、再起動、削除のためにブラウザーを実行します。")
        },
        exclusion("windows-components") {
            $0.rules = ["browser.com-evidence"]
            $0.programs = ["?:\\Windows\\System32\\rundll32.exe", "?:\\Windows\\SysWOW64\\rundll32.exe"]
            $0.commandLines = ["*inetcpl.cpl*", "*shell32.dll,Control_RunDLL*", "*iernonce.dll*", "*iesetup.dll*"]
            $0.reason = Text(
                en: "The Internet options and the set-up of Internet Explorer use its own library.",
                ja: "インターネットオプションとInternet Explorerのセットアップは、自身のライブラリを使います。")
        },
    ]

    private static func exclusion(_ id: String, _ fill: (inout Exclusion) -> Void) -> Exclusion {
        var exclusion = Exclusion(id: id)
        fill(&exclusion)
        return exclusion
    }
}
