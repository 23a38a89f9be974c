import Detection

extension RegistryLocation {
    /// What protects the machine.
    static let inSecurity: [RegistryLocation] = [
        .at(
            "security-setting.windows-defender", .machine, #"Software\Policies\Microsoft\Windows Defender"#,
            ["DisableAntiSpyware", "DisableAntiVirus"], .critical, ["T1685"]),
        .at(
            "security-setting.real-time-protection", .machine,
            #"Software\Microsoft\Windows Defender\Real-Time Protection"#,
            ["DisableRealtimeMonitoring", "DisableBehaviorMonitoring"], .critical, ["T1685"]),
        .at(
            "security-setting.features", .machine, #"Software\Microsoft\Windows Defender\Features"#,
            ["TamperProtection"], .critical, ["T1685"]),
        .at(
            "security-setting.exclusions", .machine, #"Software\Microsoft\Windows Defender\Exclusions\*"#, ["*"], .high,
            ["T1685"]),
        .at(
            "security-setting.system", .machine, #"Software\Microsoft\Windows\CurrentVersion\Policies\System"#,
            ["EnableLUA", "ConsentPromptBehaviorAdmin", "LocalAccountTokenFilterPolicy"], .high, ["T1548.002"]),
        .at(
            "security-setting.security-center", .machine, #"Software\Microsoft\Security Center"#, ["*"], .medium,
            ["T1685"]),
        .at(
            "security-setting.channels", .machine, #"Software\Microsoft\Windows\CurrentVersion\WINEVT\Channels\*"#,
            ["Enabled", "ChannelAccess"], .high, ["T1685.001"]),
        .at(
            "security-setting.powershell", .machine, #"Software\Policies\Microsoft\Windows\PowerShell\*"#,
            ["EnableScriptBlockLogging", "EnableModuleLogging", "EnableTranscripting"], .high, ["T1685.001"]),
        .at(
            "security-setting.audit", .machine, #"Software\Microsoft\Windows\CurrentVersion\Policies\System\Audit"#,
            ["ProcessCreationIncludeCmdLine_Enabled"], .high, ["T1685.001"]),
        .at(
            "security-setting.terminal-server", .machine, #"SYSTEM\CurrentControlSet\Control\Terminal Server"#,
            ["fDenyTSConnections", "fSingleSessionPerUser"], .high, ["T1021.001"]),
        .at(
            "security-setting.rdp-tcp", .machine,
            #"SYSTEM\CurrentControlSet\Control\Terminal Server\WinStations\RDP-Tcp"#, ["PortNumber"], .medium,
            ["T1021.001"]),
        .at(
            "security-setting.windows-defender-real-time-protection", .machine,
            #"Software\Policies\Microsoft\Windows Defender\Real-Time Protection"#, ["Disable*"], .critical, ["T1685"]),
        .at(
            "security-setting.windows-defender-exclusions", .machine,
            #"Software\Policies\Microsoft\Windows Defender\Exclusions\*"#, ["*"], .high, ["T1685"]),
        .at(
            "security-setting.spynet", .machine, #"Software\Policies\Microsoft\Windows Defender\Spynet"#,
            ["SpynetReporting", "SubmitSamplesConsent"], .high, ["T1685"]),
        .at(
            "security-setting.deviceguard", .machine, #"SYSTEM\CurrentControlSet\Control\DeviceGuard"#,
            ["EnableVirtualizationBasedSecurity", "LsaCfgFlags"], .high, ["T1685"]),
        .at(
            "security-setting.settings", .everywhere, #"Software\Microsoft\Windows Script Host\Settings"#,
            ["Enabled", "AmsiEnable"], with32: true, .high, ["T1685"]),
        .at("security-setting.amsi", .users, #"Software\Microsoft\AMSI"#, ["*"], .high, ["T1685"]),
        .at(
            "security-setting.policies-system", .users, #"Software\Microsoft\Windows\CurrentVersion\Policies\System"#,
            ["DisableTaskMgr", "DisableRegistryTools", "DisableCMD"], .high, ["T1112"]),
        .at(
            "security-setting.config", .machine, #"SYSTEM\CurrentControlSet\Control\CI\Config"#,
            ["VulnerableDriverBlocklistEnable"], .high, ["T1685"]),
    ]
}
