import Accounts
import Events
import Hummingbird
import Logging
import NIOCore
import Spooling
import Storage

/// What an agent is told: it asks, and waits for the answer.
enum OrderRoutes {
    static func add(to routes: RouterGroup<LinkContext>, _ link: AgentLink) {
        routes.get("/v1/orders") { request, context in
            let agent = try context.knownAgent
            guard let after = number(request, "after", limit: UInt64(Int64.max)),
                let wait = number(request, "wait", limit: 86_400)
            else { throw Refusal.malformed }
            let seconds = min(Int(wait), LinkProtocol.longestWaitSeconds)
            let moment = link.bell.moment
            var body = try await orders(Int64(after), agent, link, from: context.address)
            if body == nil, seconds > 0 {
                await link.bell.wait(agent.id, since: moment, seconds: seconds)
                // It may have been revoked meanwhile.
                let now = try await link.store.agent(agent.id)
                guard now.state == .active else { throw now.state == .revoked ? Refusal.revoked : Refusal.waiting }
                body = try await orders(Int64(after), agent, link, from: context.address)
            }
            guard let body else {
                if link.bell.isStopping { throw Refusal.stopping }
                return Response(status: .noContent)
            }
            return Response(
                status: .ok, headers: [.contentType: "application/octet-stream"],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
        }
    }

    private static func number(_ request: Request, _ name: Substring, limit: UInt64) -> UInt64? {
        guard let text = request.uri.queryParameters[name], let number = Statement.number(String(text)) else {
            return nil
        }
        return number <= limit ? number : nil
    }

    /// All that wait for the agent, each after its length; nil where there are none.
    private static func orders(
        _ counter: Int64, _ agent: AgentRecord, _ link: AgentLink, from address: String
    ) async throws -> [UInt8]? {
        let orders = try await link.store.orders(for: agent.id, after: counter, at: link.now())
        if orders.isEmpty { return nil }
        var out: [UInt8] = []
        for order in orders {
            let signed: [UInt8]
            switch order.content {
            case .policy(let version):
                do {
                    let body = try await link.policyTexts.body(version, for: agent.system)
                    signed = try link.signer.sign(order, .policy, body: body)
                } catch let error where !(error is StoreError) {
                    // Other orders do not wait for it, and the agent goes on with the policy that it has.
                    try await fail(order, "\(error)", agent, link)
                    continue
                }
            case .command(let text): signed = try link.signer.sign(order, .command, body: Array(text.utf8))
            case .key(let digits): signed = try link.signer.sign(order, .key, body: Array(digits.utf8))
            case .removal(let text): signed = try link.signer.sign(order, .removal, body: Array(text.utf8))
            case .evidence(let text): signed = try link.signer.sign(order, .evidence, body: Array(text.utf8))
            }
            out += Array("\(signed.count)\n".utf8) + signed
        }
        if out.isEmpty { return nil }
        let new = orders.filter { $0.state == .queued }
        if !new.isEmpty {
            try await link.store.noteFetched(new.map(\.counter), at: link.now())
            for order in new {
                guard case .command = order.content else { continue }
                try await link.audit.record(
                    "agent.order-fetch", by: agent.id, from: address, subject: agent.name + " \(order.counter)")
            }
        }
        return out
    }

    /// A policy that cannot be told: its form would be larger than agents take.
    private static func fail(_ order: AgentOrder, _ why: String, _ agent: AgentRecord, _ link: AgentLink) async throws {
        try await link.store.setState(.failed, ofOrder: order.counter, result: why, at: link.now())
        link.logger.warning(
            "A policy cannot be told to an agent.", metadata: ["host.name": "\(agent.name)", "error.message": "\(why)"])
    }
}
