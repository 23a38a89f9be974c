import Foundation

/// The room on the disk of a folder.
package struct DiskSpace: Sendable, Equatable {
    package var freeBytes: Int
    package var totalBytes: Int

    package init(freeBytes: Int, totalBytes: Int) {
        self.freeBytes = freeBytes
        self.totalBytes = totalBytes
    }

    /// What the server's account may still use; nil where the system does not say.
    package static func of(_ folder: String) -> DiskSpace? {
        var status = statvfs()
        guard statvfs(folder, &status) == 0 else { return nil }
        let unit = Int(clamping: status.f_frsize)
        return DiskSpace(
            freeBytes: Int(clamping: status.f_bavail).multipliedReportingOverflow(by: unit).partialValue,
            totalBytes: Int(clamping: status.f_blocks).multipliedReportingOverflow(by: unit).partialValue)
    }

    /// What stays free for everything but logs: accounts, alerts, the audit log, and the work of dropping old days.
    ///
    /// A twentieth; on a small disk more, since a batch that is on its way and what the write-ahead log holds of the days come on
    /// top of what was free when it was looked at.
    package var reserve: Int {
        min(512 << 20, max(totalBytes / 20, min(128 << 20, totalBytes / 2)))
    }
}
