import Detection

/// Transfers that Windows, its updates and ordinary software make by themselves.
enum TransferExclusions {
    static let ordinary = [
        jobs, localHost, loopback, cloudInPlace, packageManagers, buildTools, gpu, microsoftByScript,
    ]

    /// By the host and not by a pattern over the whole address, which an address can be made to match.
    private static let jobs = exclusion(
        "software-updates", ["transfer.bits-job"],
        Text(en: "Updates by the makers of the software.", ja: "ソフトウェアの提供元による更新。")
    ) {
        $0.targets = updateHosts
    }

    private static let updateHosts = [
        "*.microsoft.com", "*.windowsupdate.com", "*.windows.com", "*.msftconnecttest.com", "*.office.com",
        "*.office.net", "*.office365.com", "*.live.com", "*.live.net", "*.msn.com", "*.msocdn.com", "*.xboxlive.com",
        "*.microsoftonline.com", "*.bing.com", "*.s-microsoft.com", "*.gvt1.com", "*.gvt2.com", "*.google.com",
        "*.mozilla.net", "*.mozilla.org", "*.adobe.com", "*.adobe.io", "*.apple.com", "*.dell.com", "*.hp.com",
        "*.lenovo.com", "*.intel.com", "*.nvidia.com", "*.fujitsu.com", "*.dynabook.com", "*.nec.com",
        "*.panasonic.com",
        "*.trendmicro.com", "*.symantec.com", "*.mcafee.com", "*.kaspersky.com", "*.eset.com", "*.brave.com",
        "*.visualstudio.com", "*.oracle.com",
    ]

    private static let addressBook = exclusion(
        "address-book", ["transfer.bits-job"],
        Text(en: "Outlook's offline address book.", ja: "Outlookのオフラインアドレス帳。")
    ) {
        $0.data = ["http*://*/oab/*.lzx", "http*://*/oab/*.xml"]
    }

    private static let localHost = exclusion(
        "local-host", ["transfer.download", "transfer.upload", "transfer.bits-job"],
        Text(en: "A service on the computer itself.", ja: "コンピューター自身のサービス。")
    ) {
        $0.targets = ["localhost", "127.0.0.1", "::1"]
    }

    private static let loopback = exclusion(
        "loopback-connections", ["transfer.connection", "transfer.ftp-connection"],
        Text(en: "A connection inside the computer.", ja: "コンピューター内部の接続。")
    ) {
        $0.targets = ["127.*", "::1", "0:0:0:0:0:0:0:1", "localhost"]
    }

    private static let cloudInPlace = exclusion(
        "cloud-clients-in-place", ["transfer.cloud-client", "transfer.connection"],
        Text(
            en:
                "Storage clients where their installers put them; remove this where the organisation does not allow them.",
            ja: "正規の場所にインストールされたストレージクライアント。組織で許可していない場合は削除してください。")
    ) {
        $0.programs = [
            "?:\\Program Files\\Dropbox\\*", "?:\\Program Files (x86)\\Dropbox\\*",
            "?:\\Program Files\\Microsoft OneDrive\\*", "?:\\Program Files (x86)\\Microsoft OneDrive\\*",
            "?:\\Users\\*\\AppData\\Local\\Microsoft\\OneDrive\\*", "?:\\Windows\\System32\\OneDrive.exe",
            "?:\\Program Files\\Google\\Drive\\*", "?:\\Program Files\\Google\\Drive File Stream\\*",
            "?:\\Program Files\\Box\\*",
        ]
    }

    private static let packageManagers = exclusion(
        "package-managers", ["transfer.download", "transfer.connection"],
        Text(en: "Package managers fetch what they install.", ja: "パッケージマネージャーによる取得。")
    ) {
        $0.parents = [
            "?:\\ProgramData\\chocolatey\\*", "*\\WindowsApps\\*\\winget.exe", "?:\\Program Files\\Git\\*",
            "?:\\msys64\\*", "/usr/bin/apt*", "/usr/bin/dpkg", "/usr/lib/apt/*", "/usr/bin/dnf*", "/usr/bin/yum",
        ]
    }

    private static let buildTools = exclusion(
        "build-tools", ["transfer.download", "transfer.connection", "transfer.program", "transfer.tunnel"],
        Text(en: "Builds fetch their dependencies.", ja: "ビルドによる依存ファイルの取得。")
    ) {
        $0.parents =
            buildPlaces.flatMap { place in buildPrograms.map { place + $0 } } + [
                "?:\\Users\\*\\.cargo\\bin\\*.exe", "?:\\Users\\*\\.rustup\\*.exe", "?:\\Users\\*\\.dotnet\\dotnet.exe",
                "?:\\Users\\*\\AppData\\Roaming\\nvm\\*\\node.exe", "?:\\Users\\*\\scoop\\apps\\*\\node.exe",
                "?:\\Users\\*\\scoop\\apps\\*\\git.exe", "?:\\Go\\bin\\go.exe", "?:\\tools\\vcpkg\\vcpkg.exe",
                "?:\\vcpkg\\vcpkg.exe",
            ]
    }

    /// Where installers put them: a file of such a name elsewhere can be anything.
    private static let buildPlaces = [
        "?:\\Program Files\\*\\", "?:\\Program Files (x86)\\*\\", "?:\\Users\\*\\AppData\\Local\\Programs\\*\\",
    ]
    private static let buildPrograms = [
        "git.exe", "cmake.exe", "ninja.exe", "msbuild.exe", "devenv.exe", "node.exe", "cargo.exe", "make.exe",
        "mingw32-make.exe", "java.exe", "vcpkg.exe", "code.exe", "dotnet.exe", "go.exe", "bazel.exe",
    ]

    private static let gpu = exclusion(
        "graphics-driver", ["transfer.download"],
        Text(en: "The graphics driver's own profiles.", ja: "グラフィックスドライバー自身のプロファイル。")
    ) {
        $0.programs = ["*\\GfxDownloadWrapper.exe"]
        $0.targets = ["*.intel.com"]
    }

    private static let microsoftByScript = exclusion(
        "repositories", ["transfer.download"],
        Text(
            en: "Repositories that publish checked packages.", ja: "検証済みパッケージを公開しているリポジトリ。")
    ) {
        $0.targets = [
            "*.windowsupdate.com", "download.microsoft.com", "go.microsoft.com", "*.powershellgallery.com",
            "*.nuget.org", "*.chocolatey.org", "get.scoop.sh", "pypi.org", "files.pythonhosted.org", "*.npmjs.org",
            "*.debian.org", "*.ubuntu.com",
        ]
    }

    private static func exclusion(
        _ id: String, _ rules: [String], _ reason: Text, _ fill: (inout Exclusion) -> Void
    ) -> Exclusion {
        var exclusion = Exclusion(id: id)
        exclusion.rules = rules
        exclusion.reason = reason
        fill(&exclusion)
        return exclusion
    }
}
