/// Access to a file, a folder or a share.
///
/// Sysmon 2, 11, 15, 23, 26, 27, 29 · Security 4656, 4660, 4663, 5140, 5142, 5143, 5145 · Sigma `file_event`, `file_delete`.
package struct FileActivity: Sendable, Equatable {
    package enum Action: String, Sendable {
        case create, read, overwrite, delete, rename, copy
    }

    package var action: Action
    /// With a drive letter where one is known; on a share, the path as seen from the server when that is known.
    package var path: String
    /// Before a rename, or the source of a copy.
    package var oldPath = ""
    /// The alternate data stream, without the file: `Zone.Identifier`. Empty for the file itself.
    package var stream = ""
    /// What the stream held, at most 4,096 bytes (Sysmon 15).
    package var streamContents = ""
    package var sizeBytes: UInt64?
    package var sha256 = ""
    /// As clients name it: `\\SERVER\share`, with the server as far as known.
    package var share = ""
    /// The client of a share.
    package var clientIP = ""
    package var clientPort: UInt16?
    package var isDirectory = false
    /// The file was only opened: a handle with these rights was given, which says what may follow, not what was done.
    package var isOnlyHandle = false
    /// Only what is kept about the file was overwritten, its times or attributes: not what is in it.
    package var isOnlyAttributes = false
    /// Somebody closed it after writing. That it was created or overwritten was told when it happened: this says what is in it now.
    package var isAfterWriting = false
    /// The system refused it.
    package var isDenied = false
    /// The agent kept it from being done, as the policy says.
    package var isProhibited = false
    /// The handle through which it was done, where the record gives that instead of a name (Security 4656, 4660, 4663).
    package var handle: UInt64?
    /// The file's first bytes, where a sensor had them; recordings have none. Of a disk image so many that its own mark is among them.
    package var head: [UInt8] = []

    package init(_ action: Action, _ path: String) {
        self.action = action
        self.path = path
    }
}
