/// What a piece of script does with archives, read in one pass.
///
/// PowerShell's cmdlets, .NET, the shell's COM objects, Python and the usual libraries. A name that is built at run time stays
/// hidden here, and shows in the invocation (4103) or in the file.
struct ArchiveScript: Equatable {
    enum Word {
        case cmdlet, member, openMode, create, compression, compress, copyHere, items, library, python, write
        case function, naming, extract
    }

    /// Whether it writes an archive.
    private(set) var makesArchive = false
    /// Whether it compresses in memory only, as far as one sees.
    private(set) var compresses = false
    private(set) var extracts = false
    /// Whether it defines functions, which it may or may not call.
    private(set) var definesFunctions = false

    var concernsArchives: Bool { makesArchive || compresses || extracts }

    init(_ text: String) {
        var text = text
        text.withUTF8 { read($0) }
    }

    private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
        let table = Self.table
        var words = ScriptWords(bytes)
        var previous: Word?
        var copies = false
        var sincePython = Int.max
        while let found = words.next() {
            sincePython = sincePython == .max ? .max : sincePython + 1
            guard let word = table.value(bytes, found.start, found.end, backticks: found.backticks) else {
                previous = nil
                continue
            }
            let start = found.start
            let at = found.end
            switch word {
            case .cmdlet:
                if previous != .naming, previous != .function, Self.isCalled(bytes, start, at) { makesArchive = true }
            case .member: if Self.isMember(bytes, start, at) { makesArchive = true }
            case .create: if previous == .openMode { makesArchive = true }
            case .compress: if previous == .compression { compresses = true }
            case .copyHere: if Self.isMember(bytes, start, at) { copies = true }
            // `CopyHere($zip.Items())` unpacks.
            case .items:
                if previous == .copyHere || copies && Self.isMember(bytes, start, at) {
                    copies = false
                    extracts = true
                }
            case .library: makesArchive = true
            case .python: sincePython = 0
            case .write:
                if sincePython < 12, start > 0, bytes[start - 1] == 39 || bytes[start - 1] == 34 { makesArchive = true }
            case .function: definesFunctions = true
            case .extract: if previous != .naming, previous != .function { extracts = true }
            case .openMode, .compression, .naming: break
            }
            previous = word
        }
        if copies { makesArchive = true }
    }

    /// With an argument on its line, or as `CommandInvocation(Compress-Archive):`.
    private static func isCalled(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        if start > 0, [46, 45, 47, 92, 36].contains(bytes[start - 1]) { return false }
        guard end < bytes.count else { return false }
        if bytes[end] == 41, start > 0, bytes[start - 1] == 40, end + 1 < bytes.count { return bytes[end + 1] == 58 }
        guard bytes[end] == 32 || bytes[end] == 9 else { return false }
        for at in (end + 1)..<min(bytes.count, end + 300) {
            switch bytes[at] {
            case 10, 13: return false
            // A switch, a path, a string, a variable, splatting.
            case 45, 92, 58, 34, 39, 36, 64: return true
            case 46: if at + 1 < bytes.count, ByteClass.table[Int(bytes[at + 1])] & ByteClass.word != 0 { return true }
            default: break
            }
        }
        return false
    }

    /// Behind a dot or a colon, and called: not a method that is defined.
    private static func isMember(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        start > 0 && [46, 58, 34, 39].contains(bytes[start - 1]) && end < bytes.count
            && [40, 34, 39].contains(bytes[end])
    }

    private static let table: WordTable<Word> = {
        var table = WordTable<Word>()
        func add(_ word: Word, _ spellings: [String]) {
            for spelling in spellings { table.insert(spelling, word) }
        }
        add(.cmdlet, ["compress-archive", "compress-7zip", "write-zip", "new-zip", "new-zipfile", "compress-zip"])
        add(
            .member,
            [
                "createfromdirectory", "createfromdirectoryasync", "createentryfromfile", "createentry", "createzip",
                "make_archive",
            ])
        add(.openMode, ["ziparchivemode"])
        add(.create, ["create", "update"])
        add(.compression, ["compressionmode"])
        add(.compress, ["compress"])
        add(.copyHere, ["copyhere"])
        add(.items, ["items"])
        add(
            .library,
            [
                "zipoutputstream", "gzipoutputstream", "bzip2outputstream", "taroutputstream", "sevenzipcompressor",
                "make_archive",
            ])
        add(.python, ["zipfile", "tarfile", "lzma", "py7zr", "sevenzipfile"])
        add(.write, ["w", "a", "x"])
        add(.function, ["function", "filter"])
        add(
            .naming,
            [
                "get-command", "get-help", "gcm", "help", "man", "-name", "-function", "new-alias", "set-alias",
                "-cmdlet",
            ])
        add(.extract, ["expand-archive", "extracttodirectory", "extractall", "unpack_archive"])
        return table
    }()
}
