import Detection

/// What the registry watch can find: a rule for each group of locations.
enum RegistryRules {
    static let all: [Rule] = [
        rule(
            "run-keys", "registry.run-keys", .high, ["T1547.001"], "What starts with Windows or at sign-in was changed",
            "Windows起動時またはサインイン時の自動起動が変更されました"),
        rule(
            "winlogon", "registry.winlogon", .high, ["T1547.004"], "What the sign-in loads was changed",
            "サインイン処理が読み込むものが変更されました"),
        rule(
            "shell-extension", "registry.shell-extension", .medium, ["T1546"], "What Explorer loads was changed",
            "エクスプローラーが読み込むものが変更されました"),
        rule(
            "file-association", "registry.file-association", .high, ["T1546.001"],
            "The program that opens a kind of file was changed", "ファイルの種類を開くプログラムが変更されました"),
        rule(
            "service", "registry.service", .high, ["T1543.003"], "A service or driver was registered or changed",
            "サービスまたはドライバーが登録または変更されました"),
        rule(
            "boot", "registry.boot", .high, ["T1547"], "What runs before sign-in was changed",
            "サインイン前に実行されるものが変更されました"),
        rule(
            "dll-injection", "registry.dll-injection", .high, ["T1546"],
            "A library or debugger that Windows puts into other programs was changed",
            "他のプログラムに読み込まれるライブラリまたはデバッガーが変更されました"),
        rule(
            "com-object", "registry.com-object", .medium, ["T1546.015"], "The program behind a COM object was changed",
            "COMオブジェクトの実体が変更されました"),
        rule(
            "authentication", "registry.authentication", .high, ["T1547.005"],
            "What handles passwords at sign-in was changed", "サインイン時にパスワードを扱うものが変更されました"),
        rule(
            "office", "registry.office", .medium, ["T1137"], "What Office loads or trusts was changed",
            "Officeが読み込むもの、または信頼するものが変更されました"),
        rule(
            "browser-setting", "registry.browser-setting", .medium, ["T1112"],
            "A browser's start page, extension, proxy or zone was changed",
            "ブラウザーの開始ページ、拡張機能、プロキシまたはゾーンが変更されました"),
        rule(
            "security-setting", "registry.security-setting", .high, ["T1685"],
            "A setting that protects this PC was changed", "PCを保護する設定が変更されました"),
        rule(
            "scheduled-task", "registry.scheduled-task", .medium, ["T1053.005"],
            "The registration of a scheduled task or a screen saver was changed",
            "タスクまたはスクリーンセーバーの登録が変更されました"),
        other,
    ].map { $0.1 }

    /// For the groups that a policy adds.
    private static let other = rule(
        "", "registry.registered-key", .medium, ["T1112"], "A registered registry key was changed",
        "登録されたレジストリキーが変更されました")

    private static let byGroup: [String: Rule] = {
        var table: [String: Rule] = [:]
        for rule in all { table[String(rule.id.dropFirst("registry.".utf8.count))] = rule }
        return table
    }()

    static func rule(for group: String) -> Rule {
        byGroup[group] ?? other.1
    }

    private static func rule(
        _ group: String, _ id: String, _ level: Level, _ techniques: [String], _ en: String, _ ja: String
    ) -> (String, Rule) {
        (
            group,
            Rule(
                id, .registry, level, techniques, name: Text(en: en, ja: ja),
                falsePositives: Text(
                    en: "Installers, updates, group policy and administrators change this too.",
                    ja: "インストーラー、更新、グループポリシー、管理者の作業でも変更されます。"))
        )
    }
}
