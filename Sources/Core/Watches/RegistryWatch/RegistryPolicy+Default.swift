extension RegistryPolicy {
    /// The default.
    package static let `default` = RegistryPolicy()
}
