import Detection

extension RegistryPolicy {
    /// Settings that protect, or stop protecting.
    static let securityLocations: [RegistryLocation] = securitySettingTable

    private static let securitySettingTable = group(
        "security-setting",
        [
            .users(
                "REG044", #"Software\Microsoft\Windows\CurrentVersion\Explorer\Advanced"#,
                ["Hidden", "ShowSuperHidden", "HideFileExt"], .low, ["T1564.001"]),
            .machine(
                "REG065", #"SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy"#,
                [
                    "EnableFirewall", "DoNotAllowExceptions", #"*\EnableFirewall"#, #"*\DoNotAllowExceptions"#,
                    #"*\DisableNotifications"#,
                ], .high, ["T1686.003"]),
            .machine(
                "REG093", #"SYSTEM\CurrentControlSet\Control\Lsa"#,
                ["RunAsPPL", "LimitBlankPasswordUse", "DisableRestrictedAdmin"], .high, ["T1685"]),
            .machine(
                "REG095", #"SYSTEM\CurrentControlSet\Control\SecurityProviders\WDigest"#, ["UseLogonCredential"], .high,
                ["T1112"]),
            .machine(
                "REG130", #"Software\Policies\Microsoft\Windows Defender"#, ["DisableAntiSpyware", "DisableAntiVirus"],
                .critical, ["T1685"]),
            .machine(
                "REG131", #"Software\Microsoft\Windows Defender\Real-Time Protection"#,
                ["DisableRealtimeMonitoring", "DisableBehaviorMonitoring"], .critical, ["T1685"]),
            .machine(
                "REG132", #"Software\Microsoft\Windows Defender\Features"#, ["TamperProtection"], .critical, ["T1685"]),
            .machine("REG133", #"Software\Microsoft\Windows Defender\Exclusions"#, ["*"], .high, ["T1685"]),
            .machine(
                "REG134", #"Software\Microsoft\Windows\CurrentVersion\Policies\System"#,
                [
                    "EnableLUA", "ConsentPromptBehaviorAdmin", "LocalAccountTokenFilterPolicy", "PromptOnSecureDesktop",
                    "FilterAdministratorToken",
                ], .high, ["T1548.002"]),
            .machine("REG135", #"Software\Microsoft\Security Center"#, ["*"], .medium, ["T1685"]),
            .machine(
                "REG185", #"SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy\FirewallRules"#,
                ["*"], .low, ["T1686.003"]),
            .machine(
                "REG186", #"Software\Policies\Microsoft\WindowsFirewall\*"#,
                ["EnableFirewall", "DoNotAllowExceptions"], .high, ["T1686.003"]),
            .machine(
                "REG192", #"SYSTEM\CurrentControlSet\Control\DeviceGuard"#,
                ["EnableVirtualizationBasedSecurity", "LsaCfgFlags", #"Scenarios\*\Enabled"#], .high, ["T1685"]),
            .machine("REG199", #"Software\Microsoft\AMSI\Providers"#, ["*"], .high, ["T1685"], view32: true),
            .everywhere("REG200", #"Software\Microsoft\Windows Script\Settings"#, ["AmsiEnable"], .high, ["T1685"]),
            .machine(
                "REG203", #"Software\Microsoft\Ole"#,
                ["EnableDCOM", "LegacyAuthenticationLevel", "MachineLaunchRestriction", "DefaultLaunchPermission"],
                .medium, ["T1021.003"], view32: true),
            .machine(
                "REG209", #"SYSTEM\CurrentControlSet\Control\Lsa"#,
                [
                    "LmCompatibilityLevel", "NoLMHash", "RestrictAnonymous", "RestrictAnonymousSAM",
                    "EveryoneIncludesAnonymous", "LsaCfgFlags", "DsrmAdminLogonBehavior", "RunAsPPLBoot",
                ], .high, ["T1112"]),
            .machine(
                "REG212", #"SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0"#,
                ["NtlmMinClientSec", "NtlmMinServerSec", "RestrictSendingNTLMTraffic", "Auth*"], .medium, ["T1112"]),
            .everywhere(
                "REG214", #"Software\Microsoft\SystemCertificates\Root\Certificates\*"#, ["Blob"], .medium,
                ["T1553.004"]),
            .everywhere(
                "REG215", #"Software\Microsoft\SystemCertificates\TrustedPublisher\Certificates\*"#, ["Blob"], .medium,
                ["T1553.004"]),
            .everywhere(
                "REG216", #"Software\Policies\Microsoft\SystemCertificates\Root\Certificates\*"#, ["Blob"], .medium,
                ["T1553.004"]),
            .everywhere(
                "REG217", #"Software\Policies\Microsoft\SystemCertificates\TrustedPublisher\Certificates\*"#, ["Blob"],
                .medium, ["T1553.004"]),
            .machine(
                "REG240", #"Software\Policies\Microsoft\Windows Defender"#,
                [
                    "DisableRoutinelyTakingAction", "PUAProtection", "ServiceKeepAlive", "AllowFastServiceStartup",
                    "DisableLocalAdminMerge",
                ], .high, ["T1685"]),
            .machine(
                "REG241", #"Software\Policies\Microsoft\Windows Defender\Real-Time Protection"#, ["Disable*"],
                .critical, ["T1685"]),
            .machine(
                "REG242", #"Software\Policies\Microsoft\Windows Defender\Spynet"#,
                ["SpynetReporting", "SubmitSamplesConsent", "DisableBlockAtFirstSeen"], .medium, ["T1685"]),
            .machine("REG243", #"Software\Policies\Microsoft\Windows Defender\Exclusions"#, ["*"], .high, ["T1685"]),
            .machine(
                "REG244", #"Software\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard"#,
                [
                    "*EnableControlledFolderAccess", "*ExploitGuard_ASR_Rules", "*EnableNetworkProtection",
                    #"*ASROnlyExclusions\*"#,
                ], .high, ["T1685"]),
            .machine(
                "REG245", #"Software\Microsoft\Windows Defender"#,
                ["DisableAntiSpyware", "DisableAntiVirus", "PUAProtection"], .critical, ["T1685"]),
            .machine(
                "REG246", #"Software\Microsoft\Windows Defender\Real-Time Protection"#,
                [
                    "DisableIOAVProtection", "DisableOnAccessProtection", "DisableScanOnRealtimeEnable",
                    "DisableScriptScanning", "DisableIntrusionPreventionSystem",
                ], .critical, ["T1685"]),
            .machine(
                "REG247", #"Software\Microsoft\Windows Defender\Spynet"#, ["SpynetReporting", "SubmitSamplesConsent"],
                .medium, ["T1685"]),
            .everywhere(
                "REG248", #"Software\Microsoft\Windows Defender Security Center\Notifications"#,
                ["DisableNotifications", "DisableEnhancedNotifications"], .medium, ["T1685"]),
            .machine(
                "REG249", #"Software\Microsoft\Windows\CurrentVersion\Explorer"#, ["SmartScreenEnabled"], .high,
                ["T1685"]),
            .machine(
                "REG250", #"Software\Policies\Microsoft\Windows\System"#, ["EnableSmartScreen", "DisableCMD"], .high,
                ["T1685"]),
            .machine(
                "REG251", #"Software\Policies\Microsoft\Windows\WindowsUpdate\AU"#, ["NoAutoUpdate", "UseWUServer"],
                .medium, ["T1112"]),
            .machine(
                "REG252", #"Software\Policies\Microsoft\Windows\WindowsUpdate"#,
                ["WUServer", "WUStatusServer", "DisableWindowsUpdateAccess"], .medium, ["T1112"]),
            .machine(
                "REG253", #"Software\Policies\Microsoft\Windows NT\SystemRestore"#, ["DisableSR", "DisableConfig"],
                .high, ["T1490"]),
            .machine(
                "REG254", #"Software\Microsoft\Windows NT\CurrentVersion\SystemRestore"#,
                ["DisableSR", "DisableConfig"], .high, ["T1490"]),
            .everywhere(
                "REG255", #"Software\Microsoft\PowerShell\1\ShellIds\Microsoft.PowerShell"#, ["ExecutionPolicy"], .low,
                ["T1112"], view32: true),
            .everywhere(
                "REG256", #"Software\Microsoft\Windows\CurrentVersion\Policies\System"#,
                [
                    "DisableTaskMgr", "DisableRegistryTools", "DisableCMD", "DisableLockWorkstation",
                    "DisableChangePassword",
                ], .high, ["T1112"]),
            .everywhere(
                "REG257", #"Software\Microsoft\Windows\CurrentVersion\Policies\Explorer"#,
                [
                    "NoControlPanel", "NoRun", "NoClose", "NoLogOff", "NoFind", "NoDesktop", "NoViewContextMenu",
                    "NoDrives", "DisallowRun", #"DisallowRun\*"#, "RestrictRun", "HideSCAHealth",
                ], .medium, ["T1112"]),
            .everywhere(
                "REG258", #"Software\Microsoft\Windows\CurrentVersion\Policies\Attachments"#,
                ["SaveZoneInformation", "ScanWithAntiVirus"], .medium, ["T1553.005"]),
            .everywhere(
                "REG259", #"Software\Microsoft\Windows\CurrentVersion\Policies\Associations"#,
                ["LowRiskFileTypes", "DefaultFileTypeRisk"], .medium, ["T1553.005"]),
            .users("REG269", #"Control Panel\Desktop"#, ["Wallpaper"], .low, ["T1491.001"]),
        ])
}
