import Detection

/// What operating systems and ordinary software pack by themselves: by place and by program, so that an intruder who uses the
/// place is seen.
extension ArchivePolicy {
    static let ordinaryExclusions = [
        errorReports, updates, servicingLogs, servicingLogFiles, bundles, unpacking, office, defender, components,
        perUserUpdaters,
        developers, packagesOfPython, deployment, cryptography,
    ]

    private static let files = [
        "archive.created", "archive.odd-place", "archive.renamed", "archive.copied", "archive.burst",
    ]
    private static let system = "?:\\Windows\\System32\\"

    private static let errorReports = ordinary(
        "error-reports", files, Text(en: "Windows packs its error reports.", ja: "Windowsのエラー報告です。"),
        targets: [
            "*\\Microsoft\\Windows\\WER\\*", "*\\CrashDumps\\*", "?:\\Windows\\LiveKernelReports\\*",
            "?:\\Windows\\Minidump\\*", "?:\\Windows\\Temp\\WER*", "*\\AppData\\Local\\Temp\\WER*",
        ],
        programs: inSystem(["wermgr.exe", "WerFault.exe", "WerFaultSecure.exe", "svchost.exe", "dwwin.exe"]))

    private static let updates = ordinary(
        "updates", files, Text(en: "Windows keeps its updates packed.", ja: "Windowsの更新ファイルです。"),
        targets: [
            "?:\\Windows\\SoftwareDistribution\\*", "?:\\Windows\\Logs\\*", "?:\\Windows\\servicing\\*",
            "?:\\Windows\\WinSxS\\*", "?:\\Windows\\CbsTemp\\*", "?:\\$WINDOWS.~BT\\*", "?:\\$GetCurrent\\*",
            "?:\\Windows\\Installer\\*", "?:\\Windows\\INF\\*", "?:\\Windows\\Temp\\*", "?:\\Windows\\Panther\\*",
        ],
        programs: inSystem([
            "svchost.exe", "wuauclt.exe", "MoUsoCoreWorker.exe", "UsoClient.exe", "msiexec.exe", "poqexec.exe",
            "drvinst.exe", "cleanmgr.exe", "Dism\\DismHost.exe", "wusa.exe", "MusNotification.exe",
        ]) + [
            "?:\\Windows\\WinSxS\\*\\TiWorker.exe", "?:\\Windows\\servicing\\TrustedInstaller.exe",
            "?:\\$WINDOWS.~BT\\Sources\\SetupHost.exe",
        ])

    private static let servicingLogs: Exclusion = {
        var exclusion = ordinary(
            "servicing-logs", ["archive.command"],
            Text(en: "Servicing packs its logs.", ja: "更新のサービスが自身のログを圧縮します。"), targets: [],
            programs: ["?:\\Windows\\System32\\makecab.exe", "?:\\Windows\\SysWOW64\\makecab.exe"])
        exclusion.parents = ["?:\\Windows\\WinSxS\\*\\TiWorker.exe", "?:\\Windows\\servicing\\TrustedInstaller.exe"]
        exclusion.commandLines = ["*?:\\Windows\\Logs\\CBS\\CbsPersist_*"]
        return exclusion
    }()

    private static let servicingLogFiles = ordinary(
        "servicing-log-files", files, Text(en: "Servicing packs its logs.", ja: "更新のサービスが自身のログを圧縮します。"),
        targets: ["?:\\Windows\\Logs\\CBS\\CbsPersist_*.cab"], programs: ["?:\\Windows\\System32\\makecab.exe"])

    private static let bundles = ordinary(
        "installer-bundles", files,
        Text(en: "Installers keep what they may have to repair.", ja: "インストーラーが修復用に保存するファイルです。"),
        targets: ["?:\\ProgramData\\Package Cache\\*", "?:\\Windows\\Temp\\{*}\\*", "*\\AppData\\Local\\Temp\\{*}\\*"],
        programs: [
            "*\\Temp\\{*}\\.be\\*", "*\\Temp\\{*}\\.cr\\*", "*\\Temp\\{*}\\.ba\\*",
            "?:\\ProgramData\\Package Cache\\{*}\\*",
        ])

    private static let unpacking = ordinary(
        "installers-unpack", files,
        Text(en: "Installers unpack themselves into folders of their own.", ja: "インストーラーが一時フォルダーに展開するファイルです。"),
        targets: [
            "*\\Temp\\is-*.tmp\\*", "*\\Temp\\ns*.tmp\\*", "*\\Temp\\{*}\\*", "*\\Temp\\7z*\\*", "*\\Temp\\_MEI*\\*",
        ],
        programs: ["*setup*.exe", "*install*.exe", "*\\Temp\\is-*.tmp\\*.tmp"])

    private static let office = ordinary(
        "office", files, Text(en: "Office keeps its updates packed.", ja: "Officeの更新ファイルです。"),
        targets: ["*\\Microsoft\\ClickToRun\\*", "*\\Microsoft Office\\*", "?:\\Windows\\Temp\\*"],
        programs: ["?:\\Program Files\\Common Files\\Microsoft Shared\\ClickToRun\\*"])

    private static let defender = ordinary(
        "defender", files,
        Text(en: "The antivirus fetches its definitions and packs its logs.", ja: "ウイルス対策の定義ファイルとログです。"),
        targets: [
            "?:\\ProgramData\\Microsoft\\Windows Defender\\*", "?:\\Windows\\Temp\\*",
            "?:\\Windows\\SoftwareDistribution\\*",
        ],
        programs: [
            "?:\\ProgramData\\Microsoft\\Windows Defender\\Platform\\*", "?:\\Program Files\\Windows Defender\\*",
            "?:\\Windows\\System32\\MpSigStub.exe", "?:\\Windows\\SoftwareDistribution\\Download\\Install\\*",
        ])

    private static let components = ordinary(
        "browser-components", files + ["archive.downloaded"],
        Text(en: "Browsers update their components and extensions.", ja: "ブラウザーのコンポーネントと拡張機能の更新です。"),
        targets: [
            "*\\User Data\\*", "*\\AppData\\Local\\Temp\\chrome_*", "*\\AppData\\Local\\Temp\\scoped_dir*",
            "*\\AppData\\Local\\Temp\\edge_*", "*\\Mozilla\\*", "?:\\Program Files\\*\\Temp\\*",
            "?:\\Program Files (x86)\\*\\Temp\\*",
        ],
        programs: [
            "?:\\Program Files\\Google\\*", "?:\\Program Files (x86)\\Google\\*",
            "?:\\Program Files\\Microsoft\\Edge*\\*", "?:\\Program Files (x86)\\Microsoft\\Edge*\\*",
            "?:\\Program Files\\Mozilla Firefox\\*", "?:\\Program Files (x86)\\Mozilla Firefox\\*",
            "?:\\Program Files\\BraveSoftware\\*", "?:\\Program Files (x86)\\BraveSoftware\\*",
            "?:\\Users\\*\\AppData\\Local\\Google\\Chrome\\Application\\*",
        ])

    private static let perUserUpdaters = ordinary(
        "per-user-updaters", files,
        Text(en: "Programs that are installed for one user update themselves.", ja: "ユーザー単位で導入されたソフトウェアの更新です。"),
        targets: ["?:\\Users\\*\\AppData\\Local\\*", "?:\\Users\\*\\AppData\\Roaming\\*"],
        programs: [
            "?:\\Users\\*\\AppData\\Local\\Google\\Update\\*", "?:\\Users\\*\\AppData\\Local\\Google\\GoogleUpdater\\*",
            "?:\\Users\\*\\AppData\\Local\\Microsoft\\EdgeUpdate\\*",
            "?:\\Users\\*\\AppData\\Local\\Microsoft\\OneDrive\\*",
            "?:\\Users\\*\\AppData\\Local\\Microsoft\\Teams\\*", "?:\\Users\\*\\AppData\\Local\\slack\\*",
            "?:\\Users\\*\\AppData\\Local\\Discord\\*", "?:\\Users\\*\\AppData\\Roaming\\Zoom\\bin\\*",
            "?:\\Users\\*\\AppData\\Local\\Programs\\Microsoft VS Code\\*",
        ])

    private static let developers = ordinary(
        "package-caches", files + ["archive.created-by-script", "archive.downloaded"],
        Text(en: "Developers' tools keep what they fetched.", ja: "開発ツールのキャッシュです。"),
        targets: [
            "*\\.nuget\\*", "*\\NuGet\\*Cache\\*", "*\\npm-cache\\*", "*\\_cacache\\*", "*\\.m2\\*", "*\\.gradle\\*",
            "*\\pip\\cache\\*", "*\\.git\\*", "*\\.cargo\\*", "*\\node_modules\\*", "*\\go\\pkg\\*",
            "*\\conda*\\pkgs\\*",
            "*\\Yarn\\Cache\\*", "*\\uv\\cache\\*", "*\\vcpkg\\downloads\\*",
        ],
        programs: [
            "*\\python*.exe", "*\\pip*.exe", "*\\uv.exe", "*\\conda*.exe", "*\\node.exe", "*\\java.exe", "*\\javaw.exe",
            "*\\dotnet.exe", "*\\nuget.exe", "*\\MSBuild.exe", "*\\devenv.exe", "*\\cargo.exe", "*\\go.exe",
            "*\\git*.exe",
            "*\\Code.exe", "*\\vcpkg.exe",
        ])

    private static let packagesOfPython: Exclusion = {
        var exclusion = ordinary(
            "python-packages", ["archive.created*"], Text(en: "pip fetches packages.", ja: "pipがパッケージを取得します。"),
            targets: ["*\\AppData\\Local\\Temp\\pip-*"], programs: ["*\\python*.exe", "*\\pip*.exe"])
        exclusion.commandLines = ["* -m pip *", "*\\pip*.exe*", "pip*"]
        return exclusion
    }()

    private static let deployment = ordinary(
        "deployment", files + ["archive.on-share"],
        Text(en: "Software is distributed by its management system.", ja: "管理システムによるソフトウェア配布です。"),
        targets: [
            "?:\\Windows\\ccmcache\\*", "?:\\Windows\\ccmsetup\\*", "?:\\Windows\\CCM\\*", "?:\\Windows\\IMECache\\*",
        ],
        programs: [
            "?:\\Windows\\CCM\\*", "?:\\Windows\\ccmsetup\\*",
            "?:\\Program Files (x86)\\Microsoft Intune Management Extension\\*",
        ])

    private static let cryptography = ordinary(
        "certificate-lists", files, Text(en: "Windows fetches lists of certificates.", ja: "Windowsが取得する証明書リストです。"),
        targets: ["*\\CryptnetUrlCache\\*", "*\\INetCache\\*", "?:\\Windows\\System32\\catroot2\\*"],
        programs: inSystem(["svchost.exe", "lsass.exe", "consent.exe", "taskhostw.exe"]) + [
            "?:\\Windows\\explorer.exe", "?:\\Program Files\\*", "?:\\Program Files (x86)\\*",
        ])

    private static func inSystem(_ names: [String]) -> [String] {
        names.flatMap { [system + $0, "?:\\Windows\\SysWOW64\\" + $0] }
    }

    private static func ordinary(
        _ id: String, _ rules: [String], _ reason: Text, targets: [String], programs: [String]
    ) -> Exclusion {
        var exclusion = Exclusion(id: id)
        exclusion.rules = rules
        exclusion.targets = targets
        exclusion.programs = programs
        exclusion.reason = reason
        return exclusion
    }
}
