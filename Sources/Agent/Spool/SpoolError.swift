/// Why the spool cannot be used.
package enum SpoolError: Error, Equatable {
    /// What the system refused, on which path: the number is `errno`.
    case system(path: String, errno: Int32)
}
