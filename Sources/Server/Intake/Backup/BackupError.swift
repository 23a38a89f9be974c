import Keys
import Storage

/// Why a backup was not made or not restored.
package enum BackupError: Error, Equatable, Sendable {
    case sealed(SealedError)
    case store(StoreError)
    /// It opens, but what is in it is no backup of a data folder.
    case malformed
    /// There is something already where it should go.
    case exists(path: String)
    /// There is no data folder to save.
    case missing(path: String)
    case system(path: String, errno: Int32)
}
