import Events
import Hummingbird
import Logging
import NIOSSL
import Spooling
import Storage

/// Turns what went wrong into answers, and writes down who was refused.
struct RefusalDoor: RouterMiddleware {
    let link: AgentLink

    func handle(
        _ request: Request, context: LinkContext, next: (Request, LinkContext) async throws -> Response
    ) async throws -> Response {
        do {
            guard let version = Self.version(request), (LinkProtocol.oldest...LinkProtocol.current).contains(version)
            else { throw Refusal.unsupported }
            return try await next(request, context)
        } catch {
            let refusal = refusal(error, request)
            return refusal.response(from: request, context: context)
        }
    }

    private static func version(_ request: Request) -> Int? {
        request.headers[.linkVersion].flatMap { $0.utf8.count <= 4 ? Int($0) : nil }
    }

    private func refusal(_ error: any Error, _ request: Request) -> Refusal {
        switch error {
        case let refusal as Refusal: return refusal
        case LinkError.tooLarge: return .tooLarge
        case is LinkError: return .malformed
        case StoreError.full: return .full
        case StoreError.locked: return .busy
        case let error as HTTPError where error.status == .contentTooLarge: return .tooLarge
        case let error as HTTPError where error.status.kind == .clientError: return Refusal(error.status, "malformed")
        // The server is told to end.
        case _ where Task.isCancelled: return .stopping
        default:
            link.logger.error(
                "An agent's request could not be answered.",
                metadata: ["url.path": "\(request.uri.path)", "error.message": "\(error)"])
            return Refusal(.serviceUnavailable, "failed", retryAfterSeconds: 30)
        }
    }
}

/// Lets in who shows the certificate of an agent.
struct CertificateDoor: RouterMiddleware {
    let link: AgentLink

    func handle(
        _ request: Request, context: LinkContext, next: (Request, LinkContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        var who = context.address
        do {
            guard let certificate = try await context.channel.nioSSL_peerCertificate().get() else {
                throw Refusal.certificate
            }
            let serial = Hexadecimal.text(certificate.serialNumber.drop { $0 == 0 })
            who = "certificate " + serial
            let agent = try await link.roster.agent(serial: serial)
            context.agent = agent
            link.roster.saw(
                AgentSighting(
                    agent: agent.id, time: link.now(), version: VersionText.of(request) ?? agent.version,
                    address: context.address))
        } catch let refusal as Refusal {
            await link.ledger.note(refusal, who: who, from: context.address, path: request.uri.path)
            throw refusal
        }
        return try await next(request, context)
    }
}

/// Keeps hosts out that somebody has not approved yet.
struct ApprovalDoor: RouterMiddleware {
    func handle(
        _ request: Request, context: LinkContext, next: (Request, LinkContext) async throws -> Response
    ) async throws -> Response {
        if try context.knownAgent.state != .active { throw Refusal.waiting }
        return try await next(request, context)
    }
}

/// What an agent says of its program, bounded.
enum VersionText {
    static func of(_ request: Request) -> String? {
        guard let text = request.headers[.linkAgent], !text.isEmpty else { return nil }
        return String(text.unicodeScalars.prefix(64).map { $0.value < 32 ? " " : Character($0) })
    }
}
