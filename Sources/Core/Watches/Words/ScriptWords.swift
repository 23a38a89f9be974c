/// The words of a script, one after the other: letters, digits, `-` and `_`. A backtick inside one is nothing to PowerShell.
struct ScriptWords {
    struct Word {
        var start: Int
        var end: Int
        var backticks: Int
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var at = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    @inline(__always)
    mutating func next() -> Word? {
        var at = at
        while at < bytes.count, !Self.isWordByte(bytes[at]) { at &+= 1 }
        guard at < bytes.count else {
            self.at = at
            return nil
        }
        let start = at
        var backticks = 0
        while at < bytes.count {
            if !Self.isWordByte(bytes[at]) {
                guard bytes[at] == 96 else { break }
                backticks &+= 1
            }
            at &+= 1
        }
        self.at = at
        return Word(start: start, end: at, backticks: backticks)
    }

    /// By two sets of 64 bits: digits and `-`, letters and `_`.
    @inline(__always)
    static func isWordByte(_ byte: UInt8) -> Bool {
        let set: UInt64 = byte & 64 == 0 ? 0x03ff_2000_0000_0000 : 0x07ff_fffe_87ff_fffe
        return byte < 128 && set &>> UInt64(byte & 63) & 1 != 0
    }
}
