import Events

/// Who started whom: every process that the records tell of, kept after it ended, within bounded memory.
///
/// A process is known by its entity id (Sysmon's GUID) where records give one, and by host, pid and the time at which
/// the pid was its own otherwise. Learn first, then enrich: ``enrich(_:)`` changes nothing here, so several threads may
/// call it at once while nobody learns. What is found does not depend on the order in which it was learnt.
package final class ProcessTable {
    /// Processes that had to be forgotten because the table was full.
    package private(set) var forgottenCount = 0

    private let limitBytes: Int
    /// The host of the event learnt last, and its number: most events come from the same one.
    private var lastHost = ""
    private var lastHostNumber: UInt32 = 0
    var pool = StringPool()
    var nodes: [ProcessNode] = []
    var byEntity: [EntityKey: Int32] = [:]
    /// The processes that had a pid, in the order of their start.
    var byPID: [PIDKey: [Int32]] = [:]

    /// What a node and its entries in the two tables take, roughly and rather too much, in bytes.
    private static let nodeBytes = 400

    /// - Parameter limitBytes: Memory that the table may take, in bytes; when it is full, new processes are counted in
    ///   ``forgottenCount`` and not kept, so that the beginning of a story stays.
    package init(limitBytes: Int = 32 << 20) {
        self.limitBytes = limitBytes
    }

    /// Whether ``learn(_:)`` takes anything from such an event.
    package func learns(from event: borrowing Event) -> Bool {
        switch event.activity {
        case .process: true
        case .file, .registry, .network, .dns, .script, .transferJob, .moduleLoad, .intrusion, .session, .visit,
            .health:
            false
        }
    }

    package func learn(_ event: borrowing Event) {
        guard case .process(let activity) = event.activity else { return }
        if event.host != lastHost {
            lastHost = event.host
            lastHostNumber = pool.number(HostName.key(event.host))
        }
        let host = lastHostNumber
        switch activity.action {
        case .start: start(event, host)
        case .end: end(event, host)
        }
    }

    /// How many processes it knows.
    package var count: Int { nodes.count }

    /// Takes on another content; numbers of texts may have changed.
    func replace(
        _ nodes: [ProcessNode], _ entities: [EntityKey: Int32], _ pids: [PIDKey: [Int32]], _ pool: StringPool
    ) {
        self.nodes = nodes
        byEntity = entities
        byPID = pids
        self.pool = pool
        lastHost = ""
        lastHostNumber = 0
    }

    private var isFull: Bool {
        nodes.count * Self.nodeBytes + pool.byteCount >= limitBytes
    }

    private func start(_ event: borrowing Event, _ host: UInt32) {
        guard let index = node(for: event.process, host, at: event.process.start ?? event.time, isStart: true) else {
            return
        }
        // No copy of the process: that counts references to all its texts.
        nodes[index].start = Self.earlier(nodes[index].start, event.process.start ?? event.time)
        fill(&nodes[index].executable, event.process.executable)
        fill(&nodes[index].commandLine, event.process.commandLine)
        fill(&nodes[index].sha256, event.process.sha256)
        fill(&nodes[index].originalFileName, event.process.originalFileName)
        fill(&nodes[index].user, event.process.user.isEmpty ? event.user.name : event.process.user)
        fill(&nodes[index].workingDirectory, event.process.workingDirectory)
        fill(&nodes[index].logonID, event.process.logonID)
        nodes[index].sessionID = nodes[index].sessionID ?? event.process.sessionID
        guard let parent = event.parent else { return }
        nodes[index].parentEntity = nodes[index].parentEntity ?? EntityID(parent.entityID)
        nodes[index].parentPID = nodes[index].parentPID ?? parent.pid
        fill(&nodes[index].parentExecutable, parent.executable)
        fill(&nodes[index].parentCommandLine, parent.commandLine)
        fill(&nodes[index].parentUser, parent.user)
    }

    private func end(_ event: borrowing Event, _ host: UInt32) {
        guard let index = node(for: event.process, host, at: event.time, isStart: false) else { return }
        nodes[index].end = nodes[index].end.map { min($0, event.time) } ?? event.time
        fill(&nodes[index].executable, event.process.executable)
        fill(&nodes[index].user, event.user.name)
    }

    private func fill(_ place: inout UInt32, _ text: String) {
        if place == 0, !text.isEmpty { place = pool.number(text) }
    }

    private static func earlier(_ a: Timestamp?, _ b: Timestamp) -> Timestamp {
        a.map { min($0, b) } ?? b
    }

    /// The node of a process that a start or an end names, made when it is new.
    private func node(for process: borrowing Process, _ host: UInt32, at time: Timestamp, isStart: Bool) -> Int? {
        let entity = EntityID(process.entityID)
        if let entity, let known = byEntity[EntityKey(host: host, entity: entity)] { return Int(known) }
        if let pid = process.pid, let same = sameProcess(host, pid, process.executable, entity, time, isStart) {
            if let entity, nodes[same].entity == nil {
                nodes[same].entity = entity
                byEntity[EntityKey(host: host, entity: entity)] = Int32(same)
            }
            return same
        }
        guard !isFull else {
            forgottenCount += 1
            return nil
        }
        var node = ProcessNode(host: host, seen: time)
        node.pid = process.pid
        node.entity = entity
        let index = nodes.count
        nodes.append(node)
        if let entity { byEntity[EntityKey(host: host, entity: entity)] = Int32(index) }
        if let pid = process.pid { insert(index, PIDKey(host: host, pid: pid), time) }
        return index
    }

    private func insert(_ index: Int, _ key: PIDKey, _ time: Timestamp) {
        var list = byPID.removeValue(forKey: key) ?? []
        var low = 0
        var high = list.count
        while low < high {
            let middle = (low + high) / 2
            if birth(Int(list[middle])) <= time { low = middle + 1 } else { high = middle }
        }
        list.insert(Int32(index), at: low)
        byPID[key] = list
    }

    func birth(_ index: Int) -> Timestamp {
        nodes[index].start ?? nodes[index].seen
    }

    /// Sysmon and the Security log both tell of a start, milliseconds apart: one process, not two.
    private func sameProcess(
        _ host: UInt32, _ pid: UInt32, _ executable: String, _ entity: EntityID?, _ time: Timestamp, _ isStart: Bool
    ) -> Int? {
        guard let list = byPID[PIDKey(host: host, pid: pid)] else { return nil }
        if !isStart {
            // An end closes the latest process of that pid that began before it.
            return last(of: list, notAfter: time).flatMap { index in
                let sameProgram = agrees(executable, index)
                let isOpen = nodes[index].end.map { $0 >= time } ?? true
                return sameProgram && isOpen && (entity == nil || nodes[index].entity == nil) ? index : nil
            }
        }
        for number in list.reversed() {
            let index = Int(number)
            let difference = birth(index).ticks.subtractingReportingOverflow(time.ticks)
            guard !difference.overflow else { continue }
            if difference.partialValue < -Self.sameStartTicks { break }
            if difference.partialValue <= Self.sameStartTicks, agrees(executable, index),
                entity == nil || nodes[index].entity == nil || nodes[index].entity == entity
            {
                return index
            }
        }
        return nil
    }

    /// Two seconds: Sysmon stamps its own time into a record, and the two services log one start one after the other.
    private static let sameStartTicks: Int64 = 2 * Timestamp.ticksPerSecond

    /// The last process of a list that began at or before `time`.
    func last(of list: [Int32], notAfter time: Timestamp) -> Int? {
        var low = 0
        var high = list.count
        while low < high {
            let middle = (low + high) / 2
            if birth(Int(list[middle])) <= time { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? Int(list[low - 1]) : nil
    }

    /// Whether a record that names `executable` can speak of this node: the same file name, or one of them unnamed.
    func agrees(_ executable: String, _ index: Int) -> Bool {
        let known = pool[nodes[index].executable]
        return executable.isEmpty || known.isEmpty || FileNames.equal(executable, known)
    }
}
