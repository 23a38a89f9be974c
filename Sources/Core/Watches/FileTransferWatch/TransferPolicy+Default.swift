extension TransferPolicy {
    /// The default.
    package static let `default` = TransferPolicy()
}
