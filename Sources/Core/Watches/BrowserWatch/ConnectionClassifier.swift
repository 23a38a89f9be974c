import Detection
import Events

/// Weighs what speaks for a person behind a connection, for the browser itself, and for neither.
struct ConnectionClassifier {
    let lens: BrowserLens
    private let ports: [Int]
    private let serviceDomains: DomainSet
    private let benignDomains = DomainSet(BrowserPolicy.benignComDestinations)
    private let rhythm: Rhythm

    init(_ policy: BrowserPolicy, _ lens: BrowserLens) {
        self.lens = lens
        ports = policy.ports
        serviceDomains = DomainSet(policy.serviceDomains)
        rhythm = Rhythm(count: policy.rhythmCount, spreadPercent: policy.rhythmSpreadPercent)
    }

    struct Outcome {
        var browserClass: BrowserClass
        var reasons: [BrowserReason]
        /// The destination's name, as the record or an earlier question gives it.
        var domain: String

        /// Whether much more speaks against it than is needed.
        var isGrave: Bool {
            reasons.contains(.injected)
                || ConnectionClassifier.score(reasons, isLocal: true) >= 2 * BrowserReason.threshold
        }

        var techniques: [String] {
            var techniques = ["T1071.001"]
            if reasons.contains(.comStart) { techniques.append("T1559.001") }
            if reasons.contains(.headless) { techniques.append("T1564.003") }
            if reasons.contains(.remoteDebugging) || reasons.contains(.automation) { techniques.append("T1185") }
            if reasons.contains(.injected) { techniques.append("T1055") }
            if reasons.contains(.oddPort) { techniques.append("T1571") }
            return techniques
        }
    }

    func classify(
        _ event: borrowing Event, _ network: NetworkActivity, _ root: BrowserRoot, _ memory: BrowserMemory
    )
        -> Outcome
    {
        var reasons: [BrowserReason] = []
        let domain = self.domain(network, event, memory)
        let isService = serviceDomains.contains(domain)
        let keys = BrowserKeys(host: event.host)
        start(root, event, keys, memory, domain, &reasons)
        surroundings(root, event, keys, memory, &reasons)
        destination(network, event, keys, memory, domain, &reasons)
        if isService { reasons.append(.serviceDestination) }
        return Outcome(browserClass: Self.browserClass(reasons, network), reasons: reasons, domain: domain)
    }

    private func domain(_ network: NetworkActivity, _ event: borrowing Event, _ memory: BrowserMemory) -> String {
        let keys = BrowserKeys(host: event.host)
        if let address = NetworkAddress(network.destinationIP),
            let known = memory.domain(of: keys.address(address), at: event.time)
        {
            return known
        }
        return network.destinationDomain
    }

    private func start(
        _ root: BrowserRoot, _ event: borrowing Event, _ keys: BrowserKeys, _ memory: BrowserMemory, _ domain: String,
        _ reasons: inout [BrowserReason]
    ) {
        let isDeveloper = if case .developer = root.parentage { true } else { false }
        if isDeveloper { reasons.append(.developerTool) }
        if root.family == .updater { reasons.append(.updater) }
        if root.family == .embedded {
            reasons.append(.embedded)
            if Self.isScriptEngine(root.process) {
                reasons.append(.scriptEngine)
                if !root.flags.url.isEmpty { reasons.append(.remotePage) }
            }
        }
        if root.flags.isEmbedding, root.family == .internetExplorer || Self.isScriptEngine(root.process) {
            reasons.append(.comStart)
            let began = root.process.start ?? event.time
            if memory.drives(keys.host, .office, at: began), !memory.drives(keys.host, .other, at: began) {
                reasons.append(.officeDriver)
            }
            if benignDomains.contains(domain) { reasons.append(.benignDestination) }
        }
        if root.flags.isHeadless { reasons.append(.headless) }
        if root.flags.isDebugged { reasons.append(.remoteDebugging) }
        if root.flags.isAutomated { reasons.append(.automation) }
        if root.flags.isWeakened { reasons.append(.weakened) }
        if root.flags.isBackground { reasons.append(.backgroundMode) }
        // An engine's profile is where its program keeps its files.
        if root.hasOddProfile, root.family != .embedded { reasons.append(.oddProfile) }
        if root.family != .embedded, root.family != .updater, !lens.isInstalled(root.process.executable),
            !WindowsPath.folder(root.process.executable).isEmpty
        {
            reasons.append(.oddPlace)
            if WritablePlace.contains(root.process.executable) { reasons.append(.writablePlace) }
        }
        // Whose program the engine is embedded in says nothing, as any may use it.
        if root.family == .embedded, !Self.isScriptEngine(root.process) { return }
        if root.family == .updater { return }
        // Once a person opened a window of it, how the browser came up first matters no more.
        let opened = wasOpenedByUser(root, event, keys, memory)
        switch root.parentage {
        case .user, .shell: if !root.flags.isBackground || opened { reasons.append(.userStart) }
        case .script(let isBlunt): reasons.append(opened ? .userStart : isBlunt ? .scriptParent : .shellParent)
        case .logonScript: reasons.append(opened ? .userStart : .logonScript)
        case .office: reasons.append(opened ? .userStart : .officeParent)
        // Without its command line the host of COM servers looks like any other service.
        case .service:
            reasons.append(opened ? .userStart : reasons.contains(.comStart) ? .otherParent : .serviceParent)
        case .odd: reasons.append(opened ? .userStart : .oddParent)
        case .other: reasons.append(opened ? .userStart : .otherParent)
        case .unknown: reasons.append(opened ? .userStart : .unknownParent)
        case .com: reasons.append(opened ? .userStart : .otherParent)
        case .developer: break
        }
    }

    private func wasOpenedByUser(
        _ root: BrowserRoot, _ event: borrowing Event, _ keys: BrowserKeys, _ memory: BrowserMemory
    ) -> Bool {
        guard let start = root.process.start, !root.flags.isDriven else { return false }
        return memory.userStarted(
            keys.userStarts(of: root.process, user: event.user), from: start, through: event.time)
    }

    private func surroundings(
        _ root: BrowserRoot, _ event: borrowing Event, _ keys: BrowserKeys, _ memory: BrowserMemory,
        _ reasons: inout [BrowserReason]
    ) {
        if root.process.sessionID == 0 { reasons.append(.noSession) }
        if ServiceAccount.runs(root.process, event.user) { reasons.append(.serviceAccount) }
        if memory.isLocked(keys.sessions(of: root.process, user: event.user), at: event.time) {
            reasons.append(.lockedSession)
        }
        desktop(root, event, memory, &reasons)
        var wasDone = false
        var wasOpened = false
        for process in root.tree {
            guard let key = Fingerprint.process(process, host: event.host) else { continue }
            for intrusion in memory.intrusions(into: key) where intrusion.time <= event.time {
                if let start = process.start, intrusion.time < start { continue }
                if intrusion.isDone { wasDone = true; continue }
                if intrusion.source != 0, memory.parent(of: key) == intrusion.source { continue }
                wasOpened = true
            }
        }
        if wasDone { reasons.append(.injected) } else if wasOpened { reasons.append(.opened) }
    }

    private func desktop(
        _ root: BrowserRoot, _ event: borrowing Event, _ memory: BrowserMemory, _ reasons: inout [BrowserReason]
    ) {
        let user = root.process.user.isEmpty ? event.user.name : root.process.user
        guard root.family != .embedded, root.family != .updater,
            let view = memory.desktop(of: user, host: event.host, at: event.time)
        else { return }
        let pids = root.tree.compactMap { $0.pid }
        if pids.contains(where: { view.visible.contains($0) }) {
            reasons.append(.visibleWindow)
        } else if pids.contains(where: { view.windows.contains($0) }) {
            reasons.append(.hiddenWindow)
        } else if let start = root.process.start, view.time.seconds(since: start) >= Self.windowSeconds {
            reasons.append(.noWindow)
        }
        if view.idleSeconds >= Self.idleSeconds { reasons.append(.idle) }
    }

    /// Within such a time a browser that shows a window has one.
    private static let windowSeconds: Int64 = 20
    /// Nobody is there who has touched nothing for so long.
    private static let idleSeconds: Int64 = 900

    private func destination(
        _ network: NetworkActivity, _ event: borrowing Event, _ keys: BrowserKeys, _ memory: BrowserMemory,
        _ domain: String, _ reasons: inout [BrowserReason]
    ) {
        let address = NetworkAddress(network.destinationIP)
        if let address, address.isLoopback {
            reasons.append(.loopback)
            return
        }
        if let port = network.destinationPort, !ports.contains(Int(port)) { reasons.append(.oddPort) }
        let isLocal = address?.isLocal ?? false
        if domain.isEmpty || NetworkAddress(domain) != nil {
            reasons.append(.bareAddress)
        }
        if let address {
            if !isLocal, memory.domain(of: keys.address(address), at: event.time) == nil,
                let process = Fingerprint.process(event.process, host: event.host),
                memory.asksNames(process, at: event.time)
            {
                reasons.append(.noDNS)
            }
            let key = keys.connection(of: event.process.executable, to: address)
            if memory.isRegular(key, rhythm, at: event.time) { reasons.append(.regularInterval) }
        }
    }

    /// mshta.exe and hh.exe show pages that may do what any program may.
    private static func isScriptEngine(_ process: Process) -> Bool {
        let name = WindowsPath.fileName(process.executable)
        return CaseFolding.equal(name, "mshta.exe") || CaseFolding.equal(name, "hh.exe")
    }

    private static func browserClass(_ reasons: [BrowserReason], _ network: NetworkActivity) -> BrowserClass {
        let has = { (reason: BrowserReason) in reasons.contains(reason) }
        let isLocal = NetworkAddress(network.destinationIP)?.isLocal ?? false
        let score = score(reasons, isLocal: isLocal)
        let isForeign = has(.injected) && !has(.serviceDestination) || has(.oddPort) && has(.bareAddress) && !isLocal
        if has(.serviceDestination) || has(.updater), !isForeign { return .service }
        if score >= BrowserReason.threshold { return .unexpected }
        if has(.backgroundMode), !has(.userStart), score == 0 { return .service }
        return has(.userStart) && reasons.allSatisfy { $0.suitsUser } ? .user : .undetermined
    }

    /// The sum of the weights, but for reasons that explain each other.
    static func score(_ reasons: [BrowserReason], isLocal: Bool) -> Int {
        let has = { (reason: BrowserReason) in reasons.contains(reason) }
        if has(.loopback), !has(.injected) { return 0 }
        var score = 0
        let isSharp = reasons.contains { $0.sharpens }
        for reason in reasons {
            switch reason {
            case .comStart: score += has(.benignDestination) ? 1 : has(.officeDriver) ? 2 : reason.weight
            case .headless, .remoteDebugging, .automation, .oddProfile:
                score += has(.developerTool) ? 0 : reason.weight
            case .lockedSession, .idle: score += isSharp ? 1 : 0
            // Of a service or of a test nobody expects one.
            case .noWindow: score += has(.backgroundMode) || has(.developerTool) ? 0 : reason.weight
            case .regularInterval: score += isSharp ? 2 : 1
            // Telemetry without names makes every address bare, and in the organisation's own network it is everyday.
            case .oddPort: score += has(.bareAddress) && !isLocal ? 2 : 1
            case .bareAddress: score += !isLocal && (has(.oddPort) || has(.noDNS) || has(.scriptEngine)) ? 1 : 0
            default: score += reason.weight
            }
        }
        return score
    }
}
