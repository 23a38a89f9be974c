/// Why keys cannot be used.
package enum KeyError: Error, Equatable, Sendable {
    /// A key is not where it has to be: without it nothing that was sealed opens.
    case missing(path: String)
    /// Others than its owner may read it.
    case readableByOthers(path: String)
    /// It holds something else than a key.
    case malformed(path: String)
    /// It was sealed under another key of keys, or changed.
    case wrongKey(path: String)
    /// The certificate is not for this key.
    case mismatch(certificate: String, key: String)
    /// The certificate has ended.
    case ended(path: String)
    case system(path: String, errno: Int32)
}
