/// The words of a script, one after the other: letters, digits, `-` and `_`. A backtick inside one is nothing to PowerShell.
struct ScriptWords {
    struct Word {
        var start: Int
        var end: Int
        var backticks: Int
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let classes = ByteClass.table
    private var at = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    @inline(__always)
    mutating func next() -> Word? {
        var at = at
        while at < bytes.count, classes[Int(bytes[at])] & ByteClass.word == 0 { at &+= 1 }
        guard at < bytes.count else {
            self.at = at
            return nil
        }
        let start = at
        var backticks = 0
        while at < bytes.count {
            if classes[Int(bytes[at])] & ByteClass.word == 0 {
                guard bytes[at] == 96 else { break }
                backticks &+= 1
            }
            at &+= 1
        }
        self.at = at
        return Word(start: start, end: at, backticks: backticks)
    }
}

/// What a byte can be in scripts and command lines.
enum ByteClass {
    /// Part of a word: a letter, a digit, `-` or `_`.
    static let word: UInt8 = 1
    /// Part of a program's name: the same, or `+`.
    static let name: UInt8 = 2

    /// The classes of each byte. Made once, kept for ever and never written to again, so it may be shared.
    nonisolated(unsafe) static let table: UnsafePointer<UInt8> = {
        let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
        for byte in UInt8.min...UInt8.max {
            let isWord = (byte | 32) &- 97 < 26 || byte &- 48 < 10 || byte == 45 || byte == 95
            (table + Int(byte)).initialize(to: isWord ? word | name : byte == 43 ? name : 0)
        }
        return UnsafePointer(table)
    }()
}
