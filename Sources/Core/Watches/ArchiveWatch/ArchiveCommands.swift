/// tar: which of its modes a command line asks for. Case counts: `-c` makes, `-C` only changes the folder.
enum TarCommand {
    static func makesArchive(_ words: [String]) -> Bool {
        for (index, word) in words.enumerated() {
            if word == "--create" || word == "--append" || word == "--update" { return true }
            if word.hasPrefix("--") { continue }
            var letters = word.utf8[...]
            if letters.first == 45 {
                letters = letters.dropFirst()
            } else if index > 0 {
                continue
            }
            for letter in letters {
                switch letter {
                case UInt8(ascii: "c"), UInt8(ascii: "r"), UInt8(ascii: "u"): return true
                case UInt8(ascii: "x"), UInt8(ascii: "t"): return false
                // What follows is the switch's value, except in the old style, where values come later.
                case UInt8(ascii: "C"), UInt8(ascii: "f"), UInt8(ascii: "b"), UInt8(ascii: "s"), UInt8(ascii: "T"),
                    UInt8(ascii: "X"), UInt8(ascii: "I"):
                    if word.utf8.first == 45 { break }
                    continue
                default: continue
                }
                break
            }
        }
        return false
    }
}

/// Info-ZIP's zip, whose switches are bundled and tell capitals from small letters.
struct ZipCommand {
    private(set) var makes = false
    private(set) var isEncrypted = false

    init(_ words: [String]) {
        var plainCount = 0
        var isOther = false
        var skips = false
        for word in words {
            if skips {
                skips = false
                continue
            }
            guard word.utf8.first == 45, word != "-" else {
                plainCount += 1
                continue
            }
            if word.hasPrefix("--") {
                if word == "--encrypt" || word.hasPrefix("--password") { isEncrypted = true }
                if ["--test", "--delete", "--show-files", "--version"].contains(word) { isOther = true }
                continue
            }
            letters: for letter in word.utf8.dropFirst() {
                switch letter {
                case UInt8(ascii: "e"): isEncrypted = true
                case UInt8(ascii: "P"):
                    isEncrypted = true
                    skips = word == "-P"
                    break letters
                case UInt8(ascii: "d"), UInt8(ascii: "T"), UInt8(ascii: "U"): isOther = true
                case UInt8(ascii: "s"), UInt8(ascii: "b"), UInt8(ascii: "t"), UInt8(ascii: "n"):
                    skips = word.utf8.count == 2
                    break letters
                case UInt8(ascii: "i"), UInt8(ascii: "x"), UInt8(ascii: "l"): break letters
                default: continue
                }
            }
        }
        makes = plainCount > 0 && !isOther
        isEncrypted = isEncrypted && makes
    }
}

/// gzip, bzip2, xz and the rest: they compress unless told otherwise.
enum GzipCommand {
    static func compresses(_ words: [String]) -> Bool {
        var hasFile = false
        for word in words {
            guard word.utf8.first == 45 else {
                hasFile = true
                continue
            }
            if word.hasPrefix("--") {
                if ["--decompress", "--uncompress", "--list", "--test", "--version", "--license"].contains(word) {
                    return false
                }
                continue
            }
            let letters = word.utf8.dropFirst()
            if letters.contains(UInt8(ascii: "d")) || letters.contains(UInt8(ascii: "l")) && letters.count < 3
                || letters.contains(UInt8(ascii: "t")) || letters.contains(UInt8(ascii: "V"))
            {
                return false
            }
        }
        return hasFile
    }
}
