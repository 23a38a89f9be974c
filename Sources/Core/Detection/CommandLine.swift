/// A command line cut into words as Windows programs receive them.
///
/// By the rules of CommandLineToArgvW: blanks outside quotes end a word, `\"` is a quote, backslashes before a quote
/// count in pairs.
package struct CommandLine: Sendable {
    /// The first is the program's own name.
    package let words: [String]

    /// Windows itself allows 32,767 characters; what comes after is not read.
    private static let limitBytes = 65_536

    package init(_ text: String) {
        var text = text
        words = text.withUTF8 { Self.words(UnsafeBufferPointer(rebasing: $0.prefix(Self.limitBytes))) }
    }

    private static func words(_ bytes: UnsafeBufferPointer<UInt8>) -> [String] {
        var words: [String] = []
        // No word is longer than the line.
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count + 1) { word in
            var length = 0
            var isQuoted = false
            var has = false
            var backslashes = 0
            func put(_ byte: UInt8) {
                word[length] = byte
                length &+= 1
            }
            func putBackslashes(_ count: Int) {
                for _ in 0..<count { put(92) }
            }
            func end() {
                words.append(
                    String(decoding: UnsafeBufferPointer(rebasing: UnsafeBufferPointer(word)[..<length]), as: UTF8.self)
                )
            }
            for byte in bytes {
                if byte == 92 {
                    backslashes += 1
                    continue
                }
                if byte == 34 {
                    putBackslashes(words.isEmpty ? backslashes : backslashes / 2)
                    // In the program's own name a backslash escapes nothing.
                    if !words.isEmpty, backslashes % 2 == 1 {
                        put(34)
                    } else {
                        isQuoted.toggle()
                    }
                    has = true
                    backslashes = 0
                    continue
                }
                if backslashes > 0 {
                    putBackslashes(backslashes)
                    has = true
                    backslashes = 0
                }
                if !isQuoted, byte == 32 || byte == 9 || byte == 10 || byte == 13 {
                    if has { end() }
                    length = 0
                    has = false
                } else {
                    put(byte)
                    has = true
                }
            }
            putBackslashes(backslashes)
            if has || length > 0 { end() }
        }
        return words
    }

    private init(words: [String]) {
        self.words = words
    }

    /// The commands that a command interpreter is given, each cut into words: what `cmd /c` and `powershell -Command`
    /// run, cut at `&`, `|` and `;`. Empty when it is no interpreter or was given none.
    package static func nested(in text: String) -> [CommandLine] {
        let outer = CommandLine(text).words
        guard let program = outer.first else { return [] }
        let name = CaseFolding.folded(WindowsPath.fileName(program))
        let isPrompt = name == "cmd.exe" || name == "cmd" || name == "%comspec%"
        let isPowerShell = name == "powershell.exe" || name == "powershell" || name == "pwsh.exe" || name == "pwsh"
        guard isPrompt || isPowerShell else { return [] }
        guard let start = body(of: text, isPrompt: isPrompt) else { return [] }
        return commands(start, isPowerShell: isPowerShell)
    }

    /// The commands of a script, each cut into words.
    package static func commands(of script: String, isPowerShell: Bool) -> [CommandLine] {
        commands(Array(script.utf8.prefix(limitBytes)), isPowerShell: isPowerShell)
    }

    /// What follows `/c`, `/k`, `-Command`, as written.
    private static func body(of text: String, isPrompt: Bool) -> [UInt8]? {
        let bytes = Array(text.utf8.prefix(limitBytes))
        var at = 0
        var isFirst = true
        while at < bytes.count {
            while at < bytes.count, bytes[at] == 32 || bytes[at] == 9 { at += 1 }
            let start = at
            var quoted = false
            while at < bytes.count, quoted || (bytes[at] != 32 && bytes[at] != 9) {
                if bytes[at] == 34 { quoted.toggle() }
                at += 1
            }
            let word = CaseFolding.folded(String(decoding: bytes[start..<at], as: UTF8.self))
            if isFirst {
                isFirst = false
                continue
            }
            if isPrompt {
                if word.hasPrefix("/c") || word.hasPrefix("/k") || word.hasPrefix("/r") {
                    return Array(bytes[min(start + 2, bytes.count)...])
                }
                if !word.hasPrefix("/") { return nil }
            } else if word.hasPrefix("-c") || word.hasPrefix("/c") {
                return Array(bytes[at...])
            } else if !word.hasPrefix("-"), !word.hasPrefix("/") {
                // A switch's value is a single word; commands are more.
                if word.hasPrefix("\"") || word.hasPrefix("&") { return Array(bytes[start...]) }
            }
        }
        return nil
    }

    private static func commands(_ body: [UInt8], isPowerShell: Bool) -> [CommandLine] {
        var body = body[...]
        while let first = body.first, first == 32 || first == 9 { body = body.dropFirst() }
        // The outer quotes hold the whole line when they are its first and last character.
        if body.first == 34, body.last == 34, body.count > 1 { body = body.dropFirst().dropLast() }
        var found: [CommandLine] = []
        var piece: [UInt8] = []
        var quote: UInt8 = 0
        func end() {
            let words = CommandLine(String(decoding: piece, as: UTF8.self)).words
            if !words.isEmpty { found.append(CommandLine(words: words)) }
            piece.removeAll(keepingCapacity: true)
        }
        for byte in body {
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == 34 || (isPowerShell && byte == 39) {
                quote = byte
            } else if byte == 38 || byte == 124 || byte == 10 || (isPowerShell && byte == 59) {
                end()
                continue
            }
            piece.append(byte)
        }
        end()
        return found
    }
}
