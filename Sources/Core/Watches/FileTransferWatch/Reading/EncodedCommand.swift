import Detection

/// `powershell -EncodedCommand …`: Base64 over UTF-16LE.
enum EncodedCommand {
    /// What the switch hides; nil when there is none.
    static func decoded(_ commandLine: String) -> String? {
        guard mayHide(commandLine) else { return nil }
        let words = TransferWords.words(commandLine)
        for (index, word) in words.enumerated().dropFirst() where index + 1 < words.count && isSwitch(word) {
            return text(words[index + 1])
        }
        return nil
    }

    /// A quick look for `-e` and what may come behind it; quotes count for nothing.
    private static func mayHide(_ commandLine: String) -> Bool {
        var commandLine = commandLine
        return commandLine.withUTF8 { bytes in
            // How much of the switch has been seen.
            var seen = 0
            for byte in bytes where byte != 34 {
                switch seen {
                case 2:
                    if byte == 32 || byte == 9 || byte | 32 == 110 || byte | 32 == 99 { return true }
                    seen = 0
                case 1 where byte | 32 == 101:
                    seen = 2
                    continue
                default: seen = 0
                }
                if byte == 45 || byte == 47 { seen = 1 }
            }
            return false
        }
    }

    /// Any abbreviation counts, from `-e` on, and `-ec`.
    private static func isSwitch(_ word: String) -> Bool {
        guard let first = word.utf8.first, first == 45 || first == 47 else { return false }
        let name = CaseFolding.folded(String(word.dropFirst()))
        return name == "ec" || !name.isEmpty && "encodedcommand".utf8.starts(with: name.utf8)
    }

    private static func text(_ base64: String) -> String? {
        var units: [UInt16] = []
        var low: UInt8?
        var bits: UInt32 = 0
        var bitCount: UInt32 = 0
        for byte in base64.utf8 {
            guard let value = value(byte) else { break }
            bits = (bits << 6 | value) & 0xffff
            bitCount += 6
            guard bitCount >= 8 else { continue }
            bitCount -= 8
            let decoded = UInt8(truncatingIfNeeded: bits >> bitCount)
            if let first = low {
                units.append(UInt16(first) | UInt16(decoded) << 8)
                low = nil
            } else {
                low = decoded
            }
        }
        return units.isEmpty ? nil : String(decoding: units, as: UTF16.self)
    }

    private static func value(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 65...90: UInt32(byte) - 65
        case 97...122: UInt32(byte) - 71
        case 48...57: UInt32(byte) + 4
        case 43: 62
        case 47: 63
        default: nil
        }
    }
}
