import Detection

/// A form of ``ArchiveTool/createForms`` and its kin, ready to be matched.
struct ArchiveForm: Sendable {
    /// The words after the program's name, folded once.
    struct Command {
        let words: [FoldedText]
        /// Those that are no switches, as written.
        let plain: [String]
        let firstPlain: Int?

        init(_ words: [String]) {
            self.words = words.map { FoldedText($0) }
            plain = words.filter { !Self.isSwitch($0) }
            firstPlain = words.firstIndex { !Self.isSwitch($0) }
        }

        private static func isSwitch(_ word: String) -> Bool {
            guard let first = word.utf8.first else { return true }
            return first == 45 || first == 47
        }
    }

    private let words: [Wildcard]
    private let isAnywhere: Bool
    /// `*`: any word that is no switch.
    let isAnyWord: Bool

    init(_ form: String) {
        words = CommandLine(form).words.map { Wildcard($0) }
        isAnyWord = form == "*"
        let first = form.utf8.first
        isAnywhere = first == 45 || first == 47 || first == 42
    }

    func matches(_ command: Command) -> Bool {
        if words.isEmpty { return false }
        if isAnyWord { return command.firstPlain != nil }
        if !isAnywhere { return command.firstPlain.map { matches(command.words[$0...]) } ?? false }
        return command.words.indices.contains { matches(command.words[$0...]) }
    }

    private func matches(_ from: ArraySlice<FoldedText>) -> Bool {
        guard from.count >= words.count else { return false }
        return zip(words, from).allSatisfy { $0.matches($1) }
    }
}
