import Detection

/// What well-known software writes for itself: by its program, its own value and its own data together.
extension RegistryPolicy {
    static let applications =
        [
            exclusion(
                "onedrive-set-up",
                Text(en: "Windows sets up its storage client for each user.", ja: "Windowsによるユーザーごとのストレージクライアントの準備。")
            ) {
                $0.rules = ["registry.run-key"]
                $0.programs = [
                    #"?:\Windows\System32\OneDriveSetup.exe"#, #"?:\Windows\SysWOW64\OneDriveSetup.exe"#,
                    #"?:\Users\*\AppData\Local\Microsoft\OneDrive\*\OneDriveSetup.exe"#,
                    #"?:\Users\*\AppData\Local\Microsoft\OneDrive\Update\OneDriveSetup.exe"#,
                    #"?:\Users\*\AppData\Local\Microsoft\OneDrive\*FileSyncConfig.exe"#,
                ]
                $0.targets = [
                    #"HKU\*\CurrentVersion\Run\OneDrive*"#, #"HKU\*\CurrentVersion\RunOnce\Delete Cached *"#,
                    #"HKU\*\CurrentVersion\RunOnce\Uninstall *"#,
                ]
                $0.data = [
                    #""?:\Users\*\AppData\Local\Microsoft\OneDrive\OneDrive.exe" /background"#,
                    #"?:\Windows\SysWOW64\OneDriveSetup.exe /thfirstsetup"#,
                    #"?:\Windows\System32\OneDriveSetup.exe /thfirstsetup"#,
                    #"?:\Windows\system32\cmd.exe /q /c del /q "?:\Users\*\AppData\Local\Microsoft\OneDrive\*"#,
                    #"?:\Windows\system32\cmd.exe /q /c rmdir /s /q "?:\Users\*\AppData\Local\Microsoft\OneDrive\*"#,
                ]
            },
            perUser("onedrive", #"Microsoft\OneDrive"#, ["OneDrive"]),
            perUser("teams", #"Microsoft\Teams"#, ["com.squirrel.Teams.Teams", "TeamsMachineInstaller"]),
            exclusion(
                "teams-from-the-store",
                Text(en: "Teams keeps its own start.", ja: "Teamsが自身の自動起動を登録します。")
            ) {
                $0.rules = ["registry.run-key"]
                $0.programs = [#"?:\Program Files\WindowsApps\MSTeams_*\ms-teams.exe"#]
                $0.targets = [#"HKU\*\CurrentVersion\Run\Teams"#]
                $0.data = [
                    #"?:\Users\*\AppData\Local\Microsoft\WindowsApps\ms-teams.exe"#,
                    #""?:\Users\*\AppData\Local\Microsoft\WindowsApps\ms-teams.exe""#,
                    #""?:\Users\*\AppData\Local\Microsoft\WindowsApps\ms-teams.exe" *"#,
                    #"?:\Users\*\AppData\Local\Microsoft\WindowsApps\ms-teams.exe *"#,
                ]
            },
            perUser("edge", #"Microsoft\Edge"#, ["MicrosoftEdgeAutoLaunch_*"]),
            perUser("edge-update", #"Microsoft\EdgeUpdate"#, ["Microsoft Edge Update"]),
            perUser("chrome", #"Google\Chrome"#, ["GoogleChromeAutoLaunch_*"]),
            perUser("google-update", #"Google\Update"#, ["Google Update"]),
            perUser("google-updater", #"Google\GoogleUpdater"#, ["GoogleUpdater*"]),
            perUser("brave", #"BraveSoftware"#, ["BraveSoftware Update", "BraveAutoLaunch_*"]),
            perUser("slack", "slack", ["com.squirrel.slack.slack"]),
            perUser("discord", "Discord", ["Discord"]),
            perUser("line", "LINE", ["LINE"]),
            perUser("webex", "CiscoSparkLauncher", ["CiscoSpark"]),
            exclusion(
                "office-add-ins",
                Text(
                    en: "Office notes which of its add-ins are loaded and which documents are trusted.",
                    ja: "Officeによるアドインの読み込み状態と信頼済み文書の記録。")
            ) {
                $0.rules = ["registry.office"]
                $0.programs = [
                    #"?:\Program Files\Microsoft Office\*"#, #"?:\Program Files (x86)\Microsoft Office\*"#,
                    #"?:\Program Files\Common Files\Microsoft Shared\ClickToRun\*"#,
                ]
                $0.targets = [#"*\Addins\*\LoadBehavior"#]
                $0.data = ["DWORD*", "?"]
            },
        ]

    /// Software that a user installs without an administrator, and that starts with the session.
    private static func perUser(_ id: String, _ folder: String, _ values: [String]) -> Exclusion {
        exclusion(
            id + "-starts-itself",
            Text(
                en: "A well-known program registers itself to start with the session.",
                ja: "よく知られたプログラムによる、自身の自動起動の登録。")
        ) {
            let place = #"?:\Users\*\AppData\Local\"# + folder + #"\"#
            $0.rules = ["registry.run-key"]
            $0.programs = [place + "*.exe"]
            $0.targets = values.map { #"HKU\*\Software\Microsoft\Windows\CurrentVersion\Run\"# + $0 }
            $0.data = [
                place + "*.exe", place + "*.exe *", "\"" + place + "*.exe\"", "\"" + place + "*.exe\" -*",
                "\"" + place + "*.exe\" /*",
            ]
        }
    }
}
