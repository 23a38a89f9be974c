import Detection

extension RegistryPolicy {
    /// Where programs start by themselves, get into others, or stop what protects and records; without what Windows and
    /// ordinary software write there by themselves.
    package static let `default`: RegistryPolicy = {
        var policy = RegistryPolicy()
        policy.locations =
            startLocations + shellLocations + serviceLocations + injectionLocations + applicationLocations
            + securityLocations + recordLocations
        policy.settings.exclusions = ordinaryChanges
        return policy
    }()
}
