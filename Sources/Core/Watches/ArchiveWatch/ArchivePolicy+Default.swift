import Detection

extension ArchivePolicy {
    /// The default.
    package static let `default`: ArchivePolicy = {
        var policy = ArchivePolicy()
        policy.formats = ArchiveFormat.table
        policy.tools = ArchiveTool.table
        policy.settings.exclusions = [
            exclusion(
                "error-reports",
                [
                    "*\\Microsoft\\Windows\\WER\\*", "*\\CrashDumps\\*", "C:\\Windows\\LiveKernelReports\\*",
                    "C:\\Windows\\Minidump\\*",
                ], "Windows packs its error reports.", "Windowsのエラー報告です。"),
            exclusion(
                "updates",
                [
                    "C:\\Windows\\SoftwareDistribution\\*", "C:\\Windows\\Logs\\*", "C:\\Windows\\servicing\\*",
                    "C:\\Windows\\WinSxS\\*", "C:\\Windows\\System32\\catroot2\\*", "C:\\$WINDOWS.~BT\\*",
                    "C:\\ProgramData\\Microsoft\\Windows Defender\\*", "C:\\Windows\\Installer\\*",
                    "C:\\ProgramData\\Package Cache\\*", "*\\Microsoft\\ClickToRun\\*",
                ], "Windows and Office keep their updates packed.", "WindowsとOfficeの更新ファイルです。"),
            exclusion(
                "caches",
                [
                    "*\\.nuget\\*", "*\\npm-cache\\*", "*\\.m2\\*", "*\\.gradle\\*", "*\\pip\\cache\\*", "*\\.git\\*",
                    "*\\.cargo\\*", "*\\node_modules\\*", "*\\CryptnetUrlCache\\*", "*\\INetCache\\*",
                ], "Developers' tools and Windows keep what they fetched.", "開発ツールやWindowsのキャッシュです。"),
            servicingLogs, packagesOfPython,
        ]
        return policy
    }()

    private static let servicingLogs: Exclusion = {
        var exclusion = Exclusion(id: "servicing-logs")
        exclusion.programs = ["C:\\Windows\\System32\\makecab.exe"]
        exclusion.parents = ["C:\\Windows\\WinSxS\\*\\TiWorker.exe", "C:\\Windows\\servicing\\TrustedInstaller.exe"]
        exclusion.commandLines = ["*C:\\Windows\\Logs\\CBS\\CbsPersist_*"]
        exclusion.reason = Text(en: "Servicing packs its logs.", ja: "更新のサービスが自身のログを圧縮します。")
        return exclusion
    }()

    private static let packagesOfPython: Exclusion = {
        var exclusion = Exclusion(id: "python-packages")
        exclusion.rules = ["archive.created*"]
        exclusion.targets = ["*\\AppData\\Local\\Temp\\pip-*"]
        exclusion.programs = ["*\\python.exe"]
        exclusion.commandLines = ["* -m pip *", "*\\pip.exe*"]
        exclusion.reason = Text(en: "pip fetches packages.", ja: "pipがパッケージを取得します。")
        return exclusion
    }()

    private static func exclusion(_ id: String, _ targets: [String], _ en: String, _ ja: String) -> Exclusion {
        var exclusion = Exclusion(id: id)
        exclusion.rules = ["archive.created", "archive.renamed", "archive.copied", "archive.downloaded"]
        exclusion.targets = targets
        exclusion.reason = Text(en: en, ja: ja)
        return exclusion
    }
}
