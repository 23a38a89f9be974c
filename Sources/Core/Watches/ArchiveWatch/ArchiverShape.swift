import Detection

/// Command lines that only 7-Zip, RAR and their kin understand: `a -r -pSecret out.7z C:\data`.
///
/// For an archiver under another name whose records do not tell the name it was built with, such as Security 4688 and old
/// schemas of Sysmon.
enum ArchiverShape {
    /// Whether the words behind a program's name add to an archive under a password.
    static func makesEncrypted(_ words: some Collection<String>, _ formats: ArchiveFormats) -> Bool {
        guard let verb = words.first, verbs.contains(CaseFolding.folded(verb)) else { return false }
        var hasPassword = false
        var hasArchive = false
        for word in words.dropFirst().prefix(200) {
            if isPassword(word) {
                hasPassword = true
            } else if word.utf8.first != 45, formats.format(named: word) != nil {
                hasArchive = true
            }
        }
        return hasPassword && hasArchive
    }

    /// A quick look at a command line: a verb that stands alone, and a switch `-p…` or `-hp…` behind it.
    static func couldBe(_ commandLine: String) -> Bool {
        var commandLine = commandLine
        return commandLine.withUTF8 { bytes in
            guard bytes.count > 8 else { return false }
            var hasVerb = false
            for at in 1..<(bytes.count &- 2) where bytes[at &- 1] == 32 {
                if bytes[at] == 45 {
                    let letter = bytes[at &+ 1] | 32
                    if hasVerb, letter == 112 || letter == 104 && bytes[at &+ 2] | 32 == 112 { return true }
                } else if bytes[at &+ 1] == 32 {
                    let letter = bytes[at] | 32
                    if letter == 97 || letter == 117 || letter == 109 { hasVerb = true }
                }
            }
            return false
        }
    }

    /// Add, update, move into the archive.
    private static let verbs: Set<String> = ["a", "u", "m"]

    /// `-pSecret`, `-hpSecret`; a bare `-p` asks for one, `-p-` for none.
    private static func isPassword(_ word: String) -> Bool {
        let bytes = word.utf8
        guard bytes.first == 45, bytes.count > 1, word != "-p-" else { return false }
        let letters = CaseFolding.folded(word)
        return letters.hasPrefix("-hp") || letters.hasPrefix("-p")
    }
}
