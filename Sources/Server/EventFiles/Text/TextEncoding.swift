/// The encodings in which event logs are written as text.
enum TextEncoding: Equatable {
    case utf8, utf16LittleEndian, utf16BigEndian

    /// By a byte order mark, else by where the zeros of the first characters lie.
    ///
    /// - Returns: The encoding, and how many bytes the mark takes.
    static func recognise(_ first: UnsafeBufferPointer<UInt8>) -> (encoding: TextEncoding, markLength: Int) {
        if first.count >= 3, first[0] == 0xef, first[1] == 0xbb, first[2] == 0xbf { return (.utf8, 3) }
        guard first.count >= 2 else { return (.utf8, 0) }
        if first[0] == 0xff, first[1] == 0xfe { return (.utf16LittleEndian, 2) }
        if first[0] == 0xfe, first[1] == 0xff { return (.utf16BigEndian, 2) }
        // Markup and JSON both start with an ASCII character.
        if first[0] != 0, first[1] == 0 { return (.utf16LittleEndian, 0) }
        if first[0] == 0, first[1] != 0 { return (.utf16BigEndian, 0) }
        return (.utf8, 0)
    }
}
