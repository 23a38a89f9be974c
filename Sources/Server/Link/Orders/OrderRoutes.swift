import Accounts
import Events
import Hummingbird
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
                let text = try await link.policyTexts.text(version)
                signed = try link.signer.sign(order, .policy, body: text)
            case .command(let text): signed = try link.signer.sign(order, .command, body: Array(text.utf8))
            case .key(let digits): signed = try link.signer.sign(order, .key, body: Array(digits.utf8))
            }
            out += Array("\(signed.count)\n".utf8) + signed
        }
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
}
