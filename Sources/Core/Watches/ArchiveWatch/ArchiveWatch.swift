import Detection
import Events

/// Finds archives that are made, and programs that make them, and keeps the log of both.
package final class ArchiveWatch: Watch {
    package let name = WatchName.archive
    package var rules: [Rule] { ArchiveRules.all }

    let isEnabled: Bool
    let formats: ArchiveFormats
    let tools: ArchiveTools
    let exclusions: ExclusionSet
    var bursts: ArchiveBursts

    package init(_ policy: ArchivePolicy) {
        isEnabled = policy.settings.isEnabled
        formats = ArchiveFormats(policy.formats)
        tools = ArchiveTools(policy.tools, formats)
        exclusions = ExclusionSet(policy.settings)
        bursts = ArchiveBursts(count: policy.burstCount, seconds: policy.burstSeconds)
    }

    package func learns(from event: borrowing Event) -> Bool {
        guard isEnabled, case .file(let file) = event.activity else { return false }
        return counts(file) && formats.kind(file) != nil
    }

    package func learn(_ event: borrowing Event) {
        bursts.learn(event.process, event.host, event.time)
    }

    /// Whether it is an archive more: one that was told by its name already, and one that its archiver only gives its name, is none.
    func counts(_ file: FileActivity) -> Bool {
        guard Self.isMade(file) else { return false }
        if file.isAfterWriting { return formats.format(named: file.path) == nil }
        return file.action != .rename || file.head.isEmpty || formats.format(named: file.oldPath) != nil
            || !Self.isInSameFolder(file)
    }

    static func isInSameFolder(_ file: FileActivity) -> Bool {
        WindowsPath.folder(file.path) == WindowsPath.folder(file.oldPath)
    }

    /// A write that Security records again and again for one file does not count as many files.
    static func isMade(_ file: FileActivity) -> Bool {
        switch file.action {
        case .create, .rename, .copy:
            file.stream.isEmpty && file.share.isEmpty && !file.isOnlyHandle && !file.isDenied
        case .overwrite, .read, .delete: false
        }
    }

    package func concerns(_ event: borrowing Event) -> Bool {
        guard isEnabled else { return false }
        switch event.activity {
        case .process(let process): return process.action == .start && concerns(event.process)
        case .script(let script): return ArchiveScript(script.text).concernsArchives || tools.mentions(script.text)
        case .file(let file): return concerns(file)
        case .registry, .network, .dns, .transferJob, .moduleLoad, .intrusion, .session, .visit, .health: return false
        }
    }

    private func concerns(_ process: borrowing Process) -> Bool {
        if tools.contains(process) || ArchiverShape.couldBe(process.commandLine) { return true }
        guard CommandInterpreter.isOne(process.executable) else { return false }
        return tools.mentions(process.commandLine) || ArchiveScript(process.commandLine).concernsArchives
    }

    private func concerns(_ file: FileActivity) -> Bool {
        if file.isProhibited { return true }
        if file.action == .read || file.isOnlyHandle || file.isDenied || file.isDirectory { return false }
        return formats.kind(file) != nil || file.action == .rename && formats.format(named: file.oldPath) != nil
    }

    package func canFind(_ event: borrowing Event) -> Bool {
        if case .file(let file) = event.activity, file.action == .delete { return false }
        return concerns(event)
    }

    package func canFind(atPath path: String) -> Bool {
        formats.couldBeArchive(path)
    }

    package func judge(_ event: borrowing Event, _ verdict: inout Verdict) {
        switch event.activity {
        case .process: judgeStart(event, &verdict)
        case .file(let file) where file.isProhibited:
            verdict.file(in: .archive)
            report(ArchiveRules.prohibited, .high, event, file.path, &verdict)
        case .file(let file): judge(file, event, &verdict)
        case .script(let script): judge(script, event, &verdict)
        case .registry, .network, .dns, .transferJob, .moduleLoad, .intrusion, .session, .visit, .health: break
        }
    }

    func report(
        _ rule: Rule, _ level: Level, _ event: borrowing Event, _ target: String, _ verdict: inout Verdict
    ) {
        if let finding = exclusions.finding(rule, level: level, event, target: target) { verdict.report(finding) }
    }
}
