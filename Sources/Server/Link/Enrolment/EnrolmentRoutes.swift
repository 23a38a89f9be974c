import Accounts
import Crypto
import Events
import Foundation
import Hummingbird
import Keys
import NIOCore
import Spooling
import Storage

/// How a host joins, and gets its next certificate.
enum EnrolmentRoutes {
    /// Needs no certificate, but a token.
    static func addEnrolment(to routes: RouterGroup<LinkContext>, _ link: AgentLink) {
        routes.post("/v1/enrolment") { request, context in
            do {
                return try await enrol(try await statement(request), request, context, link)
            } catch let refusal as Refusal where refusal == .token {
                await link.ledger.note(refusal, who: context.address, from: context.address, path: request.uri.path)
                throw refusal
            }
        }
    }

    static func addRenewal(to routes: RouterGroup<LinkContext>, _ link: AgentLink) {
        routes.post("/v1/certificate") { request, context in
            let agent = try context.knownAgent
            let statement = try await statement(request)
            let proof = try KeyProof(statement, server: link.signer.server, right: agent.id)
            let issued = try link.certificates.issue(for: proof.key, host: agent.id)
            try await link.store.addCertificate(issued.serial, ends: time(issued.ends), of: agent.id)
            try await link.roster.reload(agent.id)
            try await link.audit.record(
                "agent.certificate-renew", by: agent.id, from: context.address, subject: agent.name)
            var answer = Statement()
            answer.add("host", agent.id)
            answer.body = issued.der
            return response(answer)
        }
    }

    private static func enrol(
        _ statement: Statement, _ request: Request, _ context: LinkContext, _ link: AgentLink
    ) async throws -> Response {
        let token = try statement.required("token")
        guard EnrolmentString.isToken(token) else { throw Refusal.token }
        let name = try HostName.checked(try statement.required("name"))
        let proof = try KeyProof(statement, server: link.signer.server, right: token)
        let id = newID()
        let issued = try link.certificates.issue(for: proof.key, host: id)
        let result = try await join(
            EnrolmentRequest(
                digest: TokenDigest.of(token), id: id, name: name, serial: issued.serial,
                certificateEnds: time(issued.ends), version: VersionText.of(request) ?? "",
                system: String((statement["system"] ?? "").prefix(100)), address: context.address), link)
        try await link.roster.reload(id)
        if let replaced = result.replaced {
            try await link.roster.reload(replaced)
            link.bell.ring(replaced)
            try await link.audit.record(
                "agent.revoke", by: result.token.author, from: context.address, subject: result.agent.name,
                reason: replaced)
        }
        try await link.audit.record(
            "agent.enrol", by: id, from: context.address, subject: result.agent.name,
            reason: "\(result.agent.state.rawValue), \(result.token.author)")
        if result.agent.state == .active { try await StandingOrders(link: link).issue() }
        var answer = Statement()
        answer.add("host", id)
        answer.add("name", result.agent.name)
        answer.add("state", result.agent.state.rawValue)
        answer.add("signer", link.signer.publicDigits)
        answer.body = issued.der
        return response(answer)
    }

    private static func join(_ request: EnrolmentRequest, _ link: AgentLink) async throws -> EnrolmentResult {
        do throws(StoreError) { return try await link.store.enrol(request, at: link.now()) } catch {
            if error == .notFound { throw Refusal.token }
            throw error
        }
    }

    private static func statement(_ request: Request) async throws -> Statement {
        let body = try await request.body.collect(upTo: LinkProtocol.statementLimitBytes)
        return try Statement(Array(body.readableBytesView))
    }

    private static func response(_ statement: Statement) -> Response {
        Response(
            status: .ok, headers: [.contentType: "application/octet-stream"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: statement.bytes)))
    }

    /// 128 random bits.
    private static func newID() -> String {
        var random = SystemRandomNumberGenerator()
        return Hexadecimal.text(UInt64.random(in: 0 ... .max, using: &random))
            + Hexadecimal.text(UInt64.random(in: 0 ... .max, using: &random))
    }

    private static func time(_ date: Date) -> Timestamp {
        .seconds(Int64(date.timeIntervalSince1970))
    }
}
