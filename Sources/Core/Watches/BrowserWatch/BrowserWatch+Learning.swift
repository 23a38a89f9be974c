import Detection
import Events

extension BrowserWatch {
    package func learns(from event: borrowing Event) -> Bool {
        guard policy.settings.isEnabled else { return false }
        switch event.activity {
        case .network(let network):
            return Self.isConnection(network) && lens.table.family(of: event.process.executable) != nil
        case .dns(let dns): return !dns.answers.isEmpty && lens.table.family(of: event.process.executable) != nil
        case .process(let process):
            return process.action == .start && lens.table.family(of: event.process.executable) != nil
        case .intrusion(let intrusion): return intruders.concerns(intrusion, event, lens.table)
        case .moduleLoad(let load): return ComLibrary.isOne(load.path)
        case .session: return true
        case .file, .registry, .script, .transferJob, .visit, .health: return false
        }
    }

    package func see(_ view: DesktopView) { memory.see(view) }

    package func learn(_ event: borrowing Event) {
        guard learns(from: event) else { return }
        let keys = BrowserKeys(host: event.host)
        switch event.activity {
        case .network(let network):
            guard let address = NetworkAddress(network.destinationIP) else { return }
            memory.noteConnection(keys.connection(of: event.process.executable, to: address), at: event.time)
        case .dns(let dns): learn(dns, event, keys)
        case .process: learnStart(event, keys)
        case .intrusion(let intrusion): learn(intrusion, event)
        case .moduleLoad:
            switch ComLibrary.use(by: event.process) {
            case .office: memory.noteLibrary(keys.host, .office, at: event.time)
            case .suspicious, .script: memory.noteLibrary(keys.host, .other, at: event.time)
            case .ordinary: break
            }
        case .session(let session): learn(session, event, keys)
        case .file, .registry, .script, .transferJob, .visit, .health: break
        }
    }

    private func learn(_ dns: DNSActivity, _ event: borrowing Event, _ keys: BrowserKeys) {
        for answer in dns.answers.prefix(32) {
            guard let address = NetworkAddress(answer) else { continue }
            memory.note(domain: CaseFolding.folded(dns.question), address: keys.address(address), at: event.time)
        }
        if let process = Fingerprint.process(event.process, host: event.host) {
            memory.noteQuestion(by: process, at: event.time)
        }
    }

    private func learnStart(_ event: borrowing Event, _ keys: BrowserKeys) {
        guard let parent = event.parent ?? event.ancestors.first else { return }
        if let child = Fingerprint.process(event.process, host: event.host),
            let key = Fingerprint.process(parent, host: event.host)
        {
            memory.note(parent: key, of: child)
        }
        let flags = lens.flags(of: event.process)
        guard !flags.isPart, !flags.isDriven, !flags.isBackground, !flags.isEmbedding else { return }
        switch lens.parentage(of: event.process, parent) {
        case .user, .shell:
            for key in keys.userStarts(of: event.process, user: event.user) {
                memory.noteUserStart(key, at: event.time)
            }
        case .script, .logonScript, .office, .service, .com, .developer, .odd, .other, .unknown: break
        }
    }

    private func learn(_ intrusion: IntrusionActivity, _ event: borrowing Event) {
        let target = intrusion.target.isUnknown ? event.process : intrusion.target
        guard let level = intruders.level(intrusion, event, lens.table), level >= .medium,
            let key = Fingerprint.process(target, host: event.host)
        else { return }
        let source = Fingerprint.process(event.process, host: event.host) ?? 0
        memory.note(
            BrowserMemory.Intrusion(time: event.time, source: source, isDone: intrusion.form != .access), into: key)
    }

    private func learn(_ session: SessionActivity, _ event: borrowing Event, _ keys: BrowserKeys) {
        let isLocked: Bool
        switch session.action {
        case .lock: isLocked = true
        case .unlock: isLocked = false
        case .signIn:
            // At the keyboard, unlocking, by remote desktop, with cached credentials.
            switch session.logonType {
            case 2, 7, 10, 11: isLocked = false
            default: return
            }
        case .signOut: return
        }
        if let id = session.sessionID { memory.note(locked: isLocked, session: keys.session(id), at: event.time) }
        if !session.account.name.isEmpty {
            memory.note(locked: isLocked, session: keys.account(session.account.name), at: event.time)
        }
    }
}
