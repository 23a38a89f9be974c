import Detection
import Watches

extension PolicySection {
    static func browser(default base: BrowserPolicy) -> PolicySection {
        PolicySection(
            .browser, \.browser, settings: \.settings, default: base,
            about: Text(
                en: "Browsers: TCP connections of browsers that nobody drives and nothing explains.",
                ja: "ブラウザー監視：利用者の操作によらない、説明のつかないブラウザーの TCP 通信。"),
            fields: [
                .entries(
                    "browsers", \.browsers, .browserProgram,
                    Text(en: "The programs that are browsers.", ja: "ブラウザーとみなすプログラム。"), default: base.browsers),
                .texts(
                    "install-folders", \.installFolders,
                    Text(
                        en: "Folders into which browsers are installed, as patterns over the program's path.",
                        ja: "ブラウザーがインストールされるフォルダー（プログラムのパスに対するパターン）。")),
                .texts(
                    "automation-flags", \.automationFlags,
                    Text(
                        en: "Flags of headless or automated browsers, as patterns over one word of the command line.",
                        ja: "画面を持たない、または自動操縦のブラウザーの起動オプション（1 語に対するパターン）。")),
                .texts(
                    "background-flags", \.backgroundFlags,
                    Text(
                        en: "Flags with which a browser runs in the background by its own design.",
                        ja: "ブラウザーが本来の機能として裏で動くときの起動オプション。")),
                .texts(
                    "suspicious-parents", \.suspiciousParents,
                    Text(
                        en: "Programs whose browser children nobody asked for: script hosts, Office.",
                        ja: "利用者の意図しないブラウザーを起動しうる親プログラム（スクリプト、Office など）。")),
                .texts(
                    "user-parents", \.userParents,
                    Text(en: "Programs from which people start a browser.", ja: "利用者がブラウザーを起動する元のプログラム。")),
                .counts(
                    "ports", \.ports, 1...65_535,
                    Text(en: "Ports on which browsing is ordinary.", ja: "通常の閲覧に使うポート。")),
                .texts(
                    "service-domains", \.serviceDomains,
                    Text(
                        en:
                            "Domains that browsers speak to on their own account: updates, synchronisation, certificates.",
                        ja: "ブラウザーが自ら通信するドメイン（更新、同期、証明書など）。")),
                .count(
                    "rhythm-count", \.rhythmCount, 3...1_000_000,
                    Text(
                        en: "Connections of one process to one destination before a rhythm is judged.",
                        ja: "周期性を判断するのに必要な、1 つのプロセスから 1 つの接続先への接続数。")),
                .count(
                    "rhythm-spread-percent", \.rhythmSpreadPercent, 0...100,
                    Text(
                        en: "The largest spread of the intervals, in percent of their median, that still is a rhythm.",
                        ja: "周期とみなす間隔のばらつきの上限（中央値に対する百分率）。")),
            ])
    }
}

extension EntrySchema<BrowserProgram> {
    static var browserProgram: Self {
        EntrySchema(
            id: \.id, make: BrowserProgram.init(id:),
            fields: [
                .flag("enabled", \.isEnabled, Text(en: "`false` switches it off.", ja: "`false` で無効。")),
                .choice(
                    "family", \.family,
                    Text(
                        en: BrowserProgram.Family.allCases.map(\.rawValue).joined(separator: ", ") + ".",
                        ja: BrowserProgram.Family.allCases.map(\.rawValue).joined(separator: ", ") + "。")),
                .texts(
                    "images", \.images,
                    Text(
                        en: "File names of the program, as patterns; one with a backslash is over the whole path.",
                        ja: #"プログラムのファイル名（パターン）。\ を含むものはパス全体に対するパターン。"#)),
            ],
            needs: [Need(keys: ["images"], isMet: { !$0.images.isEmpty })])
    }
}
