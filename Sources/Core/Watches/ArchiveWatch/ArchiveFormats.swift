import Detection
import Events

/// Tells an archive by its name, and by its first bytes where a sensor had them.
struct ArchiveFormats: Sendable {
    private var ids: [String] = []
    /// By ``packed(_:_:)`` extension, so that the look at a name costs no allocation.
    private var byExtension: [UInt64: Int] = [:]
    /// By the letters before the two digits of a volume's extension: `r` of `r00`.
    private var byVolume: [UInt64: Int] = [:]
    private let contents: ArchiveContents

    init(_ formats: [ArchiveFormat]) {
        contents = ArchiveContents(formats)
        for format in formats where format.isEnabled {
            for name in format.extensions { add(name, ids.count) }
            ids.append(format.id)
        }
    }

    private mutating func add(_ name: String, _ index: Int) {
        var folded = CaseFolding.folded(name)
        let (key, volume) = folded.withUTF8 { bytes in
            (Self.packed(bytes, 0..<bytes.count), Self.volumeKey(bytes, 0..<bytes.count))
        }
        if let key, byExtension[key] == nil { byExtension[key] = index }
        if let volume, byVolume[volume] == nil { byVolume[volume] = index }
    }

    /// What a file is: its format's id, and whether its content says so against its name.
    struct Kind {
        var format = ""
        var isDisguised = false
        var isEncrypted: Bool?
    }

    /// Nil when it is no archive as far as one can tell.
    func kind(_ file: FileActivity) -> Kind? {
        if let index = index(named: file.path) {
            return Kind(format: ids[index], isEncrypted: contents.isEncrypted(file.head))
        }
        if !file.stream.isEmpty, let index = index(named: file.stream) {
            return Kind(format: ids[index], isDisguised: true)
        }
        guard !file.head.isEmpty, let format = contents.format(of: file.head) else { return nil }
        let name = WindowsPath.fileExtension(file.path)
        if PackedFormats.isPacked(name) {
            guard PackedFormats.isOffice(name), !PackedFormats.isDocument(file.head) else { return nil }
        } else if PackedFormats.isDocument(file.head) {
            return nil
        }
        // Only what other programs open is a disguise; files on their way have names of no meaning.
        let isDisguised = !name.isEmpty && name != "tmp" && name.utf8.count <= 5 && !PackedFormats.isOnItsWay(name)
        return Kind(format: format, isDisguised: isDisguised, isEncrypted: contents.isEncrypted(file.head))
    }

    /// The format's id by the file's name alone.
    func format(named path: String) -> String? {
        index(named: path).map { ids[$0] }
    }

    /// A quick look at a path as a record has it, perhaps with an alternate stream behind it.
    func couldBeArchive(_ path: String) -> Bool {
        if index(named: path) != nil { return true }
        var path = path
        let stream = path.withUTF8 { bytes -> Int in
            var at = bytes.count
            while at > 2, bytes[at - 1] != 92, bytes[at - 1] != 58 { at -= 1 }
            return at > 2 && bytes[at - 1] == 58 ? at : 0
        }
        guard stream > 0 else { return false }
        return index(named: String(decoding: path.utf8.prefix(stream - 1), as: UTF8.self)) != nil
    }

    private func index(named path: String) -> Int? {
        var path = path
        return path.withUTF8 { bytes in
            guard let last = Self.extensionRange(bytes, end: bytes.count) else { return nil }
            if let key = Self.packed(bytes, last), let index = byExtension[key] { return index }
            guard last.count >= 2, bytes[last.upperBound - 1] &- 48 < 10, bytes[last.upperBound - 2] &- 48 < 10 else {
                return nil
            }
            // Pieces: .001 behind the archive's own extension, or letters of the format and a number.
            if let key = Self.volumeKey(bytes, last) { return byVolume[key] }
            guard bytes[last].allSatisfy({ $0 &- 48 < 10 }),
                let before = Self.extensionRange(bytes, end: last.lowerBound - 1), let key = Self.packed(bytes, before)
            else { return nil }
            return byExtension[key]
        }
    }

    /// What stands behind the last dot of the name; blanks and dots at its end, which Windows drops, do not count.
    private static func extensionRange(_ bytes: UnsafeBufferPointer<UInt8>, end: Int) -> Range<Int>? {
        var end = end
        while end > 0, bytes[end - 1] == 32 || bytes[end - 1] == 46 || bytes[end - 1] == 58 { end -= 1 }
        var start = end
        while start > 0, end - start <= 8 {
            switch bytes[start - 1] {
            case 46: return start < end ? start..<end : nil
            case 92, 47, 58: return nil
            default: start -= 1
            }
        }
        return nil
    }

    /// Up to eight bytes of ASCII in lower case as one number.
    private static func packed(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64? {
        guard 1...8 ~= range.count else { return nil }
        var key: UInt64 = 0
        for index in range {
            let byte = bytes[index]
            if byte >= 0x80 { return nil }
            key = key << 8 | UInt64(byte &- 65 < 26 ? byte | 32 : byte)
        }
        return key
    }

    /// The letters before two digits.
    private static func volumeKey(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64? {
        guard 3...4 ~= range.count, bytes[range.upperBound - 1] &- 48 < 10, bytes[range.upperBound - 2] &- 48 < 10,
            bytes[range.lowerBound..<(range.upperBound - 2)].allSatisfy({ ($0 | 32) &- 97 < 26 })
        else { return nil }
        return packed(bytes, range.lowerBound..<(range.upperBound - 2))
    }
}
