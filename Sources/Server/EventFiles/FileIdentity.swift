import Foundation

/// Which file a path leads to, whatever the path is: the same for two paths of one file.
package struct FileIdentity: Equatable, Sendable {
    private let device: UInt64
    private let number: UInt64
    /// Neither a folder nor a device.
    package let isRegular: Bool

    /// Nil where there is no file.
    package init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        device = UInt64(status.st_dev)
        number = UInt64(status.st_ino)
        isRegular = status.st_mode & S_IFMT == S_IFREG
    }
}
