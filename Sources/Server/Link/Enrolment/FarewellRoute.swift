import Accounts
import Alerting
import Crypto
import Events
import Hummingbird
import NIOCore
import NIOSSL
import Spooling
import Storage

/// How an agent says that it is taken off its host: with the token that somebody was given for that, or without one.
enum FarewellRoute {
    static func add(to routes: RouterGroup<LinkContext>, _ link: AgentLink) {
        routes.post(RouterPath(LinkProtocol.farewellPath)) { request, context in
            let agent = try context.knownAgent
            let body = try await request.body.collect(upTo: LinkProtocol.statementLimitBytes)
            let statement = try Statement(Array(body.readableBytesView))
            let token = statement["token"] ?? ""
            try await check(statement, token, agent, link.signer.server, context)
            if token.isEmpty {
                try await removed(agent, context, link)
            } else {
                try await leave(agent, token, request, context, link)
            }
            return Response(status: .noContent)
        }
    }

    /// The farewell is signed by the key of the very certificate that the host shows.
    private static func check(
        _ statement: Statement, _ token: String, _ agent: AgentRecord, _ server: String, _ context: LinkContext
    ) async throws {
        guard let certificate = try await context.channel.nioSSL_peerCertificate().get(),
            let proof = Hexadecimal.bytes(try statement.digits("proof", 128)),
            let signature = try? P256.Signing.ECDSASignature(rawRepresentation: proof),
            // The last 65 bytes of a P-256 key's form are the key.
            let key = try? P256.Signing.PublicKey(
                x963Representation: try certificate.extractPublicKey().toSPKIBytes().suffix(65)),
            key.isValidSignature(
                signature, for: FarewellProof.bytes(server: server, host: agent.id, token: token))
        else { throw Refusal.malformed }
    }

    private static func leave(
        _ agent: AgentRecord, _ token: String, _ request: Request, _ context: LinkContext, _ link: AgentLink
    ) async throws {
        let author = try await link.store.removal(of: agent.id)?.author ?? ""
        do throws(StoreError) {
            _ = try await link.store.leave(agent.id, digest: TokenDigest.of(token), at: link.now())
        } catch {
            guard error == .notFound else { throw error }
            await link.ledger.note(.token, who: agent.id, from: context.address, path: request.uri.path)
            throw Refusal.token
        }
        try await link.roster.reload(agent.id)
        link.bell.ring(agent.id)
        try await link.audit.record(
            "agent.leave", by: agent.id, from: context.address, subject: agent.name, reason: author)
    }

    private static func removed(_ agent: AgentRecord, _ context: LinkContext, _ link: AgentLink) async throws {
        let now = link.now()
        try await link.audit.record("agent.remove-unasked", by: agent.id, from: context.address, subject: agent.name)
        try await link.alarms.raise(
            .removed, host: agent.name, identity: "removed-\(agent.id)-\(now.ticks)", at: now,
            detail: "removed from the host; nobody had permitted it")
    }
}
