/// A command line, cut into words as the C runtime of Windows cuts it: quotes join, `\"` is a quote, `""` within quotes too.
struct CommandLine {
    private(set) var words: [String] = []

    init(_ text: String) {
        var word: [UInt8] = []
        var isWord = false
        var isQuoted = false
        var backslashes = 0
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == 92 {
                backslashes += 1
                isWord = true
                continue
            }
            if byte == 34 {
                for _ in 0..<backslashes / 2 { word.append(92) }
                isWord = true
                if backslashes % 2 == 1 {
                    word.append(34)
                } else if isQuoted, index < bytes.count, bytes[index] == 34 {
                    word.append(34)
                    index += 1
                } else {
                    isQuoted.toggle()
                }
                backslashes = 0
                continue
            }
            for _ in 0..<backslashes { word.append(92) }
            backslashes = 0
            if !isQuoted, byte == 32 || byte == 9 || byte == 10 || byte == 13 {
                if isWord { words.append(String(decoding: word, as: UTF8.self)) }
                word.removeAll(keepingCapacity: true)
                isWord = false
            } else {
                word.append(byte)
                isWord = true
            }
        }
        for _ in 0..<backslashes { word.append(92) }
        if isWord { words.append(String(decoding: word, as: UTF8.self)) }
    }
}
