import Detection

extension RegistryLocation {
    /// Who learns passwords.
    static let inAuthentication: [RegistryLocation] = [
        .at(
            "authentication.lsa", .machine, #"SYSTEM\CurrentControlSet\Control\Lsa"#, ["Authentication Packages"],
            .high, ["T1547.002"]),
        .at(
            "authentication.control-lsa", .machine, #"SYSTEM\CurrentControlSet\Control\Lsa"#, ["Security Packages"],
            .high, ["T1547.005"]),
        .at(
            "authentication.lsa-2", .machine, #"SYSTEM\CurrentControlSet\Control\Lsa"#, ["Notification Packages"],
            .high, ["T1556.002"]),
        .at(
            "authentication.lsa-3", .machine, #"SYSTEM\CurrentControlSet\Control\Lsa"#,
            ["RunAsPPL", "LimitBlankPasswordUse", "DisableRestrictedAdmin"], .high, ["T1685"]),
        .at(
            "authentication.securityproviders", .machine, #"SYSTEM\CurrentControlSet\Control\SecurityProviders"#,
            ["SecurityProviders"], .high, ["T1547.005"]),
        .at(
            "authentication.wdigest", .machine, #"SYSTEM\CurrentControlSet\Control\SecurityProviders\WDigest"#,
            ["UseLogonCredential"], .high, ["T1112"]),
        .at(
            "authentication.order", .machine, #"SYSTEM\CurrentControlSet\Control\NetworkProvider\Order"#,
            ["ProviderOrder"], .high, ["T1556.008"]),
        .at(
            "authentication.monitors", .machine, #"SYSTEM\CurrentControlSet\Control\Print\Monitors\*"#, ["Driver"],
            .high, ["T1547.010"]),
        .at(
            "authentication.providers", .machine, #"SYSTEM\CurrentControlSet\Control\Print\Providers\*"#, ["Name"],
            .high, ["T1547.012"]),
        .at(
            "authentication.credential-providers", .machine,
            #"Software\Microsoft\Windows\CurrentVersion\Authentication\Credential Providers"#, ["*"], .high, ["T1556"]),
        .at(
            "authentication.credential-provider-filters", .machine,
            #"Software\Microsoft\Windows\CurrentVersion\Authentication\Credential Provider Filters"#, ["*"], .high,
            ["T1556"]),
        .at(
            "authentication.plap-providers", .machine,
            #"Software\Microsoft\Windows\CurrentVersion\Authentication\PLAP Providers"#, ["*"], .high, ["T1556"]),
        .at(
            "authentication.osconfig", .machine, #"SYSTEM\CurrentControlSet\Control\Lsa\OSConfig"#,
            ["Security Packages"], .high, ["T1547.005"]),
        .at(
            "authentication.networkprovider", .machine, #"SYSTEM\CurrentControlSet\Services\*\NetworkProvider"#,
            ["ProviderPath"], .high, ["T1556.008"]),
    ]
}
