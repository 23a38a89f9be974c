/// The words of a command line.
enum TransferWords {
    static func words(_ line: String) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        var quoted = false
        var has = false
        for byte in line.utf8 {
            if byte == 34 {
                quoted.toggle()
                has = true
            } else if !quoted, byte == 32 || byte == 9 {
                if has { words.append(String(decoding: word, as: UTF8.self)) }
                word.removeAll()
                has = false
            } else {
                word.append(byte)
                has = true
            }
        }
        if has { words.append(String(decoding: word, as: UTF8.self)) }
        return words
    }
}
