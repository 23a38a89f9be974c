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

    init(_ policy: [ArchiveTool]) {
        for tool in policy where tool.isEnabled {
            for image in tool.images { images.insert(image, tools.count) }
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
        guard Self.shells.contains(CaseFolding.folded(image)) else { return nil }
        for command in CommandLine.nested(in: process.commandLine) {
            guard let first = command.words.first, let tool = images.index(of: WindowsPath.fileName(first)) else {
                continue
            }
            let use = use(tool, Array(command.words.dropFirst()))
            if use.makes { return use }
        }
        return nil
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
