import Detection

extension RegistryPolicy {
    /// What Windows and well-known programs write by themselves below registered locations.
    static let exclusions: [Exclusion] = [
        exclusion(
            "activity-moderator", ["HKLM\\SYSTEM\\CurrentControlSet\\Services\\bam\\*"], [],
            "The background activity moderator notes when programs ran.", "バックグラウンドアクティビティの実行記録です。"),
        exclusion(
            "network-lease", ["HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters\\Interfaces\\*"], [],
            "DHCP notes its leases.", "DHCPのリース情報です。"),
        exclusion(
            "performance-counters", ["HKLM\\SYSTEM\\CurrentControlSet\\Services\\*\\Performance\\*"],
            ["C:\\Windows\\System32\\*", "C:\\Windows\\SysWOW64\\*"],
            "WMI refreshes performance counters.", "WMIがパフォーマンスカウンターを更新します。"),
        exclusion(
            "start-toggles",
            [
                "BITS", "UsoSvc", "TrustedInstaller", "clr_optimization_*", "fhsvc", "nal", "tunnel",
                "DeviceAssociationService",
            ].map { "HKLM\\SYSTEM\\CurrentControlSet\\Services\\\($0)\\Start" },
            ["C:\\Windows\\System32\\services.exe", "C:\\Windows\\servicing\\TrustedInstaller.exe"],
            "Windows switches these services on and off.", "Windowsがこれらのサービスの開始方法を切り替えます。"),
        exclusion(
            "one-drive", ["HKU\\*\\CurrentVersion\\Run\\OneDrive"],
            ["C:\\Users\\*\\AppData\\Local\\Microsoft\\OneDrive\\*", "C:\\Program Files\\Microsoft OneDrive\\*"],
            "OneDrive keeps its own start.", "OneDriveが自身の自動起動を登録します。",
            data: ["*\\Microsoft\\OneDrive\\OneDrive.exe*", "*\\Microsoft OneDrive\\OneDrive.exe*"]),
        exclusion(
            "task-cache", ["HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Schedule\\TaskCache\\*"],
            ["C:\\Windows\\System32\\svchost.exe"],
            "The task scheduler keeps its own registrations.", "タスクスケジューラ自身による登録です。"),
        exclusion(
            "default-programs", ["HKU\\*\\UserChoice\\ProgId", "HKU\\*\\UserChoice"],
            [
                "C:\\Windows\\System32\\SystemSettings.exe", "C:\\Windows\\ImmersiveControlPanel\\SystemSettings.exe",
                "C:\\Windows\\System32\\OpenWith.exe", "C:\\Windows\\explorer.exe",
            ],
            "A user chose a default program.", "利用者が既定のプログラムを選びました。"),
        exclusion(
            "servicing-stack",
            [
                "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon\\*",
                "HKLM\\SYSTEM\\CurrentControlSet\\Control\\*",
            ], ["C:\\Windows\\WinSxS\\*_microsoft-windows-servicingstack_*\\TiWorker.exe"],
            "Updates write what belongs to Windows anew.", "更新がWindowsの設定を書き直します。",
            data: [
                "explorer.exe", "C:\\Windows\\system32\\userinit.exe,", "credssp.dll", "localspl.dll", "usbmon.dll",
                "tcpmon.dll", "Binary Data",
            ]),
        exclusion(
            "defender-driver", ["HKLM\\SYSTEM\\CurrentControlSet\\Services\\MpKsl*\\ImagePath"],
            ["C:\\Windows\\System32\\services.exe"],
            "Microsoft Defender loads a driver with each definition update.",
            "Microsoft Defenderが定義の更新ごとにドライバーを登録します。",
            data: ["*C:\\ProgramData\\Microsoft\\Windows Defender\\Definition Updates\\{*}\\MpKslDrv.sys"]),
        exclusion(
            "teams", ["HKU\\*\\CurrentVersion\\Run\\Teams"],
            ["C:\\Program Files\\WindowsApps\\MSTeams_*\\ms-teams.exe"],
            "Teams keeps its own start.", "Teamsが自身の自動起動を登録します。",
            data: ["*\\AppData\\Local\\Microsoft\\WindowsApps\\ms-teams.exe*"]),
        exclusion(
            "one-drive-update",
            [
                "HKU\\*\\CurrentVersion\\RunOnce\\Delete Cached *", "HKU\\*\\Software\\Classes\\CLSID\\*",
                "HKU\\*\\CurrentVersion\\Explorer\\ShellIconOverlayIdentifiers\\ OneDrive*",
            ], ["C:\\Users\\*\\AppData\\Local\\Microsoft\\OneDrive\\*"],
            "OneDrive registers itself when it updates.", "OneDriveが更新の際に自身を登録します。",
            data: [
                "C:\\Windows\\system32\\cmd.exe /q /c del /q \"C:\\Users\\*\\Microsoft\\OneDrive\\*.exe\"",
                "C:\\Windows\\system32\\shell32.dll", "{????????-????-????-????-????????????}",
            ]),
        exclusion(
            "chrome-installer",
            [
                "HKLM\\SOFTWARE\\Microsoft\\Active Setup\\Installed Components\\{8A69D345-D564-463c-AFF1-A69D9E530F96}\\*",
                "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\App Paths\\chrome.exe\\*",
                "HKLM\\SOFTWARE\\Classes\\CLSID\\{A2C6CB58-C076-425C-ACB7-6D19D64428CD}\\*",
            ], ["C:\\Program Files\\Google\\*\\setup.exe", "C:\\Program Files (x86)\\Google\\*\\setup.exe"],
            "Chrome's installer registers the browser.", "Chromeのインストーラーがブラウザーを登録します。",
            data: ["*C:\\Program Files\\Google\\Chrome\\Application\\*"]),
    ]

    private static func exclusion(
        _ id: String, _ targets: [String], _ programs: [String], _ en: String, _ ja: String, data: [String] = []
    ) -> Exclusion {
        var exclusion = Exclusion(id: id)
        exclusion.targets = targets
        exclusion.programs = programs
        exclusion.data = data
        exclusion.reason = Text(en: en, ja: ja)
        return exclusion
    }
}
