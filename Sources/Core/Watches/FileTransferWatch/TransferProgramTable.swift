import Detection
import Events

/// Finds the transfer program that a process is, by its file's name or by the name in its version resource.
struct TransferProgramTable {
    /// A program of the policy with its patterns ready.
    final class Entry: Sendable {
        let program: TransferProgram
        let uploadForms: WildcardSet
        let downloadForms: WildcardSet

        init(_ program: TransferProgram) {
            self.program = program
            uploadForms = WildcardSet(program.uploadForms)
            downloadForms = WildcardSet(program.downloadForms)
        }

        /// Whether nothing but a command line of one of its forms has to do with transfers.
        var isIncidental: Bool {
            program.kind == .generalPurpose || program.kind == .tunnel && !program.isFindingByItself
        }
    }

    let entries: [Entry]
    private let images: Names
    private let originals: Names

    init(_ programs: [TransferProgram]) {
        var entries: [Entry] = []
        var images = Names()
        var originals = Names()
        for program in programs where program.isEnabled {
            for image in program.images { images.add(image, entries.count) }
            for original in program.originalFileNames { originals.add(original, entries.count) }
            entries.append(Entry(program))
        }
        self.entries = entries
        self.images = images
        self.originals = originals
    }

    /// The programs that the file's name stands for; several share one where one program has two uses.
    func programs(named executable: String) -> [Int] {
        if executable.isEmpty || !images.sieve.passes(nameOf: executable) { return [] }
        return images.indices(CaseFolding.folded(WindowsPath.fileName(executable)))
    }

    /// The programs of which a process is a copy under another name.
    func programs(renamed process: borrowing Process) -> [Int] {
        let name = process.originalFileName
        return name.isEmpty || !originals.sieve.passes(name) ? [] : originals.indices(CaseFolding.folded(name))
    }

    /// Whether the start is one of a transfer program, or of another that is told to transfer.
    func startsTransfer(_ process: borrowing Process) -> Bool {
        for index in programs(named: process.executable) where startsTransfer(entries[index], process) { return true }
        for index in programs(renamed: process) where startsTransfer(entries[index], process) { return true }
        return false
    }

    private func startsTransfer(_ entry: Entry, _ process: borrowing Process) -> Bool {
        entry.isIncidental ? CommandTransfer.isOne(entry, commandLine: process.commandLine) : true
    }

    func hasProgram(_ process: borrowing Process) -> Bool {
        !programs(named: process.executable).isEmpty || !programs(renamed: process).isEmpty
    }

    /// Names by hash where they are whole, one after the other where they are patterns.
    private struct Names {
        private var whole: [String: [Int]] = [:]
        private var patterns: [(pattern: Wildcard, index: Int)] = []
        private(set) var sieve = NameSieve()

        mutating func add(_ name: String, _ index: Int) {
            if name.utf8.contains(42) || name.utf8.contains(63) {
                patterns.append((Wildcard(name), index))
                sieve.insert(Wildcard(name))
            } else {
                whole[CaseFolding.folded(name), default: []].append(index)
                sieve.insert(name)
            }
        }

        func indices(_ name: String) -> [Int] {
            if let indices = whole[name] { return indices }
            guard !patterns.isEmpty else { return [] }
            let folded = FoldedText(name)
            for (pattern, index) in patterns where pattern.matches(folded) { return [index] }
            return []
        }
    }
}
