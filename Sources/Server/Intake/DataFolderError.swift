import Detection

/// Why a data folder cannot be used.
package enum DataFolderError: Error, Equatable, Sendable {
    /// Another process has it; nil where it does not say which.
    case held(pid: Int32?)
    /// There is none.
    case missing
    /// It was made by a newer Mitsuke.
    case newer(version: Int)
    /// There is something in the folder, but not ours.
    case foreign
    /// Others than its owner may look into it.
    case readableByOthers
    case system(path: String, errno: Int32)
}
