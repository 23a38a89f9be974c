extension FileOperationPolicy {
    /// The default.
    package static let `default` = FileOperationPolicy()
}
