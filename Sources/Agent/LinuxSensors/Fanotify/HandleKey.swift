/// Which inode, on which filesystem: what fanotify tells of a directory instead of its path.
struct HandleKey: Hashable {
    let filesystem: UInt64
    /// The handle's type above, its length below.
    private let form: UInt64
    /// The handle itself, or, where it is longer than 24 bytes, three hashes of it: a filesystem chooses the numbers in it, not a user.
    private var words: (UInt64, UInt64, UInt64) = (0, 0, 0)

    /// - Parameter handle: a `struct file_handle` whose length was checked.
    init(filesystem: UInt64, handle: UnsafeRawPointer) {
        self.filesystem = filesystem
        let length = handle.loadUnaligned(as: UInt32.self)
        form = UInt64(handle.loadUnaligned(fromByteOffset: 4, as: UInt32.self)) << 32 | UInt64(length)
        let bytes = UnsafeRawBufferPointer(start: handle + 8, count: Int(length))
        if length <= 24 {
            withUnsafeMutableBytes(of: &words) { $0.copyMemory(from: bytes) }
        } else {
            words = (0xcbf2_9ce4_8422_2325, 0x9e37_79b9_7f4a_7c15, 0x2545_f491_4f6c_dd1d)
            for byte in bytes {
                words.0 = (words.0 ^ UInt64(byte)) &* 0x100_0000_01b3
                words.1 = (words.1 ^ UInt64(byte)) &* 0xff51_afd7_ed55_8ccd
                words.2 = (words.2 ^ UInt64(byte)) &* 0xc4ce_b9fe_1a85_ec53
            }
        }
    }

    static func == (a: HandleKey, b: HandleKey) -> Bool {
        a.words == b.words && a.form == b.form && a.filesystem == b.filesystem
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(mixed)
    }

    /// One number for it; two handles seldom have the same.
    var mixed: UInt64 {
        var hash = filesystem ^ form &* 0x9e37_79b9_7f4a_7c15
        hash = (hash ^ words.0) &* 0xff51_afd7_ed55_8ccd
        hash = (hash ^ (hash >> 32) ^ words.1) &* 0xc4ce_b9fe_1a85_ec53
        hash = (hash ^ (hash >> 32) ^ words.2) &* 0xff51_afd7_ed55_8ccd
        return hash ^ (hash >> 33)
    }
}
