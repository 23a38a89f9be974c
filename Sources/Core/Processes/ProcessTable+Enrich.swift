import Events

extension ProcessTable {
    /// How many ancestors are followed; a longer chain can only come from damaged or forged records.
    private static let depthLimit = 32

    /// Fills in what is known of the acting process, its ancestors, and how sure that is.
    ///
    /// The last ancestor is one of whom nothing but a pid is known where the chain breaks off: its program reads `unknown`.
    ///
    /// A line of our own form brings its ancestors with it; they stay where the table does not know more.
    package func enrich(_ event: inout Event) {
        let told = event.ancestors
        event.ancestors = []
        resolve(&event)
        if !told.isEmpty, Self.knownCount(told) >= Self.knownCount(event.ancestors) { event.ancestors = told }
    }

    /// How many of the ancestors are more than a pid.
    private static func knownCount(_ ancestors: [Process]) -> Int {
        guard let last = ancestors.last else { return 0 }
        return last.executable == unknownProgram ? ancestors.count - 1 : ancestors.count
    }

    private func resolve(_ event: inout Event) {
        guard let host = pool.existing(HostName.key(event.host)) else {
            if let parent = event.parent { event.ancestors = [Self.named(parent)] }
            return
        }
        let isOwnStart: Bool
        if case .process = event.activity { isOwnStart = true } else { isOwnStart = false }
        guard let (index, isSure) = find(event.process, host, at: event.time, isOwnStart: isOwnStart) else {
            if let parent = event.parent { ancestors(from: parent, host, event.time, into: &event.ancestors) }
            return
        }
        complete(&event.process, index)
        if event.user.name.isEmpty, event.user.id.isEmpty { event.user.name = event.process.user }
        if event.user.name.isEmpty { event.user.name = event.process.user }
        if !isSure, event.attribution == .exact, event.process.entityID.isEmpty { event.attribution = .likely }
        if event.attribution == .unknown { event.attribution = isSure ? .exact : .likely }
        var chain = Chain()
        chain.add(index)
        follow(index, &chain, &event.ancestors)
    }

    /// The nodes already in a chain, so that parents that name each other in a circle end it.
    private struct Chain {
        var visited: [Int] = []

        mutating func add(_ index: Int) -> Void { visited.append(index) }

        func contains(_ index: Int) -> Bool { visited.contains(index) }
    }

    private func ancestors(from parent: Process, _ host: UInt32, _ time: Timestamp, into ancestors: inout [Process]) {
        if let (index, _) = find(parent, host, at: time, isOwnStart: false) {
            var process = parent
            complete(&process, index)
            ancestors.append(process)
            var chain = Chain()
            chain.add(index)
            follow(index, &chain, &ancestors)
        } else {
            ancestors.append(Self.named(parent))
        }
    }

    private func follow(_ start: Int, _ chain: inout Chain, _ ancestors: inout [Process]) {
        var child = start
        while ancestors.count < Self.depthLimit {
            let node = nodes[child]
            var parent = Process()
            parent.entityID = node.parentEntity?.text ?? ""
            parent.pid = node.parentPID
            parent.executable = pool[node.parentExecutable]
            parent.commandLine = pool[node.parentCommandLine]
            parent.user = pool[node.parentUser]
            if parent.isUnknown { return }
            guard let (index, _) = find(parent, node.host, at: birth(child), isOwnStart: false), !chain.contains(index)
            else {
                ancestors.append(Self.named(parent))
                return
            }
            complete(&parent, index)
            ancestors.append(parent)
            chain.add(index)
            child = index
        }
    }

    /// The parent that the table itself has of a process.
    func parent(of index: Int) -> Int? {
        let node = nodes[index]
        var parent = Process()
        parent.entityID = node.parentEntity?.text ?? ""
        parent.pid = node.parentPID
        parent.executable = pool[node.parentExecutable]
        if parent.isUnknown { return nil }
        return find(parent, node.host, at: birth(index), isOwnStart: false)?.index
    }

    /// A parent of whom the records tell no program.
    private static func named(_ parent: Process) -> Process {
        var parent = parent
        if parent.executable.isEmpty { parent.executable = unknownProgram }
        return parent
    }

    /// What stands for the program of a parent that no record names.
    package static let unknownProgram = "unknown"

    /// The node of a process as a record names it, and whether there can be no doubt.
    private func find(
        _ process: borrowing Process, _ host: UInt32, at time: Timestamp, isOwnStart: Bool
    ) -> (index: Int, isSure: Bool)? {
        if let entity = EntityID(process.entityID) {
            if let index = byEntity[EntityKey(host: host, entity: entity)] { return (Int(index), true) }
            // A GUID that no start told of: another process of the same pid is not this one.
            return nil
        }
        guard let pid = process.pid, let list = byPID[PIDKey(host: host, pid: pid)] else { return nil }
        // A record of the Security log can be stamped a moment before Sysmon's of the same start.
        let latest = Timestamp(ticks: time.ticks.addingReportingOverflow(Timestamp.ticksPerSecond).partialValue)
        guard let index = last(of: list, notAfter: isOwnStart ? latest : time) ?? last(of: list, notAfter: latest),
            agrees(process.executable, index)
        else { return nil }
        // An end is logged after the last acts of a process, but the clocks of two providers differ a little.
        if let end = nodes[index].end, time.ticks > end.ticks &+ 5 * Timestamp.ticksPerSecond { return nil }
        let isSure = nodes[index].start != nil && nodes[index].end != nil || isOwnStart
        return (index, isSure)
    }

    private func complete(_ process: inout Process, _ index: Int) {
        let node = nodes[index]
        if process.executable.isEmpty { process.executable = pool[node.executable] }
        if process.commandLine.isEmpty { process.commandLine = pool[node.commandLine] }
        if process.sha256.isEmpty { process.sha256 = pool[node.sha256] }
        if process.originalFileName.isEmpty { process.originalFileName = pool[node.originalFileName] }
        if process.user.isEmpty { process.user = pool[node.user] }
        if process.workingDirectory.isEmpty { process.workingDirectory = pool[node.workingDirectory] }
        if process.logonID.isEmpty { process.logonID = pool[node.logonID] }
        if process.entityID.isEmpty { process.entityID = node.entity?.text ?? "" }
        process.pid = process.pid ?? node.pid
        process.start = process.start ?? node.start
        process.sessionID = process.sessionID ?? node.sessionID
    }
}
