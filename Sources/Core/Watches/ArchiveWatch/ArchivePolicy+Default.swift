extension ArchivePolicy {
    /// The default.
    package static let `default` = ArchivePolicy()
}
