import Detection
import Events

/// The archivers, and what a command line asks of one.
struct ArchiveTools: Sendable {
    /// What one command asks for.
    struct Use {
        var makes = false
        var isEncrypted = false
        var isSplit = false
        var isSelfExtracting = false
        /// Whether it takes documents by wildcard, a whole profile, a drive, a share or stored secrets.
        var isGreedy = false
        /// The archive, where a word has the name of one.
        var archive = ""
        /// Whether it only stands in the command line of a shell.
        var isNested = false
        /// The program, where its file has another name than the archiver that it is.
        var isRenamed = false
    }

    private struct Compiled: Sendable {
        let id: String
        let create: [ArchiveForm]
        let password: [ArchiveForm]
        let split: [ArchiveForm]
        let selfExtracting: [ArchiveForm]
        let isFindingByItself: Bool
        let isGeneralPurpose: Bool
    }

    private var images = ProgramNames()
    private var originals = ProgramNames()
    private var tools: [Compiled] = []
    private let formats: ArchiveFormats

    init(_ policy: [ArchiveTool], _ formats: ArchiveFormats) {
        self.formats = formats
        for tool in policy where tool.isEnabled {
            for image in tool.images { images.insert(image, tools.count) }
            for name in tool.originalFileNames { originals.insert(name, tools.count) }
            tools.append(
                Compiled(
                    id: tool.id, create: tool.createForms.map { ArchiveForm($0) },
                    password: tool.passwordForms.map { ArchiveForm($0) },
                    split: tool.splitForms.map { ArchiveForm($0) },
                    selfExtracting: tool.selfExtractingForms.map { ArchiveForm($0) },
                    isFindingByItself: tool.isFindingByItself, isGeneralPurpose: tool.isGeneralPurpose))
        }
    }

    /// A program that hardly does anything but archives.
    func isArchiver(_ executable: String) -> Bool {
        images.index(ofPath: executable).map { !tools[$0].isGeneralPurpose } ?? false
    }

    /// Whether a process is one of the tools by either of its names.
    func contains(_ process: borrowing Process) -> Bool {
        images.contains(process.executable) || originals.contains(process.originalFileName)
            || ProgramBehind(process).map { images.contains($0.program) } ?? false
    }

    /// Whether a text has the name of an archiver, or something encoded, in it.
    func mentions(_ text: String) -> Bool {
        CommandWords.contains(text, images)
    }

    /// What a started process is asked to do; nil when it is no archiver and runs none.
    func use(_ process: borrowing Process) -> Use? {
        if let behind = ProgramBehind(process) {
            guard
                let index = images.index(ofPath: behind.program)
                    ?? originals.index(ofPath: process.originalFileName)
            else { return nil }
            var use = use(index, behind.arguments)
            use.isRenamed =
                !tools[index].isGeneralPurpose && (behind.isHidden || images.index(ofPath: behind.program) == nil)
            return visible(use, index)
        }
        if let index = images.index(ofPath: process.executable) {
            return visible(use(index, CommandLine(process.commandLine).words.dropFirst()), index)
        }
        if let index = originals.index(ofPath: process.originalFileName) {
            var use = use(index, CommandLine(process.commandLine).words.dropFirst())
            use.isRenamed = !tools[index].isGeneralPurpose
            return visible(use, index)
        }
        if ArchiverShape.couldBe(process.commandLine) {
            let words = CommandLine(process.commandLine).words
            if ArchiverShape.makesEncrypted(words.dropFirst(), formats) {
                var use = Use(makes: true, isEncrypted: true, isRenamed: true)
                use.archive = words.dropFirst().first { formats.format(named: $0) != nil } ?? ""
                use.isGreedy = GreedySources.areIn(Array(words.dropFirst()), archive: use.archive)
                return use
            }
        }
        // On Linux every program that a shell starts is seen itself.
        guard !CommandInterpreter.isShell(process.executable) || process.executable.utf8.first != 47,
            CommandInterpreter.isOne(process.executable), mentions(process.commandLine)
        else { return nil }
        return use(in: NestedCommands.commands(in: process.commandLine))
    }

    /// What a script calls; nil when it calls no archiver to make something.
    func use(inScript text: String) -> Use? {
        mentions(text) ? use(in: NestedCommands.commands(inScript: text)) : nil
    }

    private func visible(_ use: Use, _ index: Int) -> Use? {
        use.makes || !tools[index].isGeneralPurpose ? use : nil
    }

    private func use(in commands: [[String]]) -> Use? {
        for command in commands {
            guard let first = command.first, let index = images.index(ofPath: first) else { continue }
            var use = use(index, command[1...])
            use.isNested = true
            if use.makes { return use }
        }
        return nil
    }

    private func use(_ index: Int, _ arguments: ArraySlice<String>) -> Use {
        let tool = tools[index]
        let words = Array(arguments.prefix(200))
        var use = Use(makes: tool.isFindingByItself)
        guard !words.contains(where: Self.isHelp) else { return use }
        let command = ArchiveForm.Command(words)
        switch tool.id {
        case "tar": use.makes = use.makes || TarCommand.makesArchive(words)
        case "info-zip":
            let zip = ZipCommand(words)
            use.makes = use.makes || zip.makes
            use.isEncrypted = zip.isEncrypted
        case "gzip": use.makes = use.makes || GzipCommand.compresses(words)
        default: use.makes = use.makes || tool.create.contains { $0.matches(command) }
        }
        // A lone archive is opened.
        if tool.create.contains(where: { $0.isAnyWord }), !command.plain.isEmpty,
            command.plain.count == 1, formats.format(named: command.plain[0]) != nil, tool.id != "makecab"
        {
            use.makes = tool.isFindingByItself
        }
        guard use.makes else { return use }
        if tool.id != "info-zip" { use.isEncrypted = tool.password.contains { $0.matches(command) } }
        // RAR: `-p-` asks for no password.
        if use.isEncrypted, words.contains("-p-"), !words.contains(where: { $0.hasPrefix("-hp") }) {
            use.isEncrypted = false
        }
        use.isSplit = tool.split.contains { $0.matches(command) }
        use.isSelfExtracting = tool.selfExtracting.contains { $0.matches(command) }
        use.archive = words.first { formats.format(named: $0) != nil } ?? ""
        use.isGreedy = GreedySources.areIn(words, archive: use.archive)
        return use
    }

    private static func isHelp(_ word: String) -> Bool {
        word == "/?" || word == "-?" || word == "--help" || word == "-h"
    }
}
