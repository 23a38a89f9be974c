import Glibc
import Orders
import Spooling

/// Leaves in `inbox/` what came from the server, for `sense`.
package struct InboxWriter: Sendable {
    private let folder: String

    /// `sense` takes them out within seconds; so many mean that it does not run.
    private static let limit = 2_000

    package init(_ folder: String) {
        self.folder = folder
    }

    func put(acknowledgement bytes: [UInt8], of range: RecordRange) throws(FileError) {
        try SmallFile.write(bytes, to: "ack-" + range.text, in: folder)
    }

    func put(order bytes: [UInt8], counter: UInt64) throws(FileError) {
        try SmallFile.write(bytes, to: "order-" + String(counter), in: folder)
    }

    /// Whether nobody takes out what is put in.
    var isFull: Bool {
        guard let stream = opendir(folder) else { return true }
        defer { closedir(stream) }
        var count = 0
        while readdir(stream) != nil { count += 1 }
        return count > Self.limit
    }
}
