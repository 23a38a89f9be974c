import Detection

extension RegistryPolicy {
    /// The default.
    package static let `default`: RegistryPolicy = {
        var policy = RegistryPolicy()
        policy.locations =
            RegistryLocation.inRunKeys + RegistryLocation.inWinlogon + RegistryLocation.inShell
            + RegistryLocation.inAssociations + RegistryLocation.inServices + RegistryLocation.inBoot
        policy.locations += RegistryLocation.inInjection + RegistryLocation.inAuthentication + RegistryLocation.inOffice
        policy.locations += RegistryLocation.inBrowsers + RegistryLocation.inSecurity + RegistryLocation.inTasks
        policy.settings.exclusions = exclusions
        return policy
    }()
}
