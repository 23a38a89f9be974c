import Detection

/// What the watch can find in the files that play the registry's part on Linux: one rule for each group.
extension RegistryRules {
    static let settings = [
        cron, atJob, systemdUnit, systemdTimer, shellProfile, ldPreload, pam, sudoers, authorizedKeys, sshServer,
        desktopAutostart, browserPolicy, bootScript, udevRule, kernelModule, systemHook,
    ]

    private static let packages = Text(
        en: "Packages that are not installed by the package manager, and configuration management.",
        ja: "パッケージ管理を使わないソフトウェアの導入、構成管理ツール。")
    private static let scheduled = Text(
        en: "Administrators and users who schedule their own jobs.", ja: "管理者や利用者による定期実行の登録。")
    private static let users = Text(
        en: "People who set up their own account, and tools that do it for them.",
        ja: "利用者自身またはツールによるアカウントの設定。")

    static let cron = rule(
        "cron", .high, ["T1053.003"],
        Text(en: "A job that cron runs was added, changed or deleted", ja: "cronが実行するジョブが追加、変更、または削除されました"),
        scheduled)
    static let atJob = rule(
        "at-job", .high, ["T1053.002"],
        Text(en: "A job that at runs once was added, changed or deleted", ja: "atが一度だけ実行するジョブが追加、変更、または削除されました"),
        scheduled)
    static let systemdUnit = rule(
        "systemd-unit", .high, ["T1543.002"],
        Text(
            en: "A systemd service or what starts it was added, changed or deleted",
            ja: "systemdのサービス、またはそれを起動する設定が追加、変更、または削除されました"),
        packages)
    static let systemdTimer = rule(
        "systemd-timer", .high, ["T1053.006"],
        Text(en: "A systemd timer was added, changed or deleted", ja: "systemdのタイマーが追加、変更、または削除されました"),
        packages)
    static let shellProfile = rule(
        "shell-profile", .medium, ["T1546.004"],
        Text(
            en: "What a shell runs when it starts was added, changed or deleted", ja: "シェルの起動時に実行される設定が追加、変更、または削除されました"
        ),
        users)
    static let ldPreload = rule(
        "ld-preload", .critical, ["T1574.006"],
        Text(
            en: "A library that is loaded into every program was added, changed or deleted",
            ja: "すべてのプログラムに読み込まれるライブラリの設定が追加、変更、または削除されました"),
        packages)
    static let pam = rule(
        "pam", .high, ["T1556.003"],
        Text(en: "How the system checks who signs in (PAM) was changed", ja: "サインイン時の認証方法（PAM）の設定が変更されました"),
        packages)
    static let sudoers = rule(
        "sudoers", .high, ["T1548.003"],
        Text(en: "Who may act as administrator (sudo) was changed", ja: "管理者として操作できるユーザー（sudo）の設定が変更されました"),
        administrators)
    static let authorizedKeys = rule(
        "authorized-keys", .high, ["T1098.004"],
        Text(
            en: "A key that opens an account over SSH was added, changed or deleted",
            ja: "SSHでアカウントに入れる公開鍵が追加、変更、または削除されました"),
        users)
    static let sshServer = rule(
        "ssh-server", .high, ["T1098.004"],
        Text(en: "How the SSH server lets people in was changed", ja: "SSHサーバーの接続許可に関する設定が変更されました"),
        administrators)
    static let desktopAutostart = rule(
        "xdg-autostart", .high, ["T1547.013"],
        Text(
            en: "A program that starts with the desktop was added, changed or deleted",
            ja: "デスクトップの開始時に自動実行されるプログラムの登録が追加、変更、または削除されました"),
        packages)
    static let browserPolicy = rule(
        "browser-policy", .high, ["T1176"],
        Text(en: "A policy that a browser obeys was added, changed or deleted", ja: "ブラウザーに適用されるポリシーが追加、変更、または削除されました"),
        administrators)
    static let bootScript = rule(
        "boot-script", .high, ["T1037.004"],
        Text(
            en: "A script that runs when the system starts was added, changed or deleted",
            ja: "システムの起動時に実行されるスクリプトが追加、変更、または削除されました"),
        packages)
    static let udevRule = rule(
        "udev-rule", .high, ["T1546.017"],
        Text(
            en: "A rule that runs programs when a device appears was added, changed or deleted",
            ja: "デバイスの接続時にプログラムを実行するルール（udev）が追加、変更、または削除されました"),
        packages)
    static let kernelModule = rule(
        "kernel-module", .high, ["T1547.006"],
        Text(en: "Which kernel modules are loaded was changed", ja: "読み込まれるカーネルモジュールの設定が変更されました"),
        packages)
    static let systemHook = rule(
        "system-hook", .medium, ["T1546"],
        Text(
            en:
                "A script that runs at a package's installation, a sign-in or a change of the network was added, changed or deleted",
            ja: "パッケージの導入、サインイン、またはネットワークの変更時に実行されるスクリプトが追加、変更、または削除されました"),
        packages)
}
