import Detection
import Events

/// Finds archives that are made, and programs that make them, and keeps the log of both.
package final class ArchiveWatch: Watch {
    package let name = WatchName.archive
    package var rules: [Rule] { ArchiveRules.all }

    private let isEnabled: Bool
    private let formats: ArchiveFormats
    private let tools: ArchiveTools
    private let exclusions: ExclusionSet

    package init(_ policy: ArchivePolicy) {
        isEnabled = policy.settings.isEnabled
        formats = ArchiveFormats(policy.formats)
        tools = ArchiveTools(policy.tools)
        exclusions = ExclusionSet(policy.settings)
    }

    package func concerns(_ event: borrowing Event) -> Bool {
        guard isEnabled else { return false }
        switch event.activity {
        case .process(let process): return process.action == .start
        case .script: return true
        case .file(let file):
            switch file.action {
            case .create, .overwrite, .rename, .copy: break
            case .read, .delete: return false
            }
            if file.isOnlyHandle || file.isDenied || file.isDirectory { return false }
            return formats.format(file) != nil || (file.action == .rename && formats.format(named: file.oldPath) != nil)
        case .registry, .network, .dns, .transferJob, .moduleLoad, .intrusion, .session, .visit, .health: return false
        }
    }

    package func canFind(_ event: borrowing Event) -> Bool {
        switch event.activity {
        case .process(let process):
            isEnabled && process.action == .start && (tools.use(event.process) != nil || isScripted(event.process))
        case .script(let script): isEnabled && ArchiveScript.makesArchive(script.text)
        case .file, .registry, .network, .dns, .transferJob, .moduleLoad, .intrusion, .session, .visit, .health:
            concerns(event)
        }
    }

    private func isScripted(_ process: borrowing Process) -> Bool {
        ArchiveMaker(process.executable) == .script && ArchiveScript.makesArchive(process.commandLine)
    }

    package func canFind(atPath path: String) -> Bool {
        formats.couldBeArchive(path)
    }

    package func judge(_ event: borrowing Event, _ verdict: inout Verdict) {
        switch event.activity {
        case .process: judgeStart(event, &verdict)
        case .file(let file): judge(file, event, &verdict)
        case .script(let script): judge(script, event, &verdict)
        case .registry, .network, .dns, .transferJob, .moduleLoad, .intrusion, .session, .visit, .health: break
        }
    }

    private func judgeStart(_ event: borrowing Event, _ verdict: inout Verdict) {
        guard let use = tools.use(event.process) else {
            if isScripted(event.process) {
                verdict.file(in: .archive)
                report(ArchiveRules.createdByScript, .medium, event, event.process.executable, &verdict)
            }
            return
        }
        verdict.file(in: .archive)
        if use.isRenamed { report(ArchiveRules.renamedTool, use.makes ? .high : .medium, event, "", &verdict) }
        guard use.makes else { return }
        let level = level(event, odd: "")
        if use.isEncrypted {
            verdict.archiveEncrypted = true
            report(ArchiveRules.encrypted, .high, event, "", &verdict)
        } else if use.isSplit {
            report(ArchiveRules.split, level, event, "", &verdict)
        } else if use.isSelfExtracting {
            report(ArchiveRules.selfExtracting, level, event, "", &verdict)
        } else {
            report(ArchiveRules.command, level, event, "", &verdict)
        }
    }

    private func judge(_ file: FileActivity, _ event: borrowing Event, _ verdict: inout Verdict) {
        let format = formats.format(file)
        verdict.file(in: .archive)
        verdict.archiveFormat = format ?? formats.format(named: file.oldPath) ?? ""
        let maker = ArchiveMaker(event.process.executable)
        if !file.stream.isEmpty || maker == .browser {
            report(ArchiveRules.downloaded, .informational, event, file.path, &verdict)
            return
        }
        var level = level(event, odd: file.path)
        // The start of an installed archiver was judged already: this is what it was told to make.
        if level > .low, maker == .installed, tools.use(event.process)?.makes == true { level = .low }
        switch file.action {
        case .copy: report(ArchiveRules.copied, .low, event, file.path, &verdict)
        case .rename:
            let same = format != nil && formats.format(named: file.oldPath) == format
            report(ArchiveRules.renamed, same ? .low : level, event, file.path, &verdict)
        case .create, .overwrite:
            let rule = maker == .script ? ArchiveRules.createdByScript : ArchiveRules.created
            report(rule, level, event, file.path, &verdict)
        case .read, .delete: break
        }
    }

    private func judge(_ script: ScriptActivity, _ event: borrowing Event, _ verdict: inout Verdict) {
        guard ArchiveScript.makesArchive(script.text) else { return }
        verdict.file(in: .archive)
        let runs = script.form == .invocation || !ArchiveScript.onlyDefines(script.text)
        report(ArchiveRules.createdByScript, runs ? .medium : .low, event, script.path, &verdict)
    }

    /// Making an archive is everyday for people at the desktop, developers' tools and installed software.
    private func level(_ event: borrowing Event, odd path: String) -> Level {
        let maker = ArchiveMaker(event.process.executable)
        // Who opened the shell in which it was typed counts, not the shell.
        let parent =
            event.ancestors.first { ArchiveMaker($0.executable) != .script }.flatMap {
                ArchiveMaker($0.executable) == .developer || Self.isEditor($0.executable) ? $0.executable : nil
            } ?? event.ancestors.first?.executable ?? event.parent?.executable ?? ""
        if Self.isEditor(parent), maker != .other { return .low }
        switch maker {
        case .desktop, .developer: return .low
        case .script, .packer: return ArchiveMaker(parent) == .developer ? .low : .medium
        case .browser: return .informational
        case .installed:
            guard tools.isTool(event.process.executable) else { return .low }
            switch ArchiveMaker(parent) {
            case .desktop, .developer, .installed: return .low
            case .script, .packer, .browser, .other: return .medium
            }
        case .other: return isOnOpenShare(event) ? .low : .medium
        }
    }

    /// An editor that developers install for themselves alone.
    private static func isEditor(_ executable: String) -> Bool {
        editor.matches(executable)
    }

    private static let editor = Wildcard("C:\\Users\\*\\AppData\\Local\\Programs\\Microsoft VS Code\\Code.exe")

    /// People leave archives for each other on shares; the client's own log says which program wrote it. Shares of
    /// administrators are another matter.
    private func isOnOpenShare(_ event: borrowing Event) -> Bool {
        guard case .file(let file) = event.activity, event.process.isUnknown, !file.share.isEmpty else { return false }
        return file.share.utf8.last != 36
    }

    private func report(
        _ rule: Rule, _ level: Level, _ event: borrowing Event, _ target: String, _ verdict: inout Verdict
    ) {
        if let finding = exclusions.finding(rule, level: level, event, target: target) { verdict.report(finding) }
    }
}
