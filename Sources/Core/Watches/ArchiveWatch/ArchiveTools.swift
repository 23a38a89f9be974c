import Detection
import Events

/// The archivers, and what a command line asks of one.
struct ArchiveTools: Sendable {
    struct Use {
        var makes = false
        var isEncrypted = false
        var isSplit = false
        var isSelfExtracting = false
        var isRenamed = false
    }

    private struct Compiled: Sendable {
        /// Commands: the first word that is no switch.
        let create: [Wildcard]
        /// Switches and names that say it wherever they stand.
        let createAnywhere: [Wildcard]
        let password: [Wildcard]
        let split: [Wildcard]
        let selfExtracting: [Wildcard]
        let isFindingByItself: Bool
    }

    private var images = NameSet()
    private var originals = NameSet()
    private var tools: [Compiled] = []
    /// The tools' names without their extension, by a hash of their folded bytes; nil when one of them is a pattern or
    /// has other letters.
    private var nameHashes: Set<UInt64>? = []

    init(_ policy: [ArchiveTool]) {
        for tool in policy where tool.isEnabled {
            for image in tool.images {
                images.insert(image, tools.count)
                let name = FoldedText(image).bytes.prefix { $0 != 46 }
                if name.allSatisfy(Self.isInName) { nameHashes?.insert(Self.hash(name)) } else { nameHashes = nil }
            }
            for name in tool.originalFileNames { originals.insert(name, tools.count) }
            tools.append(
                Compiled(
                    create: tool.createForms.filter { !Self.isAnywhere($0) }.map { Wildcard($0) },
                    createAnywhere: tool.createForms.filter { Self.isAnywhere($0) }.map { Wildcard($0) },
                    password: tool.passwordForms.map { Wildcard($0) },
                    split: tool.splitForms.map { Wildcard($0) },
                    selfExtracting: tool.selfExtractingForms.map { Wildcard($0) },
                    isFindingByItself: tool.isFindingByItself))
        }
    }

    private static func isAnywhere(_ form: String) -> Bool {
        form.hasPrefix("-") || form.hasPrefix("/") || form.hasPrefix("*")
    }

    func isTool(_ executable: String) -> Bool {
        images.contains(WindowsPath.fileName(executable))
    }

    /// What a started process is asked to do; nil when it is no archiver and runs none.
    func use(_ process: borrowing Process) -> Use? {
        let image = WindowsPath.fileName(process.executable)
        if let tool = images.index(of: image) { return use(tool, Self.arguments(process)) }
        if !process.originalFileName.isEmpty, let tool = originals.index(of: process.originalFileName) {
            var use = use(tool, Self.arguments(process))
            use.isRenamed = true
            return use
        }
        guard Self.shells.contains(CaseFolding.folded(image)), mentionsTool(process.commandLine) else { return nil }
        for command in CommandLine.nested(in: process.commandLine) {
            guard let first = command.words.first, let tool = images.index(of: WindowsPath.fileName(first)) else {
                continue
            }
            let use = use(tool, Array(command.words.dropFirst()))
            if use.makes { return use }
        }
        return nil
    }

    /// Whether any word of a command line, up to its first dot, is the name of a tool: a quick look before it is cut up.
    private func mentionsTool(_ commandLine: String) -> Bool {
        guard let nameHashes else { return true }
        var line = commandLine
        return line.withUTF8 { bytes in
            var hash = Self.emptyHash
            var length = 0
            for byte in bytes {
                if Self.isInName(byte) {
                    hash = Self.extended(hash, byte &- 65 < 26 ? byte | 32 : byte)
                    length += 1
                } else {
                    if length > 0, nameHashes.contains(hash) { return true }
                    hash = Self.emptyHash
                    length = 0
                }
            }
            return length > 0 && nameHashes.contains(hash)
        }
    }

    /// ASCII letters and digits, `+`, `-`, `_`: what the names of tools are made of.
    private static func isInName(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122, 43, 45, 95: true
        default: false
        }
    }

    private static let emptyHash: UInt64 = 0xcbf2_9ce4_8422_2325

    private static func extended(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }

    private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(emptyHash) { extended($0, $1) }
    }

    private static func arguments(_ process: borrowing Process) -> [String] {
        Array(CommandLine(process.commandLine).words.dropFirst())
    }

    /// Programs that are given commands to run on their command line.
    private static let shells: Set<String> = [
        "cmd.exe", "powershell.exe", "powershell_ise.exe", "pwsh.exe", "cmd", "powershell", "pwsh",
    ]

    private func use(_ index: Int, _ words: [String]) -> Use {
        let tool = tools[index]
        var use = Use(makes: tool.isFindingByItself)
        var hasCommand = false
        for word in words.prefix(200) where !isHelp(word) && word != "-C" {
            let text = FoldedText(word)
            let isSwitch = word.hasPrefix("-") || word.hasPrefix("/")
            if tool.createAnywhere.contains(where: { $0.matches(text) }) { use.makes = true }
            guard isSwitch else {
                if !hasCommand, tool.create.contains(where: { $0.matches(text) }) { use.makes = true }
                hasCommand = true
                continue
            }
            if tool.password.contains(where: { $0.matches(text) }) { use.isEncrypted = true }
            if tool.split.contains(where: { $0.matches(text) }) { use.isSplit = true }
            if tool.selfExtracting.contains(where: { $0.matches(text) }) { use.isSelfExtracting = true }
        }
        return use
    }

    /// tar's `-C` only changes the folder.
    private func isHelp(_ word: String) -> Bool {
        word == "/?" || word == "-?" || word == "--help" || word == "-h"
    }
}
