import Detection

extension BrowserPolicy {
    /// The default.
    package static let `default`: BrowserPolicy = {
        var policy = BrowserPolicy()
        policy.settings.exclusions = ordinaryBrowserActivity
        policy.browsers = knownBrowsers
        policy.automationFlags = knownAutomationFlags
        policy.backgroundFlags = knownBackgroundFlags
        policy.suspiciousParents = knownSuspiciousParents
        policy.userParents = knownUserParents
        policy.installFolders = knownInstallFolders
        policy.ports = [80, 443, 3_128, 3_478, 5_228, 5_229, 5_230, 5_349, 8_000, 8_080, 8_088, 8_443, 8_888]
        policy.serviceDomains = knownServiceDomains
        return policy
    }()
}
