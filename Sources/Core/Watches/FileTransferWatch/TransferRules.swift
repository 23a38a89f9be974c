import Detection

/// What the transfer watch can find.
enum TransferRules {
    static let all = [
        ftpCommand, ftpScript, ftpClient, program, download, upload, renamedProgram, job, ftpConnection, connection,
        copyToShare, tunnel, cloudClient, webService, fileSent, fileFetched,
    ]

    static let ftpCommand = Rule(
        "transfer.ftp-command", .transfer, .medium, ["T1071.002", "T1048.003"],
        name: Text(en: "The FTP command was started", ja: "FTPコマンドが起動されました"),
        falsePositives: Text(
            en: "Administrators and old batch jobs that fetch or deliver files.",
            ja: "管理者の作業や、ファイルを送受信する以前からのバッチ処理。"))

    static let ftpScript = Rule(
        "transfer.ftp-script", .transfer, .high, ["T1071.002", "T1048.003", "T1020"],
        name: Text(
            en: "The FTP command was started with a script of commands", ja: "FTPコマンドがコマンドファイル付きで起動されました"),
        falsePositives: Text(
            en: "Scheduled deliveries to a business partner; exclude them by their parent or command line.",
            ja: "取引先への定期的な送信。親プロセスまたはコマンドラインで除外してください。"))

    static let ftpClient = Rule(
        "transfer.ftp-client", .transfer, .medium, ["T1048", "T1071.002"],
        name: Text(en: "An FTP client was started", ja: "FTPクライアントが起動されました"),
        falsePositives: Text(
            en: "People who maintain web sites; exclude them by user or program.",
            ja: "Webサイトの管理担当者。ユーザーまたはプログラムで除外してください。"))

    static let program = Rule(
        "transfer.program", .transfer, .medium, ["T1048"],
        name: Text(en: "A file transfer program was started", ja: "ファイル転送プログラムが起動されました"),
        falsePositives: Text(en: "Administrators and developers.", ja: "管理者や開発者の作業。"))

    static let download = Rule(
        "transfer.download", .transfer, .medium, ["T1105"],
        name: Text(
            en: "A file was downloaded by a command or a script", ja: "コマンドまたはスクリプトでファイルがダウンロードされました"),
        falsePositives: Text(
            en: "Installation scripts, administrators and developers.", ja: "インストール用スクリプト、管理者や開発者の作業。"))

    static let upload = Rule(
        "transfer.upload", .transfer, .high, ["T1048", "T1567"],
        name: Text(
            en: "A file was uploaded by a command or a script", ja: "コマンドまたはスクリプトでファイルがアップロードされました"),
        falsePositives: Text(
            en: "Backups to another host and deliveries by scripts.", ja: "別のホストへのバックアップや、スクリプトによる納品。"))

    static let renamedProgram = Rule(
        "transfer.renamed-program", .transfer, .high, ["T1105", "T1048"],
        name: Text(
            en: "A transfer program runs under another name", ja: "ファイル転送プログラムが別の名前で実行されています"),
        falsePositives: Text(
            en: "Software that ships a transfer program under a name of its own.",
            ja: "転送プログラムを独自の名前で同梱しているソフトウェア。"))

    static let job = Rule(
        "transfer.bits-job", .transfer, .medium, ["T1197", "T1105"],
        name: Text(
            en: "A background transfer (BITS) to or from an unusual destination",
            ja: "通常とは異なる宛先とのバックグラウンド転送(BITS)が行われました"),
        falsePositives: Text(
            en: "Updaters of programs that the exclusions do not know yet.", ja: "除外設定にまだないプログラムの更新機能。"))

    static let ftpConnection = Rule(
        "transfer.ftp-connection", .transfer, .medium, ["T1071.002"],
        name: Text(en: "A program connected to an FTP port", ja: "プログラムがFTPのポートに接続しました"),
        falsePositives: Text(
            en: "Printers, scanners and business software that deliver by FTP.",
            ja: "FTPで送信するプリンター、スキャナー、業務ソフトウェア。"))

    static let connection = Rule(
        "transfer.connection", .transfer, .low, ["T1048"],
        name: Text(en: "A transfer program connected to a host", ja: "ファイル転送プログラムがホストに接続しました"),
        falsePositives: Text(en: "The program's start says more.", ja: "プログラムの起動の検出がより多くを示します。"))

    static let fileSent = Rule(
        "transfer.file-sent", .transfer, .high, ["T1048"],
        name: Text(en: "A file was sent to another host", ja: "ファイルが別のホストへ送信されました"),
        falsePositives: Text(
            en:
                "Deliveries to a business partner, and people who maintain web sites; exclude them by program or destination.",
            ja: "取引先への納品や、Webサイトの管理。プログラムまたは宛先で除外してください。"))

    static let fileFetched = Rule(
        "transfer.file-fetched", .transfer, .medium, ["T1105"],
        name: Text(en: "A file was fetched from another host", ja: "ファイルが別のホストから取得されました"),
        falsePositives: Text(
            en: "Administrators and developers, and deliveries by a business partner.",
            ja: "管理者や開発者の作業、取引先からの受領。"))

    static let copyToShare = Rule(
        "transfer.copy-to-share", .transfer, .low, ["T1021.002"],
        name: Text(
            en: "Files were copied to or from an administrative share", ja: "管理共有との間でファイルがコピーされました"),
        falsePositives: Text(en: "Administrators who install software.", ja: "管理者によるソフトウェアの配布。"))

    static let tunnel = Rule(
        "transfer.tunnel", .transfer, .high, ["T1572"],
        name: Text(
            en: "A tunnel to another network was opened", ja: "別のネットワークへのトンネルが開かれました"),
        falsePositives: Text(en: "Developers who show their work.", ja: "開発中のものを公開する開発者。"))

    static let cloudClient = Rule(
        "transfer.cloud-client", .transfer, .medium, ["T1567.002"],
        name: Text(
            en: "A cloud storage client was started", ja: "クラウドストレージのクライアントが起動されました"),
        falsePositives: Text(
            en: "Storage services that the organisation allows.", ja: "組織で許可しているストレージサービス。"))

    static let webService = Rule(
        "transfer.web-service", .transfer, .medium, ["T1567"],
        name: Text(
            en: "A program turned to a file transfer service on the web",
            ja: "プログラムがWeb上のファイル転送サービスを利用しました"),
        falsePositives: Text(
            en: "People who exchange files with partners; browsers count less.",
            ja: "取引先とのファイルの受け渡し。ブラウザーの場合は低いレベルになります。"))
}
