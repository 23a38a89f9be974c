/// Tells an archive, and whether it is encrypted, by its first bytes.
struct ArchiveContents: Sendable {
    private var magics: [(offset: Int, bytes: [UInt8], id: String)] = []
    /// The format of programs that unpack themselves, where the policy watches it.
    private var selfExtracting: String?
    private var tar: String?

    init(_ formats: [ArchiveFormat]) {
        for format in formats where format.isEnabled && !format.magic.isEmpty {
            if format.family == "sfx" {
                selfExtracting = format.id
            } else {
                magics.append((format.magicOffset, format.magic, format.id))
            }
            if format.id == "tar" { tar = format.id }
        }
    }

    func format(of head: [UInt8]) -> String? {
        if let selfExtracting, Self.starts(head, 0, [0x4d, 0x5a]) {
            guard let overlay = Self.overlay(head), archive(in: head[overlay...]) != nil else { return nil }
            return selfExtracting
        }
        return archive(in: head[...])
    }

    private func archive(in bytes: ArraySlice<UInt8>) -> String? {
        for (offset, magic, id) in magics
        where Self.starts(bytes, offset, magic) && Self.isPlausible(id, Array(bytes.prefix(64))) { return id }
        if let tar, Self.hasTarChecksum(bytes) { return tar }
        return nil
    }

    private static func starts(_ bytes: some RandomAccessCollection<UInt8>, _ offset: Int, _ magic: [UInt8]) -> Bool {
        offset >= 0 && offset <= bytes.count - magic.count
            && bytes.dropFirst(offset).prefix(magic.count).elementsEqual(magic)
    }

    /// More than a short magic, which also begins files of other kinds.
    private static func isPlausible(_ id: String, _ head: [UInt8]) -> Bool {
        switch id {
        case "arj":
            guard head.count > 11 else { return false }
            let size = Int(head[2]) | Int(head[3]) << 8
            return 1...2_600 ~= size && 24...size ~= max(Int(head[4]), 24) && head[10] <= 4
        case "arc":
            guard head.count > 15, let end = head[2..<15].firstIndex(of: 0), end > 2 else { return false }
            return head[2..<end].allSatisfy { 32..<127 ~= $0 }
        case "bzip2":
            return head.count > 9 && 0x31...0x39 ~= head[3]
                && (head[4..<10].elementsEqual([0x31, 0x41, 0x59, 0x26, 0x53, 0x59])
                    || head[4..<10].elementsEqual([0x17, 0x72, 0x45, 0x38, 0x50, 0x90]))
        case "lzma":
            guard head.count > 12 else { return false }
            let size = head[5..<13]
            return size.allSatisfy { $0 == 0xff } || size.dropFirst(5).allSatisfy { $0 == 0 }
        default: return true
        }
    }

    /// An old tar has no magic: the sum over its first block is in the block itself, in octal.
    private static func hasTarChecksum(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count >= 512, let first = bytes.first, first != 0 else { return false }
        let block = Array(bytes.prefix(512))
        var stored = 0
        var digits = 0
        for byte in block[148..<156] {
            if 48...55 ~= byte {
                stored = stored << 3 | Int(byte - 48)
                digits += 1
            } else if digits > 0 || (byte != 32 && byte != 0) {
                break
            }
        }
        guard digits > 0 else { return false }
        var sum = 0
        for (index, byte) in block.enumerated() { sum += 148..<156 ~= index ? 32 : Int(byte) }
        return sum == stored
    }

    /// Where the last section of a program ends; nil when the program is longer than what is at hand, or none.
    private static func overlay(_ head: [UInt8]) -> Int? {
        func number(_ at: Int, _ width: Int) -> Int? {
            guard at >= 0, at <= head.count - width else { return nil }
            return (0..<width).reduce(0) { $0 | Int(head[at + $1]) << (8 * $1) }
        }
        guard let header = number(0x3c, 4), starts(head, header, [0x50, 0x45, 0, 0]), let count = number(header + 6, 2),
            let optional = number(header + 20, 2), count <= 96
        else { return nil }
        var end = 0
        for index in 0..<count {
            let section = header + 24 + optional + 40 * index
            guard let size = number(section + 16, 4), let start = number(section + 20, 4) else { return nil }
            end = max(end, start + size)
        }
        return 1..<head.count ~= end ? end : nil
    }

    /// By the headers of its first files: folders, which often come first, are never encrypted.
    private static func isZipEncrypted(_ head: [UInt8]) -> Bool {
        var at = 0
        while at <= head.count - 10, starts(head[at...], 0, [0x50, 0x4b, 0x03, 0x04]) {
            if head[at + 6] & 1 == 1 || head[at + 8] == 99 && head[at + 9] == 0 { return true }
            // What was written as a stream has its sizes behind it.
            guard at <= head.count - 30, head[at + 6] & 8 == 0 else { break }
            var size = 0
            for index in 0..<4 { size |= Int(head[at + 18 + index]) << (8 * index) }
            at +=
                30 + size + Int(head[at + 26]) + Int(head[at + 27]) << 8 + Int(head[at + 28]) + Int(head[at + 29]) << 8
        }
        return false
    }

    /// Whether a password protects it; nil where the first bytes do not tell.
    func isEncrypted(_ head: [UInt8]) -> Bool? {
        if Self.starts(head, 0, [0x50, 0x4b, 0x03, 0x04]), head.count > 9 { return Self.isZipEncrypted(head) }
        if Self.starts(head, 0, [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 0x00]), head.count > 11 {
            // The flags of the archive's header; files can be encrypted without it.
            return head[9] == 0x73 && head[10] & 0x80 != 0 ? true : nil
        }
        if Self.starts(head, 0, [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 0x01, 0x00]), head.count > 14 {
            // Checksum, size as a number of seven bits a byte, then the kind of the record: 4 is the encryption's.
            var at = 12
            while at < head.count, at < 15, head[at] & 0x80 != 0 { at += 1 }
            return at + 1 < head.count && head[at + 1] == 4 ? true : nil
        }
        return nil
    }
}
