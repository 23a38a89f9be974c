import Detection

extension BrowserPolicy {
    static let ordinaryBrowserActivity: [Exclusion] = [
        exclusion("chrome-native-messaging") {
            $0.rules = ["browser.script-start"]
            $0.commandLines = ["*--restart-after-update*", "*--restart *"]
            $0.reason = Text(
                en: "The browser's updater starts it again after an update.",
                ja: "更新後に、ブラウザーの更新プログラムがブラウザーを再起動します。")
        },
        exclusion("browser-uninstallers") {
            $0.rules = ["browser.service-account"]
            $0.commandLines = ["* --uninstall*", "* --make-default-browser*", "* -osint *--unattended*"]
            $0.reason = Text(
                en: "Installers run the browser once to register it or to remove its traces.",
                ja: "インストーラーは、登録や削除のためにブラウザーを一度実行します。")
        },
    ]

    private static func exclusion(_ id: String, _ fill: (inout Exclusion) -> Void) -> Exclusion {
        var exclusion = Exclusion(id: id)
        fill(&exclusion)
        return exclusion
    }
}
