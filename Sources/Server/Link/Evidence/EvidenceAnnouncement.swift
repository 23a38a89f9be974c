import Response
import Spooling
import Storage

/// What a host says of a file that it collected, believed where just that was asked of just this host.
enum EvidenceAnnouncement {
    private static let orderLimit = 10_000

    static func item(
        _ bytes: [UInt8], _ id: String, _ agent: AgentRecord, _ link: AgentLink
    ) async throws -> (item: EvidenceItem, custody: [CustodyEntry]) {
        let record = try EvidenceRecord(bytes)
        guard record.command == id else { throw Refusal.malformed }
        let now = link.now()
        let orders = try await link.store.orders(of: agent.id, limit: orderLimit)
        guard
            let given = orders.lazy.compactMap({ GivenCommand($0, at: now) }).first(where: { $0.command.id == id }),
            given.state != .withdrawn, case .collect(let path, let limitBytes) = given.command.task,
            record.path == path, record.sizeBytes <= limitBytes
        else { throw Refusal.malformed }
        let item = EvidenceItem(
            id: id, agent: agent.id, host: agent.name, path: record.path, sha256: record.sha256,
            sizeBytes: record.sizeBytes, mode: record.mode, owner: record.owner, group: record.group,
            modified: record.modified, collected: record.time)
        return (
            item,
            [
                CustodyEntry(
                    time: given.order.created, act: .requested, who: given.order.author, reason: given.order.reason),
                CustodyEntry(time: record.time, act: .collected, who: agent.name, reason: record.sha256),
            ]
        )
    }
}
