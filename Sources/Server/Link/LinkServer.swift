import Events
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Keys
import Logging
import NIOCore
import NIOSSL
import ServiceLifecycle
import Storage

/// The listener for agents: TLS that asks for their certificates, HTTP/1.1.
package struct LinkServer: Service {
    private let link: AgentLink
    private let host: String
    private let port: Int
    private let identity: ServerIdentity
    private let running: @Sendable (Int) async -> Void

    /// - Parameters:
    ///   - port: 0 for any.
    ///   - identity: By the server's own authority, whose key agents know.
    ///   - running: Is told the port once connections are accepted.
    package init(
        _ link: AgentLink, host: String, port: Int, identity: ServerIdentity,
        running: @escaping @Sendable (Int) async -> Void
    ) {
        self.link = link
        self.host = host
        self.port = port
        self.identity = identity
        self.running = running
    }

    package func run() async throws {
        try await link.roster.reload()
        let application = Application(
            router: Self.router(link),
            server: try .tls(
                .http1(
                    configuration: .init(
                        idleTimeout: .seconds(120),
                        httpDecoderConfiguration: .init(
                            maxHeaderFieldSize: 8 << 10, maxHeaderListSize: 16 << 10, maxHeaderFieldCount: 64))),
                tlsConfiguration: tls()),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
            onServerRunning: { [running] channel in await running(channel.localAddress?.port ?? 0) },
            logger: link.logger)
        try await withGracefulShutdownHandler {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await application.run() }
                group.addTask { await watchPolicies() }
                group.addTask { await noteSightings() }
                group.addTask { await watchSilence() }
                try await group.next()
                group.cancelAll()
            }
        } onGracefulShutdown: {
            // Agents that wait for orders would keep the server waiting.
            link.bell.stop()
        }
        try await link.roster.noteSightings()
    }

    static func router(_ link: AgentLink) -> Router<LinkContext> {
        let router = Router(context: LinkContext.self)
        router.add(middleware: RefusalDoor(link: link))
        EnrolmentRoutes.addEnrolment(to: router.group(), link)
        let known = router.group().add(middleware: CertificateDoor(link: link))
        EnrolmentRoutes.addRenewal(to: known, link)
        FarewellRoute.add(to: known, link)
        let approved = known.group().add(middleware: ApprovalDoor())
        BatchRoutes.add(to: approved, link)
        OrderRoutes.add(to: approved, link)
        EvidenceRoutes.add(to: approved, link)
        return router
    }

    private func tls() throws -> TLSConfiguration {
        let chain = try NIOSSLCertificate.fromPEMBytes(Array(try identity.chainPEM.utf8))
        let key = try NIOSSLPrivateKey(bytes: Array(try identity.keyPEM.utf8), format: .pem)
        var tls = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
        tls.minimumTLSVersion = .tlsv12
        // A host that joins has none yet; all other routes ask for one.
        tls.certificateVerification = .optionalVerification
        tls.trustRoots = .certificates([
            try NIOSSLCertificate(bytes: try link.certificates.authorityDER, format: .der)
        ])
        return tls
    }

    /// A policy that somebody saved, and another group of a host, reach agents within seconds.
    private func watchPolicies() async {
        await cancelWhenGracefulShutdown {
            var known: StandingOrders.PolicyPlan?
            repeat {
                do {
                    let orders = StandingOrders(link: link)
                    let plan = try await orders.plan()
                    if plan != known { try await orders.issue() }
                    known = plan
                } catch {
                    link.logger.warning("Policies were not issued.", metadata: ["error.message": "\(error)"])
                }
            } while (try? await Task.sleep(for: .seconds(2))) != nil
        }
    }

    private func watchSilence() async {
        let watch = SilenceWatch(store: link.store, settings: link.settings, alarms: link.alarms)
        let started = link.now()
        await cancelWhenGracefulShutdown {
            while (try? await Task.sleep(for: .seconds(60))) != nil {
                do { try await watch.look(at: link.now(), since: started) } catch {
                    link.logger.warning("Silent agents were not told.", metadata: ["error.message": "\(error)"])
                }
            }
        }
    }

    private func noteSightings() async {
        await cancelWhenGracefulShutdown {
            while (try? await Task.sleep(for: .seconds(15))) != nil {
                do { try await link.roster.noteSightings() } catch {
                    link.logger.warning("Sightings were not noted.", metadata: ["error.message": "\(error)"])
                }
            }
        }
    }
}
