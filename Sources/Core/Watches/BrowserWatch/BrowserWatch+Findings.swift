import Detection
import Events
import Processes

extension BrowserWatch {
    /// Judges the start of a browser, but for parts that a running browser starts itself.
    func judgeStart(_ event: borrowing Event, _ verdict: inout Verdict) {
        let parent = event.ancestors.first ?? event.parent
        let executable = event.process.executable
        guard let family = lens.table.family(of: executable) else {
            judgeRenamed(event, &verdict)
            return
        }
        let flags = lens.flags(of: event.process)
        if Anonymiser.isOne(executable), !flags.isPart {
            report(BrowserRules.anonymiser, target: executable, event, &verdict)
        }
        guard family != .updater, !Self.isPart(event.process, flags, of: parent), let root = lens.root(of: event) else {
            return
        }
        let start = BrowserStart(root: root, flags: flags, isInstalled: lens.isInstalled(executable))
        if flags.isHeadless {
            report(BrowserRules.headless, level: start.headlessLevel, target: flags.url, event, &verdict)
        }
        if flags.isDebugged {
            report(BrowserRules.remoteDebugging, level: start.drivenLevel, target: flags.url, event, &verdict)
        }
        if flags.isAutomated || flags.isWeakened {
            report(BrowserRules.automation, level: start.automationLevel, target: flags.url, event, &verdict)
        }
        judgeCom(event, start, &verdict)
        judgeParent(event, start, &verdict)
        judgePlace(event, start, &verdict)
        if family != .embedded, event.process.sessionID == 0 || ServiceAccount.runs(event.process, event.user) {
            report(BrowserRules.serviceAccount, target: flags.url, event, &verdict)
        }
    }

    private func judgeCom(_ event: borrowing Event, _ start: BrowserStart, _ verdict: inout Verdict) {
        guard start.flags.isEmbedding else { return }
        if CaseFolding.equal(WindowsPath.fileName(event.process.executable), "mshta.exe") {
            report(BrowserRules.comStart, level: .high, techniques: ["T1559.001", "T1218"], event, &verdict)
        } else if start.root.family == .internetExplorer {
            let host = BrowserKeys(host: event.host).host
            let isOffice = memory.drives(host, .office, at: event.time) && !memory.drives(host, .other, at: event.time)
            report(BrowserRules.comStart, level: isOffice ? .low : nil, event, &verdict)
        }
    }

    private func judgeParent(_ event: borrowing Event, _ start: BrowserStart, _ verdict: inout Verdict) {
        guard start.root.family != .embedded else { return }
        switch start.root.parentage {
        case .script, .logonScript:
            report(BrowserRules.scriptStart, level: start.scriptLevel, target: start.flags.url, event, &verdict)
        case .shell:
            if start.fetchesFile {
                report(BrowserRules.scriptStart, level: .medium, target: start.flags.url, event, &verdict)
            }
        case .office:
            report(
                BrowserRules.officeStart, level: start.fetchesFile ? .medium : nil, target: start.flags.url, event,
                &verdict)
        case .user, .service, .com, .developer, .odd, .other, .unknown: break
        }
    }

    private func judgePlace(_ event: borrowing Event, _ start: BrowserStart, _ verdict: inout Verdict) {
        let executable = event.process.executable
        guard start.root.family != .embedded, !start.isInstalled, !WindowsPath.folder(executable).isEmpty,
            !Anonymiser.isOne(executable)
        else { return }
        let original = event.process.originalFileName
        let isOther = original.utf8.count > 1 && lens.table.family(named: original) == nil
        let level: Level? = isOther ? .high : WritablePlace.contains(executable) ? .medium : nil
        report(BrowserRules.oddPlace, level: level, target: executable, event, &verdict)
    }

    /// A browser's file under a name that is no browser's.
    private func judgeRenamed(_ event: borrowing Event, _ verdict: inout Verdict) {
        let original = event.process.originalFileName
        guard let family = lens.table.family(named: original), !lens.isInstalled(event.process.executable) else {
            return
        }
        switch family {
        case .updater: return
        case .embedded: guard CaseFolding.equal(original, "mshta.exe") else { return }
        case .chromium, .gecko, .internetExplorer: break
        }
        let parent = event.ancestors.first ?? event.parent
        if Self.isPart(event.process, lens.flags(of: event.process), of: parent) { return }
        report(BrowserRules.oddPlace, level: .medium, target: event.process.executable, event, &verdict)
    }

    /// Whether the process is a part that a running browser started: renderer, network service, tab.
    private static func isPart(_ process: borrowing Process, _ flags: StartFlags, of parent: Process?) -> Bool {
        guard let parent, !parent.executable.isEmpty, parent.executable != ProcessTable.unknownProgram else {
            return flags.isPart
        }
        return CaseFolding.equal(
            WindowsPath.fileName(parent.executable), WindowsPath.fileName(process.executable))
    }

    func judge(_ intrusion: IntrusionActivity, _ event: borrowing Event, _ verdict: inout Verdict) {
        guard let level = intruders.level(intrusion, event, lens.table) else { return }
        let target = intrusion.target.isUnknown ? event.process : intrusion.target
        if intrusion.form == .access, let child = Fingerprint.process(target, host: event.host),
            let source = Fingerprint.process(event.process, host: event.host), memory.parent(of: child) == source
        {
            // Whoever starts a process holds all rights to it.
            return
        }
        report(
            BrowserRules.injected, level: level,
            techniques: intrusion.form == .tampering ? ["T1055.012", "T1185"] : nil, target: target.executable, event,
            &verdict)
    }

    func judgeLibrary(_ event: borrowing Event, _ verdict: inout Verdict) {
        switch ComLibrary.use(by: event.process) {
        case .suspicious: report(BrowserRules.comEvidence, level: .medium, event, &verdict)
        case .script: report(BrowserRules.comEvidence, event, &verdict)
        case .office, .ordinary: break
        }
    }
}
