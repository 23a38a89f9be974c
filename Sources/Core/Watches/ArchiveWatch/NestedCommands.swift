import Detection

/// The commands inside the command line of an interpreter or a launcher, each as words with the program first.
struct NestedCommands {
    private var found: [[String]] = []
    /// Interpreters in interpreters, as deep as anybody writes them.
    private static let depthLimit = 4
    /// Command lines that are cut up, lest a forged one costs more than it is worth.
    private var budget = 40
    private static let limit = 200

    private init() {}

    static func commands(in commandLine: String) -> [[String]] {
        var commands = NestedCommands()
        commands.open(commandLine, depth: 0)
        return commands.found
    }

    static func commands(inScript text: String) -> [[String]] {
        var commands = NestedCommands()
        commands.take(CommandLine.commands(of: text, isPowerShell: true), depth: 1)
        return commands.found
    }

    private mutating func open(_ commandLine: String, depth: Int) {
        guard depth < Self.depthLimit, budget > 0 else { return }
        budget -= 1
        let words = CommandLine(commandLine).words
        guard let program = words.first else { return }
        if CommandInterpreter.isPowerShell(program), let hidden = EncodedCommand.decoded(commandLine) {
            return take(CommandLine.commands(of: hidden, isPowerShell: true), depth: depth + 1)
        }
        if CommandInterpreter.isPowerShell(program) || CommandInterpreter.isCommandPrompt(program) {
            let nested = CommandLine.nested(in: commandLine)
            take(nested, depth: depth + 1)
            if !nested.isEmpty || CommandInterpreter.isCommandPrompt(program) { return }
            // PowerShell takes a command without a switch before it.
            if let start = words.dropFirst().firstIndex(where: { $0.utf8.first != 45 && $0.utf8.first != 47 }) {
                take(words[start...], depth: depth + 1)
            }
            return
        }
        // A launcher: a command in quotes, or the rest of the words from one that is no switch.
        for word in words.dropFirst().prefix(Self.limit) where word.utf8.contains(32) && budget > 0 {
            budget -= 1
            take(CommandLine.commands(of: word, isPowerShell: false), depth: depth + 1)
        }
        for index in words.indices.dropFirst().prefix(8) where words[index].utf8.first != 45 {
            take(words[index...], depth: depth + 1)
        }
    }

    private mutating func take(_ commands: [CommandLine], depth: Int) {
        for command in commands.prefix(Self.limit * 10) { take(command.words[...], depth: depth) }
    }

    /// Drops what stands before the program, and opens what the program itself is given to run.
    private mutating func take(_ command: ArraySlice<String>, depth: Int) {
        guard depth <= Self.depthLimit, found.count < Self.limit else { return }
        var words = command.prefix(Self.limit).map(Self.bare)[...]
        while let first = words.first {
            if Self.isAssignment(words) {
                words = words.dropFirst(2)
            } else if Self.prefixes.contains(CaseFolding.folded(first)) {
                words = words.dropFirst()
            } else {
                break
            }
        }
        guard let first = words.first else { return }
        if CaseFolding.equal(first, "for") || CaseFolding.equal(first, "if") {
            // The command of a loop stands behind its `do`; that of a condition behind words of any number.
            let loop = words.firstIndex { CaseFolding.equal($0, "do") }
            for index in words.indices.dropFirst(2).prefix(6) where loop == nil {
                take(words[index...], depth: depth + 2)
            }
            if let loop { take(words[(loop + 1)...], depth: depth + 1) }
            return
        }
        if CaseFolding.equal(first, "start-process") || CaseFolding.equal(first, "saps") {
            return take(Self.flattened(words.dropFirst())[...], depth: depth + 1)
        }
        guard CommandInterpreter.isOne(first) else { return found.append(Array(words)) }
        let quoted = words.map { $0.utf8.contains(32) && !$0.utf8.contains(34) ? "\"\($0)\"" : $0 }
        open(quoted.joined(separator: " "), depth: depth)
    }

    /// `Start-Process 7z.exe -ArgumentList 'a','-pX','x.7z'`
    private static func flattened(_ words: ArraySlice<String>) -> [String] {
        var flat: [String] = []
        for word in words where !switches.contains(CaseFolding.folded(word)) {
            for piece in word.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "'" || $0 == "\"" }) {
                flat.append(String(piece))
            }
        }
        return flat
    }

    /// Without PowerShell's quotes and parentheses.
    private static func bare(_ word: String) -> String {
        var word = word[...]
        while let first = word.utf8.first, first == 39 || first == 34 || first == 40 || first == 64 || first == 123 {
            word = word.dropFirst()
        }
        while let last = word.utf8.last, last == 39 || last == 34 || last == 41 || last == 125 {
            word = word.dropLast()
        }
        return String(word)
    }

    /// `$x = …`
    private static func isAssignment(_ words: ArraySlice<String>) -> Bool {
        words.count > 2 && words.first?.utf8.first == 36 && words[words.startIndex + 1] == "="
    }

    private static let prefixes: Set<String> = [
        "", "start", "call", "@", ".", "/b", "/min", "/max", "/wait", "/low", "/high", "else", "{", "invoke-expression",
        "iex", "nohup", "time", "sudo", "--", "-e", "--exec", "-c", "-lc", "-command", "/c", "create", "process", "/tr",
        "/c:", "-s", "-accepteula", "/accepteula", "-d", "-i", "-h",
    ]
    private static let switches: Set<String> = [
        "-filepath", "-argumentlist", "-args", "-wait", "-nonewwindow", "-passthru", "-windowstyle", "hidden", "-verb",
        "runas",
    ]
}
