import Detection

/// Why a browser's connection has its class, in words.
package enum BrowserReasonText {
    /// Nil for a name that is not known.
    package static func text(_ name: String) -> Text? { texts[name] }

    private static let texts: [String: Text] = [
        "user-start": Text(en: "started by the user", ja: "利用者が起動"),
        "service-destination": Text(en: "a service of the browser's maker", ja: "ブラウザーの提供元のサービス"),
        "updater": Text(en: "the browser's updater", ja: "ブラウザーの更新プログラム"),
        "background-mode": Text(en: "runs in the background", ja: "バックグラウンドで動作"),
        "embedded": Text(en: "part of another program", ja: "ほかのプログラムへの組み込み"),
        "com-start": Text(en: "started through COM", ja: "COM経由で起動"),
        "headless": Text(en: "without a window", ja: "ウィンドウなし"),
        "remote-debugging": Text(en: "remote debugging", ja: "リモートデバッグが有効"),
        "automation": Text(en: "driven by automation", ja: "自動操作"),
        "weakened": Text(en: "started with protection off", ja: "保護機能を無効にして起動"),
        "developer-tool": Text(en: "started by a developer's tool", ja: "開発ツールが起動"),
        "script-parent": Text(en: "started by a script", ja: "スクリプトが起動"),
        "shell-parent": Text(en: "started by a command line", ja: "コマンドラインから起動"),
        "logon-script": Text(en: "started by a logon script", ja: "ログオンスクリプトが起動"),
        "office-parent": Text(en: "started by an Office program", ja: "Officeが起動"),
        "office-driver": Text(en: "driven by an Office program", ja: "Officeからの操作"),
        "service-parent": Text(en: "started by a service", ja: "サービスが起動"),
        "odd-parent": Text(en: "started by a program that starts no browsers", ja: "ブラウザーを起動しないはずのプログラムが起動"),
        "other-parent": Text(en: "started by another program", ja: "ほかのプログラムが起動"),
        "unknown-parent": Text(en: "unknown who started it", ja: "起動元が不明"),
        "script-engine": Text(en: "loaded a script engine", ja: "スクリプトエンジンを読み込み"),
        "remote-page": Text(en: "started with a page of another host", ja: "外部のページを指定して起動"),
        "odd-profile": Text(en: "a profile in an odd place", ja: "プロファイルの場所が通常と異なる"),
        "odd-place": Text(en: "the program lies in an odd place", ja: "プログラムの場所が通常と異なる"),
        "writable-place": Text(en: "the program lies where users can write", ja: "プログラムが利用者の書き込める場所にある"),
        "no-session": Text(en: "in no user's session", ja: "利用者のセッションの外で動作"),
        "service-account": Text(en: "under a service account", ja: "サービスアカウントで動作"),
        "visible-window": Text(en: "its window is to be seen", ja: "ウィンドウが表示されています"),
        "hidden-window": Text(
            en: "its windows are minimised or on another desktop", ja: "ウィンドウは最小化されているか、別のデスクトップにあります"),
        "no-window": Text(en: "it has no window on the user's desktop", ja: "ユーザーのデスクトップにウィンドウがありません"),
        "idle": Text(en: "nobody touched keyboard or mouse for 15 minutes", ja: "15分以上キーボードとマウスの操作がありません"),
        "locked-session": Text(en: "while the screen was locked", ja: "画面のロック中"),
        "injected": Text(en: "code was injected into it", ja: "ほかのプロセスからコードを注入された"),
        "opened": Text(en: "another process opened it", ja: "ほかのプロセスに開かれた"),
        "loopback": Text(en: "to this PC itself", ja: "PC自身への通信"),
        "benign-destination": Text(en: "a destination that the policy trusts", ja: "ポリシーで信頼する宛先"),
        "odd-port": Text(en: "an unusual port", ja: "通常と異なるポート"),
        "bare-address": Text(en: "to an address without a name", ja: "名前のないアドレスへの通信"),
        "no-dns": Text(en: "no name was looked up before", ja: "事前の名前解決なし"),
        "regular-interval": Text(en: "at regular intervals", ja: "一定間隔の通信"),
    ]
}
