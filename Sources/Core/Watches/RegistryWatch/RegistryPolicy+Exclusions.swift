import Detection

/// What Windows and its own parts write by themselves.
///
/// A name is anybody's: where a program is given, it is by its whole path in a folder that only administrators write to.
extension RegistryPolicy {
    static let ordinaryChanges =
        servicing + tasks + recording + explorer + defender + values + policies + applications

    private static let servicing = [
        exclusion(
            "windows-servicing",
            Text(
                en: "Windows Update and the installation of Windows components.",
                ja: "Windows UpdateおよびWindowsコンポーネントのインストール。")
        ) {
            $0.programs = [
                #"?:\Windows\WinSxS\*\TiWorker.exe"#, #"?:\Windows\servicing\TrustedInstaller.exe"#,
                #"?:\Windows\System32\poqexec.exe"#, #"?:\Windows\WinSxS\*\poqexec.exe"#,
            ]
        },
        exclusion(
            "services-that-windows-switches",
            Text(
                en: "Windows switches these services on and off itself.", ja: "Windows自身が有効化と無効化を切り替えるサービス。")
        ) {
            $0.rules = ["registry.service"]
            $0.programs = [#"?:\Windows\System32\services.exe"#, #"?:\Windows\System32\svchost.exe"#]
            $0.targets = [
                "BITS", "UsoSvc", "TrustedInstaller", "clr_optimization_*", "fhsvc", "nal", "tunnel",
                "DeviceAssociationService", "MpKsl*", "WdNisDrv", "DoSvc", "InstallService", "wuauserv", "sppsvc",
            ].map { #"HKLM\System\CurrentControlSet\Services\"# + $0 + #"\Start"# }
            $0.data = ["DWORD (0x00000002)", "DWORD (0x00000003)", "2", "3"]
        },
        exclusion(
            "firewall-service",
            Text(en: "The firewall service keeps its own rules.", ja: "ファイアウォールサービスによる自身の規則の保存。")
        ) {
            $0.programs = [#"?:\Windows\System32\svchost.exe"#]
            $0.targets = [
                #"HKLM\System\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy\FirewallRules\*"#
            ]
        },
    ]

    private static let tasks = [
        exclusion(
            "windows-tasks",
            Text(en: "Windows keeps its own scheduled tasks.", ja: "Windows自身によるスケジュールタスクの更新。")
        ) {
            $0.rules = ["registry.scheduled-task"]
            $0.programs = [#"?:\Windows\System32\svchost.exe"#]
            $0.targets = [
                #"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Schedule\TaskCache\Tree\Microsoft\Windows\*"#,
                #"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Schedule\TaskCache\Tree\Microsoft\Office\*"#,
            ]
            // Not where a value is deleted, which is how a task is hidden: there is no data then.
            $0.data = ["?*"]
        }
    ]

    private static let recording = [
        exclusion(
            "trace-sessions",
            Text(en: "Windows keeps its own trace sessions.", ja: "Windows自身のトレースセッションの管理。")
        ) {
            $0.rules = ["registry.logging"]
            $0.programs = [
                "System", #"?:\Windows\System32\svchost.exe"#, #"?:\Windows\System32\services.exe"#,
                #"?:\Windows\System32\wbem\WmiPrvSE.exe"#,
            ]
            $0.targets = [#"HKLM\System\CurrentControlSet\Control\WMI\Autologger\*"#]
        },
        exclusion(
            "event-channels-installed",
            Text(
                en: "The set-up of event channels, which belongs to the installation of software.",
                ja: "ソフトウェアのインストールに伴うイベントチャネルの登録。")
        ) {
            $0.rules = ["registry.logging"]
            $0.programs = [
                #"?:\Windows\System32\wevtutil.exe"#, #"?:\Windows\SysWOW64\wevtutil.exe"#,
                #"?:\Windows\System32\msiexec.exe"#, #"?:\Windows\SysWOW64\msiexec.exe"#,
                #"?:\Windows\System32\drvinst.exe"#,
            ]
            $0.targets = [#"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\WINEVT\Channels\*"#]
        },
    ]

    private static let explorer = [
        exclusion(
            "explorer-toolbars",
            Text(en: "Explorer remembers where its bars lie.", ja: "エクスプローラーによるツールバー配置の保存。")
        ) {
            $0.rules = ["registry.browser-setting"]
            $0.programs = [#"?:\Windows\explorer.exe"#] + internetExplorer
            $0.targets = [
                #"HKU\*\Internet Explorer\Toolbar\ShellBrowser\*"#, #"HKU\*\Internet Explorer\Toolbar\WebBrowser\*"#,
                #"HKU\*\Internet Explorer\Toolbar\Locked"#, #"HKU\*\Internet Explorer\Toolbar\ShowDiscussionButton"#,
            ]
        },
        exclusion(
            "zones-of-the-first-connection",
            Text(
                en: "The first connection that a program of Windows makes writes the default zones.",
                ja: "Windowsのプログラムの最初の接続による、既定のゾーンの書き込み。")
        ) {
            $0.rules = ["registry.browser-setting"]
            $0.programs =
                [
                    #"?:\Windows\explorer.exe"#, #"?:\Windows\System32\svchost.exe"#,
                    #"?:\Windows\System32\smartscreen.exe"#, #"?:\Windows\System32\backgroundTaskHost.exe"#,
                    #"?:\Windows\System32\RuntimeBroker.exe"#, #"?:\Windows\System32\taskhostw.exe"#,
                    #"?:\Windows\System32\sihost.exe"#, #"?:\Windows\System32\dllhost.exe"#,
                    #"?:\Windows\SystemApps\*"#, #"?:\Windows\ImmersiveControlPanel\*"#, #"?:\Program Files\*"#,
                    #"?:\Program Files (x86)\*"#,
                ]
            $0.targets = [
                #"*\ZoneMap\ProxyBypass"#, #"*\ZoneMap\IntranetName"#, #"*\ZoneMap\UNCAsIntranet"#,
                #"*\ZoneMap\AutoDetect"#,
            ]
        },
    ]

    private static let internetExplorer = [
        #"?:\Program Files\Internet Explorer\iexplore.exe"#, #"?:\Program Files (x86)\Internet Explorer\iexplore.exe"#,
    ]

    private static let defender = [
        exclusion(
            "defender-itself",
            Text(
                en: "Defender writes down its own state; what it is told to exclude or to stop still counts.",
                ja: "Defender自身の状態の記録。除外や停止の指示は引き続き検出します。")
        ) {
            $0.rules = ["registry.security-setting"]
            $0.programs = [
                #"?:\ProgramData\Microsoft\Windows Defender\Platform\*\MsMpEng.exe"#,
                #"?:\Program Files\Windows Defender\MsMpEng.exe"#,
            ]
            $0.targets = [#"HKLM\SOFTWARE\Microsoft\Windows Defender\Features\*"#]
        },
        exclusion(
            "security-center",
            Text(
                en: "The security centre notes the state of the products that protect the computer.",
                ja: "セキュリティセンターによる保護製品の状態の記録。")
        ) {
            $0.rules = ["registry.security-setting"]
            $0.programs = [
                #"?:\Windows\System32\svchost.exe"#, #"?:\Windows\System32\SecurityHealthService.exe"#,
                #"?:\Windows\System32\SecurityHealth\*\SecurityHealthService.exe"#,
            ]
            $0.targets = [
                #"HKLM\SOFTWARE\Microsoft\Security Center\Provider\*"#,
                #"HKLM\SOFTWARE\Microsoft\Security Center\Svc\*"#,
            ]
        },
    ]

    /// Data with which a value does what Windows does anyway.
    private static let values = [
        exclusion(
            "sign-in-as-installed",
            Text(en: "What Windows itself runs at sign-in.", ja: "サインイン時にWindows自身が実行する既定の項目。")
        ) {
            $0.rules = ["registry.winlogon"]
            $0.targets = [#"HKLM\*\Winlogon\Shell"#, #"HKLM\*\Winlogon\Userinit"#]
            $0.data = [
                "explorer.exe", #"?:\Windows\system32\userinit.exe"#, #"?:\Windows\system32\userinit.exe,"#,
                "userinit.exe",
            ]
        },
        exclusion(
            "screen-savers-of-windows",
            Text(en: "The screen savers that Windows comes with.", ja: "Windows付属のスクリーンセーバー。")
        ) {
            $0.rules = ["registry.run-key"]
            $0.targets = [#"HKU\*\Control Panel\Desktop\SCRNSAVE.EXE"#]
            $0.data = ["scrnsave", "Mystify", "Ribbons", "Bubbles", "ssText3d", "PhotoScreensaver"].map {
                #"?:\Windows\system32\"# + $0 + ".scr"
            }
        },
        exclusion(
            "start-page-as-installed",
            Text(en: "The start pages that Windows comes with.", ja: "Windows既定の開始ページ。")
        ) {
            $0.rules = ["registry.browser-setting"]
            $0.targets = [#"*\Internet Explorer\Main\*"#]
            $0.data = [
                "http://go.microsoft.com/fwlink/*", "https://go.microsoft.com/fwlink/*", "about:blank", "about:home",
                #"?:\Windows\System32\blank.htm"#, #"%11%\blank.htm"#, #"%SystemRoot%\system32\blank.htm"#,
                "http://www.msn.com/*", "https://www.msn.com/*",
            ]
        },
        exclusion(
            "no-proxy", Text(en: "No proxy is what Windows assumes anyway.", ja: "プロキシなしは既定の状態です。")
        ) {
            $0.rules = ["registry.browser-setting"]
            $0.targets = [#"*\Internet Settings\ProxyEnable"#]
            $0.data = ["DWORD (0x00000000)", "0"]
        },
        exclusion(
            "signed-scripts",
            Text(en: "An execution policy that checks scripts.", ja: "スクリプトを検査する実行ポリシー。")
        ) {
            $0.rules = ["registry.security-setting"]
            $0.targets = [#"*\Microsoft.PowerShell\ExecutionPolicy"#]
            $0.data = ["RemoteSigned", "AllSigned", "Restricted", "Default", "Undefined"]
        },
    ]

    private static let policies = [
        exclusion(
            "group-policy",
            Text(
                en: "Group policy, which the administrators of the organisation set.",
                ja: "組織の管理者が設定したグループポリシーの適用。")
        ) {
            $0.programs = [#"?:\Windows\System32\svchost.exe"#]
            $0.commandLines = ["*svchost.exe -k netsvcs -p -s gpsvc", "*svchost.exe -k GPSvcGroup*"]
            $0.targets = [#"*\Policies\*"#, #"*\Group Policy\*"#]
        }
    ]

    static func exclusion(_ id: String, _ reason: Text, _ fill: (inout Exclusion) -> Void) -> Exclusion {
        var exclusion = Exclusion(id: id)
        exclusion.reason = reason
        fill(&exclusion)
        return exclusion
    }
}
