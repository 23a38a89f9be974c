import Detection

/// Values whose number says whether they protect or harm.
enum RegistrySwitch {
    enum Effect: Equatable {
        case harms, harmless
    }

    /// What a number, or the loss of the value, does; nil where the value is no such switch.
    static func effect(of value: String, _ number: UInt64?, isDeleted: Bool) -> Effect? {
        guard let harmful = table[CaseFolding.folded(value)] else { return nil }
        // Without the value Windows protects itself where harm needs a number other than nought.
        if isDeleted { return harmful.contains(0) ? .harms : .harmless }
        guard let number else { return nil }
        return harmful.contains(number) ? .harms : .harmless
    }

    private static let one: [UInt64] = [1]
    private static let nought: [UInt64] = [0]

    private static let table: [String: [UInt64]] = {
        var table: [String: [UInt64]] = [:]
        for name in harmfulWhenOne { table[CaseFolding.folded(name)] = one }
        for name in harmfulWhenNought { table[CaseFolding.folded(name)] = nought }
        table["screensaveactive"] = []
        table["tamperprotection"] = [0, 1, 4]
        table["disablerestrictedadmin"] = nought
        table["disablecmd"] = [1, 2]
        table["lmcompatibilitylevel"] = [0, 1, 2]
        table["dsrmadminlogonbehavior"] = [1, 2]
        table["shadow"] = [2, 4]
        table["globalflag"] = [0x100, 0x200, 0x300]
        table["1206"] = nought
        table["1809"] = [3]
        table["2500"] = [3]
        table["vbawarnings"] = one
        table["ddeallowed"] = [1, 2]
        table["allowdde"] = [1, 2]
        table["level"] = one
        table["submitsamplesconsent"] = [2]
        return table
    }()

    private static let harmfulWhenOne = [
        "LocalAccountTokenFilterPolicy", "DisableAntiSpyware", "DisableAntiVirus", "DisableRealtimeMonitoring",
        "DisableBehaviorMonitoring", "DisableIOAVProtection", "DisableOnAccessProtection",
        "DisableScanOnRealtimeEnable",
        "DisableScriptScanning", "DisableIntrusionPreventionSystem", "DisableRoutinelyTakingAction",
        "DisableBlockAtFirstSeen", "DisableLocalAdminMerge", "UseLogonCredential", "EveryoneIncludesAnonymous",
        "LoadAppInit_DLLs", "AccessVBOM", "ProxyEnable", "COR_ENABLE_PROFILING", "CORECLR_ENABLE_PROFILING",
        "DisableTaskMgr", "DisableRegistryTools", "DisableLockWorkstation", "DisableChangePassword", "NoControlPanel",
        "NoRun", "NoClose", "NoLogOff", "NoFind", "NoDesktop", "NoViewContextMenu", "DisallowRun", "RestrictRun",
        "HideSCAHealth", "SaveZoneInformation", "NoAutoUpdate", "DisableWindowsUpdateAccess", "DisableSR",
        "DisableConfig",
        "DisableNotifications", "DisableEnhancedNotifications", "EnableUnsafeClientMailRules",
        "NoWarningNoElevationOnInstall", "fAllowToGetHelp", "AllowRemoteRPC", "fAllowUnsolicited",
        "fAllowUnsolicitedFullControl", "AutoAdminLogon", "LoadMacroProviderOnBoot", "DisablePasswordChange",
        "UpdatePromptSettings", "AntiVirusDisableNotify", "AntiSpywareDisableNotify", "FirewallDisableNotify",
        "UpdatesDisableNotify", "UacDisableNotify", "AntiVirusOverride", "AntiSpywareOverride", "FirewallOverride",
        "DisableInternetFilesInPV", "DisableAttachmentsInPV", "DisableUnsafeLocationsInPV", "CalloutEnabled", "SMB1",
        "UMCIAuditMode", "WorkbookLinkWarnings",
    ]

    private static let harmfulWhenNought = [
        "EnableLUA", "ConsentPromptBehaviorAdmin", "PromptOnSecureDesktop", "FilterAdministratorToken", "RunAsPPL",
        "RunAsPPLBoot", "LimitBlankPasswordUse", "fDenyTSConnections", "fSingleSessionPerUser", "EnableFirewall",
        "EnableScriptBlockLogging", "EnableModuleLogging", "EnableTranscripting",
        "ProcessCreationIncludeCmdLine_Enabled",
        "Enabled", "SpynetReporting", "PUAProtection", "ServiceKeepAlive", "EnableSmartScreen", "AmsiEnable",
        "EnableControlledFolderAccess", "EnableNetworkProtection", "ExploitGuard_ASR_Rules",
        "VulnerableDriverBlocklistEnable",
        "EnableVirtualizationBasedSecurity", "LsaCfgFlags", "NoLMHash", "RestrictAnonymous", "RestrictAnonymousSAM",
        "BlockContentExecutionFromInternet", "UserAuthentication", "SecurityLayer", "RestrictNullSessAccess",
        "FullSecureChannelProtection", "RequireSignOrSeal", "RestrictDriverInstallationToAdministrators", "ETWEnabled",
        "COMPlus_ETWEnabled", "ScanWithAntiVirus", "SafeDllSearchMode", "SCENoApplyLegacyAuditPolicy",
    ]
}
