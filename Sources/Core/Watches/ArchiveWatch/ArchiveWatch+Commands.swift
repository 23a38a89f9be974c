import Detection
import Events

/// Archivers that are started, and scripts that make archives.
extension ArchiveWatch {
    func judgeStart(_ event: borrowing Event, _ verdict: inout Verdict) {
        if let use = tools.use(event.process) {
            verdict.file(in: .archive)
            judge(use, event, &verdict)
            if use.makes { return }
        }
        guard CommandInterpreter.isOne(event.process.executable) else { return }
        let line = event.process.commandLine
        let script = ArchiveScript(EncodedCommand.decoded(line).map { line + "\n" + $0 } ?? line)
        guard script.concernsArchives else { return }
        verdict.file(in: .archive)
        judge(script, text: line, level: script.makesArchive ? .medium : .low, event, &verdict)
    }

    private func judge(_ use: ArchiveTools.Use, _ event: borrowing Event, _ verdict: inout Verdict) {
        if use.isRenamed {
            report(ArchiveRules.renamedTool, use.makes ? .high : .medium, event, "", &verdict)
        }
        guard use.makes else { return }
        verdict.archiveFormat = formats.format(named: use.archive) ?? ""
        if use.isEncrypted { verdict.archiveEncrypted = true }
        let scene = ArchiveScene(event, tools)
        let isOrdinary =
            scene.isOrdinary && !use.isRenamed && !use.isNested || use.isNested && scene.behind == .developer
        // Each trait is a rule of its own, so that one that is excluded does not hide another.
        let count = verdict.findings.count
        if use.isEncrypted {
            report(ArchiveRules.encrypted, isOrdinary ? .medium : .high, event, use.archive, &verdict)
        }
        if use.isGreedy { report(ArchiveRules.greedy, isOrdinary ? .low : .high, event, use.archive, &verdict) }
        if use.isSplit { report(ArchiveRules.split, isOrdinary ? .low : .medium, event, use.archive, &verdict) }
        if use.isSelfExtracting {
            report(ArchiveRules.selfExtracting, isOrdinary ? .low : .medium, event, use.archive, &verdict)
        }
        let program = use.isNested ? "" : event.process.executable
        let place = max(ArchivePlace(program), ArchivePlace(use.archive))
        // What was told as serious already is not told again for its place.
        if place > .ordinary, !isOrdinary,
            !verdict.findings.contains(where: { $0.rule.watch == .archive && $0.level >= .high })
        {
            report(ArchiveRules.oddPlace, place == .odd ? .high : .medium, event, use.archive, &verdict)
        }
        if verdict.findings.count == count {
            report(ArchiveRules.command, isOrdinary ? .low : .medium, event, use.archive, &verdict)
        }
    }

    func judge(_ script: ScriptActivity, _ event: borrowing Event, _ verdict: inout Verdict) {
        let isLibrary = Self.isLibrary(script)
        if !isLibrary, let use = tools.use(inScript: script.text) {
            verdict.file(in: .archive)
            return judge(use, event, &verdict)
        }
        let read = ArchiveScript(script.text)
        guard read.concernsArchives else { return }
        verdict.file(in: .archive)
        let onlyDefines = isLibrary || script.form == .block && read.definesFunctions && script.text.utf8.count > 2_000
        judge(read, text: script.text, level: onlyDefines || !read.makesArchive ? .low : .medium, event, &verdict)
    }

    private func judge(
        _ script: ArchiveScript, text: String, level: Level, _ event: borrowing Event, _ verdict: inout Verdict
    ) {
        guard script.makesArchive || script.compresses else { return }
        if script.makesArchive { verdict.archiveFormat = "zip" }
        let scene = ArchiveScene(event, tools)
        let level = scene.behind == .developer ? min(level, .low) : level
        if level >= .medium, GreedySources.areIn(Self.words(text), archive: "") {
            report(ArchiveRules.greedy, .high, event, "", &verdict)
        } else {
            report(ArchiveRules.createdByScript, level, event, "", &verdict)
        }
    }

    private static func words(_ text: String) -> [String] {
        text.prefix(4_000).split(whereSeparator: { " \t\r\n,;()\"'=".contains($0) }).map { String($0) }
    }

    /// Whether a block is the source of a module, as PowerShell logs it on loading: what it defines may never be called.
    private static func isLibrary(_ script: ScriptActivity) -> Bool {
        guard script.form == .block else { return false }
        return script.partCount > 1 || script.text.utf8.count > 8_000
            || modulePlaces.contains { $0.matches(script.path) }
    }

    private static let modulePlaces = [
        "*\\Modules\\*", "?:\\Program Files\\*", "?:\\Program Files (x86)\\*",
        "?:\\Windows\\System32\\WindowsPowerShell\\*",
    ].map { Wildcard($0) }
}
