import Detection

/// What the archive watch can find.
enum ArchiveRules {
    static let created = rule(
        "archive.created", .medium, ["T1560"], "An archive file was made", "圧縮ファイルが作成されました",
        "People pack files too.", "通常の作業でも圧縮ファイルは作られます。")
    static let createdByScript = rule(
        "archive.created-by-script", .medium, ["T1560.002"], "A script made an archive file",
        "スクリプトが圧縮ファイルを作成しました", "Logon scripts and build scripts pack files.",
        "ログオンスクリプトやビルドでも作られます。")
    static let command = rule(
        "archive.command", .medium, ["T1560.001"], "An archiver was told to make an archive",
        "圧縮ソフトに圧縮ファイルの作成が指示されました", "Administrators and batch jobs use archivers.",
        "管理者やバッチ処理でも使われます。")
    static let encrypted = rule(
        "archive.encrypted", .high, ["T1560.001"], "An archive was made with a password",
        "パスワード付きの圧縮ファイルが作成されました", "Mail attachments are often packed with a password.",
        "メールの添付ファイルにパスワードを付ける運用があります。")
    static let split = rule(
        "archive.split", .medium, ["T1560.001", "T1030"], "An archive was made in pieces",
        "分割された圧縮ファイルが作成されました", "Large backups are split.", "大きなバックアップでも分割されます。")
    static let selfExtracting = rule(
        "archive.self-extracting", .medium, ["T1560.001"], "A self-extracting archive was made",
        "自己解凍形式の圧縮ファイルが作成されました", "Installers are built this way.",
        "インストーラーの作成でも使われます。")
    static let greedy = rule(
        "archive.greedy", .high, ["T1560.001", "T1005"],
        "Documents, a whole profile, a drive, a share or stored secrets were to be packed",
        "文書の一括指定、プロファイルやドライブの全体、共有フォルダー、認証情報などの圧縮が指示されました",
        "Backups of profiles and shares, written as scripts, do the same.",
        "プロファイルや共有フォルダーをスクリプトでバックアップしている場合も該当します。")
    static let renamedTool = rule(
        "archive.renamed-tool", .high, ["T1560.001"], "An archiver ran under another name",
        "圧縮ソフトが別の名前で実行されました", "Products ship archivers under names of their own.",
        "製品が独自の名前で圧縮ソフトを同梱することがあります。")
    static let oddPlace = rule(
        "archive.odd-place", .medium, ["T1560", "T1074.001"],
        "An archive, or the archiver itself, lies where nobody works with archives",
        "通常は使われない場所で、圧縮ファイルが作成されたか、圧縮ソフトが実行されました",
        "Installers and updaters pack and unpack in temporary folders.",
        "インストーラーや更新プログラムは一時フォルダーで圧縮や展開を行います。")
    static let onShare = rule(
        "archive.on-share", .medium, ["T1074.002"], "An archive file was written to a share",
        "共有フォルダーに圧縮ファイルが書き込まれました", "People and deployments leave archives on shares.",
        "利用者間の受け渡しやソフトウェア配布でも書き込まれます。")
    static let burst = rule(
        "archive.burst", .high, ["T1560"], "One process made many archive files in a short time",
        "1 つのプロセスが短時間に多数の圧縮ファイルを作成しました", "Installers unpack many archives at once.",
        "インストーラーが多数の圧縮ファイルをまとめて展開することがあります。")
    static let downloaded = rule(
        "archive.downloaded", .informational, ["T1105"], "An archive file was downloaded",
        "圧縮ファイルがダウンロードされました", "Downloads are everyday.", "ダウンロードは日常的です。")
    static let copied = rule(
        "archive.copied", .low, ["T1074.001"], "An archive file was copied", "圧縮ファイルがコピーされました",
        "Copies are everyday.", "コピーは日常的です。")
    static let renamed = rule(
        "archive.renamed", .medium, ["T1036.008"],
        "An archive hides under another kind of name, or its name was changed to or from an archive's",
        "圧縮ファイルが別の種類の名前を持っているか、圧縮ファイルの名前に、またはその逆に変更されました",
        "Browsers finish downloads this way.", "ブラウザーはダウンロードの完了時に名前を変更します。")

    static let prohibited = rule(
        "archive.prohibited", .high, ["T1560.001"],
        "An archiver was kept from running or from writing, as the policy says",
        "ポリシーにより、圧縮ソフトの実行または書き込みが禁止されました", "People who do not know of the prohibition try, too.",
        "禁止を知らない利用者の操作でも該当します。")

    static let all = [
        created, createdByScript, command, encrypted, split, selfExtracting, greedy, renamedTool, oddPlace, onShare,
        burst,
        downloaded, copied, renamed, prohibited,
    ]

    private static func rule(
        _ id: String, _ level: Level, _ techniques: [String], _ en: String, _ ja: String, _ falseEn: String,
        _ falseJa: String
    ) -> Rule {
        Rule(
            id, .archive, level, techniques, name: Text(en: en, ja: ja),
            falsePositives: Text(en: falseEn, ja: falseJa))
    }
}
