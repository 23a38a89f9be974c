import LinuxSensors
import Watches

/// Reads the first bytes of files that may be archives, whatever their names.
struct FileHeads {
    private let heads: ArchiveHeads
    private let distant: DistantMounts

    init(_ policy: ArchivePolicy, _ distant: DistantMounts) {
        heads = ArchiveHeads(policy.formats)
        self.distant = distant
    }

    struct Look {
        /// Empty where it cannot be an archive's.
        var head: [UInt8] = []
        var sizeBytes: UInt64 = 0
    }

    /// Nil where there is no file that can be read.
    func look(at path: String) -> Look? {
        guard !distant.holds(path), let file = try? LookedAtFile(reading: path) else { return nil }
        var look = Look()
        look.sizeBytes = file.sizeBytes
        guard file.sizeBytes > 3, let head = file.contents(limit: ArchiveHeads.headBytes) else { return look }
        if heads.couldBeArchive(head) {
            look.head = head
        } else if heads.couldBeImage(head, sizeBytes: file.sizeBytes),
            let mark = file.contents(from: ArchiveHeads.imageOffset, limit: 5), mark.contains(0x30),
            let whole = file.contents(limit: ArchiveHeads.imageBytes)
        {
            look.head = whole
        }
        return look
    }

    /// Whether two files begin with the same bytes and are of one size, as a copy and its source.
    func areAlike(_ a: String, _ b: String) -> Bool {
        guard !distant.holds(a), !distant.holds(b), let left = try? LookedAtFile(a), let right = try? LookedAtFile(b),
            left.sizeBytes == right.sizeBytes, left.sizeBytes > 0
        else { return false }
        let limit = ArchiveHeads.headBytes
        guard let head = left.contents(limit: limit), head == right.contents(limit: limit) else { return false }
        let end = Int(min(left.sizeBytes, 1 << 60))
        guard end > limit else { return true }
        return left.contents(from: end - limit, limit: limit) == right.contents(from: end - limit, limit: limit)
    }
}
