import Events

/// What was behind a handle when it was deleted: Security 4660 names nothing else, the 4663 just before it names both.
///
/// Learn first, then resolve; see ``ProcessTable``. Holds at most ``limit`` deletions.
package final class HandleTable {
    private struct Key: Hashable {
        var host: String
        var pid: UInt32
        var handle: UInt64
    }

    private struct Use {
        var time: Timestamp
        var path: String
        var isKey: Bool
    }

    private static let limit = 50_000
    /// A deletion follows the use of the right to delete at once; a handle's number is given again soon.
    private static let patienceTicks = 10 * Timestamp.ticksPerSecond

    private var uses: [Key: [Use]] = [:]
    private var count = 0

    package init() {}

    package func learn(_ event: borrowing Event) {
        guard count < Self.limit, let pid = event.process.pid else { return }
        let use: Use
        let handle: UInt64
        switch event.activity {
        case .file(let file):
            guard file.action == .delete, !file.path.isEmpty, let number = file.handle else { return }
            handle = number
            use = Use(time: event.time, path: file.path, isKey: false)
        case .registry(let registry):
            guard registry.action == .keyDeleted, let number = registry.handle else { return }
            handle = number
            use = Use(time: event.time, path: registry.path, isKey: true)
        case .process, .network, .dns, .script, .transferJob, .moduleLoad, .intrusion, .session, .visit, .health:
            return
        }
        let key = Key(host: HostName.key(event.host), pid: pid, handle: handle)
        var list = uses.removeValue(forKey: key) ?? []
        let at = list.lastIndex { $0.time <= use.time }.map { $0 + 1 } ?? 0
        list.insert(use, at: at)
        uses[key] = list
        count += 1
    }

    /// Gives a deletion that names only a handle its path, and makes it one of a registry key where it was one.
    package func resolve(_ event: inout Event) {
        guard case .file(var file) = event.activity, file.path.isEmpty, let handle = file.handle,
            let pid = event.process.pid,
            let list = uses[Key(host: HostName.key(event.host), pid: pid, handle: handle)],
            let use = list.last(where: { $0.time <= event.time }),
            event.time.ticks.subtractingReportingOverflow(use.time.ticks).partialValue <= Self.patienceTicks
        else { return }
        if use.isKey {
            event.activity = .registry(RegistryActivity(.keyDeleted, use.path))
        } else {
            file.path = use.path
            event.activity = .file(file)
        }
    }
}
