import Detection

/// curl's switches, whose letters' case counts: `-o` writes a file, `-T` sends one, `-f` only fails quietly.
enum CurlCommand {
    /// Without a file to send or to write it is no transfer: what goes to standard output is a look at an address.
    static func read(_ commandLine: String) -> CommandTransfer {
        let words = FTPCommand.words(commandLine)
        var transfer = CommandTransfer()
        var at = 1
        while at < words.count {
            let next = at + 1 < words.count ? words[at + 1] : ""
            let effect = words[at].utf8.starts(with: "--".utf8) ? long(words[at], next) : short(words[at], next)
            if effect == .upload || transfer.direction == nil { transfer.direction = effect ?? transfer.direction }
            at += 1
        }
        return transfer
    }

    private static func long(_ word: String, _ next: String) -> TransferDirection? {
        var name = word
        var value = next
        if let equals = word.utf8.firstIndex(of: 61) {
            name = String(word[..<equals])
            value = String(word[word.utf8.index(after: equals)...])
        }
        switch name {
        case "--upload-file", "--upload-flags": return .upload
        case "--form": return value.utf8.contains(64) || value.utf8.contains(60) ? .upload : nil
        case "--data", "--data-binary", "--data-ascii", "--data-urlencode", "--json":
            return namesFile(value) ? .upload : nil
        case "--output": return isNowhere(value) ? nil : .download
        case "--remote-name", "--remote-name-all", "--remote-header-name", "--output-dir": return .download
        default: return nil
        }
    }

    /// Short switches may be joined, `-sLo`, and the last may have its value behind it, `-ofile`.
    private static func short(_ word: String, _ next: String) -> TransferDirection? {
        let bytes = Array(word.utf8)
        guard bytes.count > 1, bytes[0] == 45 else { return nil }
        for at in 1..<bytes.count {
            let rest = String(decoding: bytes[(at + 1)...], as: UTF8.self)
            let value = rest.isEmpty ? next : rest
            switch bytes[at] {
            case 84: return .upload  // T
            case 70: return value.utf8.contains(64) || value.utf8.contains(60) ? .upload : nil  // F
            case 100: return namesFile(value) ? .upload : nil  // d
            case 111: return isNowhere(value) ? nil : .download  // o
            case 79, 74: return .download  // O, J
            // The others that take a value: what follows them is no switch.
            case 65, 98, 67, 99, 68, 69, 101, 72, 75, 109, 80, 81, 114, 116, 85, 117, 119, 88, 120, 89, 121, 122:
                return nil
            default: continue
            }
        }
        return nil
    }

    private static func namesFile(_ value: String) -> Bool {
        value.utf8.first == 64
    }

    private static func isNowhere(_ value: String) -> Bool {
        ["-", "nul", "/dev/null", "$null"].contains(CaseFolding.folded(value))
    }
}
