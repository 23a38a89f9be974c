import Detection
import Events

/// Tells which files went over the connections of transfer programs whose protocol nobody reads: what the same process, or the one
/// that it works for, read or wrote while it was connected.
///
/// Live only: it sees events in their order and gives events of its own, ``Attribution/likely``, a moment after a connection's end.
/// Misses what is sent from standard input, and reading in folders where no sensor tells of it. Memory is bounded.
package final class TransferInference {
    static let groupLimit = 512

    private let programs: TransferProgramTable
    private let ports: Set<UInt16>
    private let isEnabled: Bool
    /// By the process that is the program.
    private var groups: [UInt32: TransferringGroup] = [:]
    private var owners: [UInt32: UInt32] = [:]
    /// What files' sensors tell can come after the end of the connection that is told by another.
    private static let patience = Timestamp.ticksPerSecond / 2
    /// So long after its end a process is still known.
    private static let memory = 5 * Timestamp.ticksPerSecond

    package init(_ policy: TransferPolicy) {
        programs = TransferProgramTable(policy.programs)
        ports = Set(policy.ports.compactMap { UInt16(exactly: $0) })
        isEnabled = policy.settings.isEnabled
    }

    package func learn(_ event: borrowing Event) {
        guard isEnabled, let pid = event.process.pid else { return }
        switch event.activity {
        case .process(let process): learn(process.action, pid, event)
        case .file(let file):
            guard let owner = owners[pid], !file.isDirectory, !file.isOnlyHandle, !file.isDenied else { return }
            learn(file, owner)
        case .network(let network):
            guard let owner = owners[pid], network.direction != .inbound else { return }
            learn(network, owner, event)
        case .registry, .dns, .script, .transferJob, .moduleLoad, .intrusion, .session, .visit, .health: break
        }
    }

    /// The files that went over connections which ended long enough before `now`.
    package func settle(at now: Timestamp, _ give: (Event) -> Void) {
        for owner in groups.keys.sorted() {
            guard var group = groups[owner] else { continue }
            let due = group.ended.filter { now.ticks - $0.event.time.ticks >= Self.patience || now < $0.event.time }
            if due.count == group.ended.count, let last = due.last {
                group.ended = []
                // Of several connections the files belong to the one that carried most.
                let widest = due.max { $0.network.bytes < $1.network.bytes } ?? last
                for file in group.takeFiles() {
                    if let event = Self.event(file, widest, group) { give(event) }
                }
                groups[owner] = group
            }
            if let end = group.endTime, now.ticks - end.ticks > Self.memory { forget(owner) }
        }
    }

    private func learn(_ action: ProcessActivity.Action, _ pid: UInt32, _ event: borrowing Event) {
        switch action {
        case .start:
            let parent = event.parent?.pid.flatMap { owners[$0] }
            if let owner = owners[pid] {
                if owner != pid { return }
                // The same process runs another program.
                groups[pid]?.process = event.process
                if isTransferProgram(event.process) || parent != nil { return }
                forget(pid)
            }
            if let parent {
                owners[pid] = parent
                groups[parent]?.members.insert(pid)
            } else if isTransferProgram(event.process), groups.count < Self.groupLimit {
                owners[pid] = pid
                groups[pid] = TransferringGroup(process: event.process, user: event.user, members: [pid])
            }
        case .end:
            if owners[pid] == pid { groups[pid]?.endTime = event.time }
        }
    }

    private func learn(_ file: borrowing FileActivity, _ owner: UInt32) {
        switch file.action {
        case .read, .create, .overwrite, .copy:
            if OwnFiles.contains(file.path) { return }
            groups[owner]?.use(file.path, isWritten: file.action != .read)
        case .rename:
            if OwnFiles.contains(file.path) { return }
            groups[owner]?.rename(file.oldPath, to: file.path)
        case .delete: break
        }
    }

    private func learn(_ network: NetworkActivity, _ owner: UInt32, _ event: borrowing Event) {
        if let transfer = network.transfer {
            if !transfer.isInferred, transfer.action != .encrypted {
                groups[owner]?.spokenPeers.insert(network.destinationIP)
            }
        } else if network.isEnd {
            groups[owner]?.ended.append(TransferringGroup.Ended(event: copy event, network: network))
        }
    }

    private func isTransferProgram(_ process: borrowing Process) -> Bool {
        programs.programs(named: process.executable).contains { !programs.entries[$0].isIncidental }
    }

    private func forget(_ owner: UInt32) {
        for member in groups[owner]?.members ?? [] where owners[member] == owner { owners[member] = nil }
        groups[owner] = nil
    }

    private static func event(
        _ file: TransferringGroup.File, _ connection: TransferringGroup.Ended, _ group: TransferringGroup
    ) -> Event? {
        var network = connection.network
        // Its protocol told of them itself.
        guard !group.spokenPeers.contains(network.destinationIP) else { return nil }
        guard (file.isWritten ? network.destinationBytes : network.sourceBytes) ?? 0 > 0 else { return nil }
        var transfer = NetworkActivity.Transfer(file.isWritten ? .download : .upload, file: file.path)
        transfer.isInferred = true
        network.transfer = transfer
        var event = connection.event
        event.activity = .network(network)
        event.process = group.process
        event.user = group.user
        event.attribution = .likely
        return event
    }
}

extension NetworkActivity {
    fileprivate var bytes: UInt64 {
        (sourceBytes ?? 0) &+ (destinationBytes ?? 0)
    }
}
