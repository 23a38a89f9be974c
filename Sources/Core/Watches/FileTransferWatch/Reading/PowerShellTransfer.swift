import Detection

/// Transfers in PowerShell's language, read in one pass.
///
/// A backtick inside a word, which PowerShell ignores, does not hide it. A name that is built at run time stays hidden here and
/// shows in the invocation (4103) or in the connection.
struct PowerShellTransfer: Equatable {
    var direction: TransferDirection?
    /// Whether the text defines functions, which it may or may not call.
    var definesFunctions = false

    /// What one text says; ``TransferAddress`` finds the address.
    init(_ text: String) {
        var text = text
        var reader = Reader()
        text.withUTF8 { reader.read($0) }
        direction = reader.direction
        definesFunctions = reader.definesFunctions
    }

    /// The command line of PowerShell itself, with what `-EncodedCommand` hides.
    static func read(commandLine: String) -> CommandTransfer {
        var transfer = CommandTransfer()
        var text = commandLine
        if let hidden = EncodedCommand.decoded(commandLine) { text += "\n" + hidden }
        transfer.direction = PowerShellTransfer(text).direction
        transfer.url = TransferAddress.url(in: text)
        return transfer
    }

    private struct Reader {
        var found = false
        var uploads = false
        var mails = false
        var attaches = false
        var ftp = false
        var posts = false
        var readsFile = false
        var bits = false
        var uploadType = false
        var definesFunctions = false
        private var awaitsMethod = false
        private var awaitsType = false

        var direction: TransferDirection? {
            if uploads || mails && attaches || posts && readsFile && found || bits && uploadType { return .upload }
            // What is posted without a file behind it is a call of a service.
            if found { return posts ? nil : .download }
            return ftp ? .unknown : nil
        }

        mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
            let table = PowerShellWord.table
            var words = ScriptWords(bytes)
            while let word = words.next() {
                guard let meaning = table.value(bytes, word.start, word.end, backticks: word.backticks) else {
                    awaitsMethod = false
                    awaitsType = false
                    continue
                }
                take(meaning, bytes, word.start, word.end)
            }
        }

        private mutating func take(
            _ word: PowerShellWord, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
        ) {
            let method = awaitsMethod
            let type = awaitsType
            awaitsMethod = false
            awaitsType = false
            switch word {
            case .downloadMethod: if isMember(bytes, start) { found = true }
            case .uploadMethod: if isMember(bytes, start) { uploads = true }
            case .webCommand: if isCalled(bytes, start, end) { found = true }
            case .bitsCommand:
                if isCalled(bytes, start, end) {
                    found = true
                    bits = true
                }
            case .mailCommand: if isCalled(bytes, start, end) { mails = true }
            case .webClass: found = true
            case .ftpClass: ftp = true
            case .inFile: uploads = true
            case .method: awaitsMethod = true
            case .post: if method { posts = true }
            case .attachments: attaches = true
            case .transferType: awaitsType = true
            case .upload: if type { uploadType = true }
            case .readsFile: readsFile = true
            case .function: definesFunctions = true
            }
        }

        /// Behind a dot, a quote (`."DownloadFile"(…)`) or a parenthesis.
        private func isMember(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
            start > 0 && [46, 34, 39, 40, 123].contains(bytes[start - 1])
        }

        /// With an argument behind it, or as `CommandInvocation(Invoke-WebRequest)`, and not as the name of something else.
        private func isCalled(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
            guard end < bytes.count else { return false }
            if start > 0, [46, 45, 47, 92, 36, 58].contains(bytes[start - 1]) { return false }
            if bytes[end] == 41, start > 0, bytes[start - 1] == 40, end + 1 < bytes.count {
                return bytes[end + 1] == 58
            }
            guard bytes[end] == 32 || bytes[end] == 9 else { return false }
            var next = end
            while next < bytes.count, bytes[next] == 32 || bytes[next] == 9 { next += 1 }
            guard next < bytes.count else { return false }
            switch bytes[next] {
            case 45, 34, 39, 36, 40, 64: return true  // a switch, a string, a variable, an expression, splatting
            default: return isAddress(bytes, next)
            }
        }

        private func isAddress(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
            var at = start
            while at < bytes.count, at - start < 256, bytes[at] > 32 {
                // A host or a path: words of a sentence have neither dot, colon nor slash before their end.
                if bytes[at] == 58 || bytes[at] == 47 { return true }
                at += 1
            }
            return false
        }
    }
}
