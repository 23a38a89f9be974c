import Accounts
import Events
import Evidence
import Foundation
import Hummingbird
import Keys
import Logging
import NIOCore
import Spooling
import Storage

/// Files that hosts collected by command: announced first, then in pieces, from where it stopped after each cut.
enum EvidenceRoutes {
    static func add(to routes: RouterGroup<LinkContext>, _ link: AgentLink) {
        routes.post("/v1/evidence/{id}") { request, context in
            let agent = try context.knownAgent
            let body = try await request.body.collect(upTo: LinkProtocol.statementLimitBytes)
            let announced = try await EvidenceAnnouncement.item(
                Array(body.readableBytesView), id(context), agent, link)
            var item = try await link.evidence.begin(announced.item, announced.custody)
            guard item.agent == agent.id, item.sha256 == announced.item.sha256,
                item.sizeBytes == announced.item.sizeBytes
            else { throw Refusal.malformed }
            if item.state == .arriving, item.sizeBytes == item.receivedBytes {
                item = try await finish(item, agent, link)
            }
            return progress(item)
        }
        routes.put("/v1/evidence/{id}/{offset}") { request, context in
            let agent = try context.knownAgent
            guard let offset = Statement.number(context.parameters.get("offset") ?? "") else { throw Refusal.malformed }
            var item = try await known(id(context), agent, link)
            // It came before, and its answer was lost.
            guard item.state == .arriving, offset == item.receivedBytes else { return progress(item) }
            let size = min(UInt64(EvidenceVault.pieceBytes), item.sizeBytes - offset)
            let body = try await request.body.collect(upTo: EvidenceVault.pieceBytes)
            guard UInt64(body.readableBytes) == size, size > 0 else { throw Refusal.malformed }
            do { try link.vault.write(Array(body.readableBytesView), at: offset, of: item.id) } catch {
                link.logger.error("Evidence cannot be kept.", metadata: ["error.message": "\(error)"])
                throw Refusal.full
            }
            item.receivedBytes += size
            try await link.evidence.setReceived(item.receivedBytes, of: item.id)
            if item.receivedBytes == item.sizeBytes { item = try await finish(item, agent, link) }
            return progress(item)
        }
    }

    private static func id(_ context: LinkContext) throws(Refusal) -> String {
        guard let id = context.parameters.get("id"), Hexadecimal.isText(id, count: 32) else { throw Refusal.malformed }
        return id
    }

    private static func known(_ id: String, _ agent: AgentRecord, _ link: AgentLink) async throws -> EvidenceItem {
        let item: EvidenceItem
        do throws(StoreError) { item = try await link.evidence.item(id) } catch {
            if error == .notFound { throw Refusal.malformed }
            throw error
        }
        guard item.agent == agent.id else { throw Refusal.malformed }
        return item
    }

    private static func progress(_ item: EvidenceItem) -> Response {
        var answer = Statement()
        answer.add("received", item.receivedBytes)
        answer.add("state", item.state.rawValue)
        return Response(
            status: .ok, headers: [.contentType: "application/octet-stream"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.bytes)))
    }

    /// All of it is here: what the host said of it is compared with what came, and the host may let go of its copy.
    private static func finish(
        _ item: EvidenceItem, _ agent: AgentRecord, _ link: AgentLink
    ) async throws -> EvidenceItem {
        var item = item
        let found = try link.vault.digest(of: item.id)
        let now = link.now()
        let isWhole = found.sha256 == item.sha256 && found.bytes == item.sizeBytes
        item.state = isWhole ? .complete : .damaged
        try await link.evidence.setState(
            item.state, of: item.id,
            CustodyEntry(time: now, act: isWhole ? .received : .damaged, who: "mitsuke", reason: found.sha256))
        try await link.audit.record(
            isWhole ? "agent.evidence-receive" : "agent.evidence-damaged", by: agent.id, from: agent.address,
            subject: "\(agent.name) \(item.id) \(item.path)")
        guard isWhole else {
            try link.vault.remove(item.id)
            return item
        }
        let expires = Timestamp(ticks: now.ticks + 365 * 86_400 * Timestamp.ticksPerSecond)
        let word = EvidenceSafe(command: item.id, digest: item.sha256)
        _ = try await link.store.add(
            [
                AgentOrder(
                    agent: agent.id, content: .evidence(String(decoding: word.bytes, as: UTF8.self)), created: now,
                    expires: expires, author: "")
            ], at: now)
        link.bell.ring(agent.id)
        return item
    }
}
