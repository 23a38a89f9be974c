extension BrowserPolicy {
    /// The default.
    package static let `default` = BrowserPolicy()
}
