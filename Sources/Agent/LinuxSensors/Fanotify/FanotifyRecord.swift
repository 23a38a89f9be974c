/// One event of fanotify as it lies in the buffer that was read. Valid as long as that buffer.
struct FanotifyRecord {
    /// Bits of the mask, as the kernel numbers them.
    enum Bit {
        static let access: UInt64 = 0x1
        static let closeWrite: UInt64 = 0x8
        static let closeNoWrite: UInt64 = 0x10
        static let create: UInt64 = 0x100
        static let delete: UInt64 = 0x200
        static let overflow: UInt64 = 0x4000
        static let onChild: UInt64 = 0x0800_0000
        static let rename: UInt64 = 0x1000_0000
        static let onDirectory: UInt64 = 0x4000_0000
    }

    /// A name in a directory.
    struct Entry {
        let directory: HandleKey
        /// The `struct file_handle` in the buffer.
        let handle: UnsafeRawPointer
        let name: UnsafeRawBufferPointer
    }

    let length: Int
    let mask: UInt64
    let pid: Int32
    /// In groups that report files: the file, which is to be closed; otherwise negative.
    let file: Int32
    /// The name, or the old name of a rename.
    private(set) var entry: Entry?
    private(set) var newEntry: Entry?
    /// What the name stands for.
    private(set) var target: HandleKey?

    /// Nil where what is left is no whole record.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= 24, let start = bytes.baseAddress else { return nil }
        length = Int(start.loadUnaligned(as: UInt32.self))
        var offset = Int(start.loadUnaligned(fromByteOffset: 6, as: UInt16.self))
        guard length >= 24, length <= bytes.count, offset >= 24 else { return nil }
        mask = start.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
        file = start.loadUnaligned(fromByteOffset: 16, as: Int32.self)
        pid = start.loadUnaligned(fromByteOffset: 20, as: Int32.self)
        while offset + 4 <= length {
            let kind = bytes[offset]
            let size = Int((start + offset).loadUnaligned(fromByteOffset: 2, as: UInt16.self))
            guard size >= 4, offset + size <= length else { break }
            take(kind, UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + size]))
            offset += size
        }
    }

    /// Takes one piece of information: a filesystem's id, a handle and perhaps a name.
    private mutating func take(_ kind: UInt8, _ info: UnsafeRawBufferPointer) {
        guard kind == 1 || kind == 2 || kind == 10 || kind == 12, info.count >= 20, let start = info.baseAddress else {
            return
        }
        let handleLength = Int(start.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
        guard handleLength <= info.count - 20 else { return }
        let key = HandleKey(filesystem: start.loadUnaligned(fromByteOffset: 4, as: UInt64.self), handle: start + 12)
        if kind == 1 {
            target = key
            return
        }
        let rest = info[(20 + handleLength)...]
        let name = UnsafeRawBufferPointer(rebasing: rest[..<(rest.firstIndex(of: 0) ?? rest.endIndex)])
        let entry = Entry(directory: key, handle: start + 12, name: name)
        if kind == 12 { newEntry = entry } else { self.entry = entry }
    }
}
