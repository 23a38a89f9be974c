import Detection

extension ArchivePolicy {
    /// The default.
    package static let `default`: ArchivePolicy = {
        var policy = ArchivePolicy()
        policy.formats = ArchiveFormat.table
        policy.tools = ArchiveTool.table
        policy.settings.exclusions = ordinaryExclusions
        return policy
    }()
}
