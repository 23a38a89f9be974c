import Detection

/// What the registry watch can find: one rule for each group of locations.
enum RegistryRules {
    static let all =
        [
            registeredKey, runKey, logonScript, winlogon, shellExtension, fileAssociation, comObject, service, network,
            boot,
            scheduledTask, dllInjection, authentication, office, browserSetting, securitySetting, logging, remoteAccess,
        ] + settings

    /// The rule of a location's group; of a group that a policy made up, the general one.
    static func rule(ofGroup group: String) -> Rule {
        byGroup[group] ?? registeredKey
    }

    private static let byGroup: [String: Rule] = {
        var byGroup: [String: Rule] = [:]
        for rule in all { byGroup[String(rule.id.dropFirst("registry.".count))] = rule }
        return byGroup
    }()

    static func rule(
        _ id: String, _ level: Level, _ techniques: [String], _ name: Text, _ falsePositives: Text
    ) -> Rule {
        Rule("registry." + id, .registry, level, techniques, name: name, falsePositives: falsePositives)
    }

    private static let installers = Text(
        en: "Installers and updates of software that the exclusions do not know yet.",
        ja: "除外設定にまだないソフトウェアのインストールや更新。")

    static let administrators = Text(
        en: "Administrators, group policy and hardening scripts.", ja: "管理者の作業、グループポリシー、設定用スクリプト。")

    static let registeredKey = rule(
        "registered-key", .medium, ["T1112"],
        Text(en: "A registered registry key was changed or deleted", ja: "登録されたレジストリキーが変更または削除されました"),
        administrators)
    static let runKey = rule(
        "run-key", .high, ["T1547.001"],
        Text(
            en: "What starts by itself with Windows or at logon was changed or deleted",
            ja: "Windowsの起動時またはログオン時に自動実行されるプログラムの登録が変更または削除されました"), installers)
    static let logonScript = rule(
        "logon-script", .medium, ["T1037.001"],
        Text(
            en: "A script that runs at logon, logoff, start or shutdown was changed or deleted",
            ja: "ログオン、ログオフ、起動、シャットダウン時のスクリプトが変更または削除されました"), administrators)
    static let winlogon = rule(
        "winlogon", .high, ["T1547.004"],
        Text(
            en: "What Windows runs when a user signs in was changed or deleted",
            ja: "サインイン時にWindowsが実行するものの設定が変更または削除されました"), administrators)
    static let shellExtension = rule(
        "shell-extension", .medium, ["T1546"],
        Text(
            en: "An extension that Explorer loads was changed or deleted",
            ja: "エクスプローラーが読み込む拡張機能が変更または削除されました"), installers)
    static let fileAssociation = rule(
        "file-association", .high, ["T1546.001"],
        Text(
            en: "The program that opens a kind of file, folder or link was changed or deleted",
            ja: "ファイルの種類、フォルダー、リンクを開くプログラムが変更または削除されました"), installers)
    static let comObject = rule(
        "com-object", .medium, ["T1546.015"],
        Text(
            en: "The program or library behind a COM object was changed or deleted",
            ja: "COMオブジェクトのプログラムまたはライブラリが変更または削除されました"), installers)
    static let service = rule(
        "service", .high, ["T1543.003"],
        Text(
            en: "A service or a driver was registered, changed or deleted",
            ja: "サービスまたはドライバーが登録、変更、または削除されました"), installers)
    static let network = rule(
        "network", .high, ["T1112"],
        Text(
            en: "A setting of the network or of a server service was changed or deleted",
            ja: "ネットワークまたはサーバーサービスの設定が変更または削除されました"), administrators)
    static let boot = rule(
        "boot", .high, ["T1547"],
        Text(
            en: "What runs or is trusted while Windows starts was changed or deleted",
            ja: "Windowsの起動中に実行または信頼されるものの設定が変更または削除されました"), installers)
    static let scheduledTask = rule(
        "scheduled-task", .high, ["T1053.005"],
        Text(
            en: "A scheduled task was written or hidden in the registry",
            ja: "スケジュールされたタスクがレジストリ上で変更または隠されました"), installers)
    static let dllInjection = rule(
        "dll-injection", .high, ["T1546"],
        Text(
            en: "A setting that loads code into other programs was changed or deleted",
            ja: "ほかのプログラムにコードを読み込ませる設定が変更または削除されました"), installers)
    static let authentication = rule(
        "authentication", .high, ["T1556"],
        Text(
            en: "A library that takes part in signing in or printing was changed or deleted",
            ja: "サインインまたは印刷に関わるライブラリの設定が変更または削除されました"), installers)
    static let office = rule(
        "office", .medium, ["T1137"],
        Text(
            en: "An add-in or a protection of Office was changed or deleted",
            ja: "Officeのアドインまたは保護の設定が変更または削除されました"), installers)
    static let browserSetting = rule(
        "browser-setting", .high, ["T1112"],
        Text(
            en: "A browser's start page, extension, proxy or zone was changed or deleted",
            ja: "ブラウザーの開始ページ、拡張機能、プロキシ、またはゾーンの設定が変更または削除されました"), administrators)
    static let securitySetting = rule(
        "security-setting", .high, ["T1685"],
        Text(
            en: "A setting that protects Windows was changed or deleted",
            ja: "Windowsを保護する設定が変更または削除されました"), administrators)
    static let logging = rule(
        "logging", .high, ["T1685.001"],
        Text(
            en: "A setting of what Windows records was changed or deleted",
            ja: "Windowsの記録に関する設定が変更または削除されました"), administrators)
    static let remoteAccess = rule(
        "remote-access", .high, ["T1021.001"],
        Text(
            en: "A setting that lets others in from elsewhere was changed or deleted",
            ja: "外部からの接続を許可する設定が変更または削除されました"), administrators)
}
