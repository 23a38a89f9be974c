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
