import Detection

/// What the browser watch can find.
enum BrowserRules {
    static let unexpectedConnection = Rule(
        "browser.unexpected-connection", .browser, .medium, ["T1071.001"],
        name: Text(
            en: "A browser that nobody drives made a connection that nothing explains",
            ja: "利用者が操作していないブラウザーが、説明のつかない通信を行いました"),
        falsePositives: Text(
            en: "Business applications that drive a browser, and services that print pages",
            ja: "ブラウザーを操作する業務アプリケーション、ページを印刷するサービス"))

    static let headless = Rule(
        "browser.headless", .browser, .medium, ["T1564.003", "T1105"],
        name: Text(
            en: "A browser was started without a visible window",
            ja: "ブラウザーが、目に見えるウィンドウなしで起動されました"),
        falsePositives: Text(
            en: "Automated tests, and programs that turn pages into PDF files",
            ja: "自動テスト、ページをPDFに変換するプログラム"))

    static let remoteDebugging = Rule(
        "browser.remote-debugging", .browser, .medium, ["T1185"],
        name: Text(
            en: "A browser was started so that another program can drive it and read its pages and cookies",
            ja: "他のプログラムが操作し、ページやCookieを読み取れる状態でブラウザーが起動されました"),
        falsePositives: Text(en: "Web developers and automated tests", ja: "Web開発者、自動テスト"))

    static let automation = Rule(
        "browser.automation", .browser, .medium, ["T1185", "T1176"],
        name: Text(
            en: "A browser was started with switches that automate it, add an extension or weaken its protection",
            ja: "自動操作、拡張機能の追加、または保護の弱体化を行うオプション付きでブラウザーが起動されました"),
        falsePositives: Text(
            en: "Automated tests, developers of extensions, and proxies set by a shortcut",
            ja: "自動テスト、拡張機能の開発者、ショートカットによるプロキシ設定"))

    static let comStart = Rule(
        "browser.com-start", .browser, .medium, ["T1559.001", "T1071.001"],
        name: Text(
            en: "Internet Explorer or an HTML application was started by COM on behalf of another program",
            ja: "別のプログラムの依頼により、Internet ExplorerまたはHTMLアプリケーションがCOM経由で起動されました"),
        falsePositives: Text(
            en: "Office macros and older business applications that drive Internet Explorer, and pages in IE mode",
            ja: "Internet Explorerを操作するOfficeマクロや古い業務アプリケーション、IEモードのページ"))

    static let scriptStart = Rule(
        "browser.script-start", .browser, .low, ["T1071.001", "T1105"],
        name: Text(
            en: "A script, or a program that runs others' code, started a browser",
            ja: "スクリプト、または他者のコードを実行するプログラムがブラウザーを起動しました"),
        falsePositives: Text(
            en: "Shortcuts and logon scripts that open a page, and administrators at a command prompt",
            ja: "ページを開くショートカットやログオンスクリプト、コマンドプロンプトでの管理作業"))

    static let officeStart = Rule(
        "browser.office-start", .browser, .low, ["T1071.001"],
        name: Text(en: "An Office program started a browser", ja: "Officeのプログラムがブラウザーを起動しました"),
        falsePositives: Text(en: "Links in documents that somebody clicks", ja: "文書内のリンクのクリック"))

    static let injected = Rule(
        "browser.injected", .browser, .high, ["T1055", "T1185"],
        name: Text(
            en: "A foreign program reached into a running browser",
            ja: "別のプログラムが実行中のブラウザーに侵入しました"),
        falsePositives: Text(
            en: "Antivirus programs, input methods, password managers and accessibility tools",
            ja: "ウイルス対策ソフト、日本語入力、パスワード管理ツール、支援ツール"))

    static let comEvidence = Rule(
        "browser.com-evidence", .browser, .low, ["T1559.001"],
        name: Text(
            en: "A program that is no browser loaded the library through which Internet Explorer is driven",
            ja: "ブラウザーではないプログラムが、Internet Explorerを操作するライブラリを読み込みました"),
        falsePositives: Text(
            en: "Older business applications and installers", ja: "古い業務アプリケーション、インストーラー"))

    static let oddPlace = Rule(
        "browser.odd-place", .browser, .low, ["T1071.001"],
        name: Text(
            en: "A program with a browser's name, or a browser under another name, ran outside the folders of browsers",
            ja: "ブラウザーの名前を持つプログラム、または名前を変えたブラウザーが、通常とは異なる場所で実行されました"),
        falsePositives: Text(en: "Portable browsers", ja: "ポータブル版のブラウザー"))

    static let serviceAccount = Rule(
        "browser.service-account", .browser, .medium, ["T1071.001"],
        name: Text(
            en: "A browser was started under the account of a service, or where nobody sits at the screen",
            ja: "サービスアカウント、または誰も画面の前にいないセッションでブラウザーが起動されました"),
        falsePositives: Text(
            en: "Services that print pages or take pictures of them", ja: "ページの印刷や画像化を行うサービス"))

    static let anonymiser = Rule(
        "browser.anonymiser", .browser, .medium, ["T1090"],
        name: Text(
            en: "A browser was started that hides where it connects to",
            ja: "通信先を隠すブラウザーが起動されました"),
        falsePositives: Text(en: "Investigators and journalists", ja: "調査担当者、報道関係者"))

    static let all = [
        unexpectedConnection, headless, remoteDebugging, automation, comStart, scriptStart, officeStart, injected,
        comEvidence, oddPlace, serviceAccount, anonymiser,
    ]
}
