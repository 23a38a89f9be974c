import Events

/// Who wants to look into files when their writing ended.
package protocol ClosedFileOutput: AnyObject {
    /// A file was closed that had been opened for writing. Comes after the events of the same file.
    ///
    /// - Parameter isNew: it was created a short while before, and a `create` was told; otherwise an `overwrite` was.
    func closed(_ path: String, pid: UInt32?, isNew: Bool, at time: Timestamp)
}
