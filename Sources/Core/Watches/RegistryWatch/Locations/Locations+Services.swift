import Detection

extension RegistryLocation {
    /// Services and drivers.
    static let inServices: [RegistryLocation] = [
        .at(
            "service.services", .machine, #"SYSTEM\CurrentControlSet\Services\*"#,
            ["ImagePath", "Start", "Type", "FailureCommand", "ServiceManifest"], .high, ["T1543.003"]),
        .at(
            "service.parameters", .machine, #"SYSTEM\CurrentControlSet\Services\*\Parameters"#, ["ServiceDll"], .high,
            ["T1543.003"]),
        .at(
            "service.timeproviders", .machine, #"SYSTEM\CurrentControlSet\Services\W32Time\TimeProviders\*"#,
            ["DllName"], .high, ["T1547.003"]),
        .at(
            "service.winsock2-parameters", .machine, #"SYSTEM\CurrentControlSet\Services\WinSock2\Parameters"#,
            ["*_Catalog*"], .medium, ["T1546"]),
        .at(
            "service.ntds", .machine, #"SYSTEM\CurrentControlSet\Services\NTDS"#,
            ["DirectoryServiceExtPt", "LsaDbExtPt"], .high, ["T1547.008"]),
        .at(
            "service.eventlog", .machine, #"SYSTEM\CurrentControlSet\Services\EventLog"#,
            ["File", "CustomSD", "Retention"], .high, ["T1112", "T1685.001"]),
        .at(
            "service.firewallpolicy", .machine,
            #"SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy"#,
            ["EnableFirewall", "DoNotAllowExceptions", "FirewallRules"], .high, ["T1686.003"]),
        .at(
            "service.v4tov4", .machine, #"SYSTEM\CurrentControlSet\Services\PortProxy\v4tov4"#, ["*"], .high, ["T1090"]),
        .at(
            "service.services-eventlog", .machine, #"SYSTEM\CurrentControlSet\Services\EventLog\*"#,
            ["File", "CustomSD", "Retention", "MaxSize"], .high, ["T1112", "T1685.001"]),
        .at(
            "service.parameters-firewallpolicy", .machine,
            #"SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy\*"#,
            ["EnableFirewall", "DoNotAllowExceptions", "DisableNotifications"], .high, ["T1686.003"]),
    ]
}
