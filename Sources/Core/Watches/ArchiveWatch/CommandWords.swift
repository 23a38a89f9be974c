/// A quick look through a command line or a script for words that matter, without cutting it up.
enum CommandWords {
    /// Whether some word is one of the names, or an encoded command's switch.
    static func contains(_ text: String, _ names: borrowing ProgramNames) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            let classes = ByteClass.table
            var at = 0
            while at < bytes.count {
                guard classes[Int(bytes[at])] & ByteClass.name != 0 else {
                    at &+= 1
                    continue
                }
                let start = at
                while at < bytes.count, classes[Int(bytes[at])] & ByteClass.name != 0 { at &+= 1 }
                guard 1...16 ~= at - start else { continue }
                if bytes[start] == 45, isEncodedSwitch(bytes, start, at) { return true }
                if names.index(ofWord: bytes, start, at) != nil, isProgram(bytes, start, at) { return true }
            }
            return false
        }
    }

    /// Not an extension, nor a folder of a path; what follows a dot may only be `exe`.
    private static func isProgram(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        if start > 0, bytes[start - 1] == 46 { return false }
        guard end < bytes.count else { return true }
        if bytes[end] == 92 || bytes[end] == 47 || bytes[end] == 58 { return false }
        guard bytes[end] == 46 else { return true }
        return end + 3 < bytes.count && bytes[end + 1] | 32 == 101 && bytes[end + 2] | 32 == 120
            && bytes[end + 3] | 32 == 101
    }

    /// `-e`, `-enc`, `-EncodedCommand` and what lies between.
    private static func isEncodedSwitch(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        guard end - start >= 2, end < bytes.count, bytes[end] == 32 else { return false }
        let name: StaticString = "encodedcommand"
        if end - start == 3, bytes[start + 1] | 32 == 101, bytes[start + 2] | 32 == 99 { return true }
        guard end - start - 1 <= name.utf8CodeUnitCount else { return false }
        for index in 0..<(end - start - 1) where bytes[start + 1 + index] | 32 != name.utf8Start[index] { return false }
        return true
    }
}
