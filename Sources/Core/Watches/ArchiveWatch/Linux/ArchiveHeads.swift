/// Whether a file's first bytes can be those of an archive: a look for every file that is closed, before anybody copies them.
package struct ArchiveHeads: Sendable {
    /// By the first byte, bits of the second byte's lower six.
    private var beginnings = [UInt64](repeating: 0, count: 256)
    private var later: [(offset: Int, bytes: [UInt8])] = []

    /// So much of a file is needed.
    package static let headBytes = 1_024
    /// Where the mark of a disk image stands, behind 32 KiB that mostly are empty.
    package static let imageOffset = 32_769
    package static let imageBytes = 32_776

    package init(_ formats: [ArchiveFormat]) {
        for format in formats where format.isEnabled && !format.magic.isEmpty && format.family != "sfx" {
            if format.magicOffset > 0 {
                later.append((format.magicOffset, format.magic))
            } else if format.magic.count > 1 {
                beginnings[Int(format.magic[0])] |= 1 << UInt64(format.magic[1] & 63)
            } else {
                beginnings[Int(format.magic[0])] = ~0
            }
        }
    }

    package func couldBeArchive(_ head: [UInt8]) -> Bool {
        guard head.count > 3 else { return false }
        if beginnings[Int(head[0])] & 1 << UInt64(head[1] & 63) != 0 { return true }
        for (offset, magic) in later where offset + magic.count <= head.count {
            var index = 0
            while index < magic.count, head[offset + index] == magic[index] { index += 1 }
            if index == magic.count { return true }
        }
        // An old tar has nothing but a sum in octal behind a name.
        return head.count >= 512 && head[0] > 32 && head[0] < 127 && head[148] | 32 == 48 | 32 && head[155] == 32
            && head[257] == 0
    }

    /// Whether it begins as an empty disk image does.
    package func couldBeImage(_ head: [UInt8], sizeBytes: UInt64) -> Bool {
        sizeBytes >= UInt64(Self.imageBytes) && head.prefix(32).allSatisfy { $0 == 0 }
    }
}
