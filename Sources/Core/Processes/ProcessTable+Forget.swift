import Events

extension ProcessTable {
    /// Lets go of processes that ended before a time, so that a table that lives for months stays small.
    ///
    /// Those above a process that stays are kept with it, however long ago they ended: chains stay whole.
    package func forget(endedBefore time: Timestamp) {
        var isKept = nodes.map { node in node.end.map { $0 >= time } ?? true }
        // A pid that has another process since, or another program, has lost the one before.
        for list in byPID.values {
            for (index, next) in zip(list, list.dropFirst()) where birth(Int(next)) < time {
                isKept[Int(index)] = false
            }
        }
        for index in nodes.indices where isKept[index] {
            var child = index
            while let parent = parent(of: child), !isKept[parent] {
                isKept[parent] = true
                child = parent
            }
        }
        guard isKept.contains(false) else { return }
        var places = [Int32](repeating: -1, count: nodes.count)
        var kept: [ProcessNode] = []
        var texts = StringPool()
        for (index, node) in nodes.enumerated() where isKept[index] {
            places[index] = Int32(kept.count)
            kept.append(node.moved(from: pool, to: &texts))
        }
        var entities: [EntityKey: Int32] = [:]
        for (key, index) in byEntity where places[Int(index)] >= 0 {
            entities[EntityKey(host: texts.number(pool[key.host]), entity: key.entity)] = places[Int(index)]
        }
        var pids: [PIDKey: [Int32]] = [:]
        for (key, list) in byPID {
            let left = list.compactMap { places[Int($0)] >= 0 ? places[Int($0)] : nil }
            if !left.isEmpty { pids[PIDKey(host: texts.number(pool[key.host]), pid: key.pid)] = left }
        }
        replace(kept, entities, pids, texts)
    }
}

extension ProcessNode {
    /// With its texts in another pool.
    fileprivate func moved(from old: StringPool, to new: inout StringPool) -> ProcessNode {
        var node = self
        node.host = new.number(old[host])
        node.executable = new.number(old[executable])
        node.commandLine = new.number(old[commandLine])
        node.sha256 = new.number(old[sha256])
        node.originalFileName = new.number(old[originalFileName])
        node.user = new.number(old[user])
        node.workingDirectory = new.number(old[workingDirectory])
        node.logonID = new.number(old[logonID])
        node.parentExecutable = new.number(old[parentExecutable])
        node.parentCommandLine = new.number(old[parentCommandLine])
        node.parentUser = new.number(old[parentUser])
        return node
    }
}
