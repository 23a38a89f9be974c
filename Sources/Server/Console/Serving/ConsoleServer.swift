import Hummingbird
import HummingbirdCore
import HummingbirdHTTP2
import Keys
import Logging
import NIOCore
import NIOSSL
import ServiceLifecycle

/// The console, listening: TLS, HTTP/1.1 and HTTP/2.
package struct ConsoleServer: Service {
    private let console: Console
    private let host: String
    private let port: Int
    private let identity: ServerIdentity
    private let running: @Sendable (Int) async -> Void

    /// - Parameters:
    ///   - port: 0 for any.
    ///   - running: Is told the port once connections are accepted.
    package init(
        _ console: Console, host: String, port: Int, identity: ServerIdentity,
        running: @escaping @Sendable (Int) async -> Void
    ) {
        self.console = console
        self.host = host
        self.port = port
        self.identity = identity
        self.running = running
    }

    package func run() async throws {
        let application = Application(
            router: ConsoleRouter.make(console),
            server: try .http2Upgrade(
                tlsConfiguration: Self.tls(identity),
                configuration: .init(
                    idleTimeout: .seconds(120), gracefulCloseTimeout: .seconds(5),
                    streamConfiguration: .init(idleTimeout: .seconds(120)))),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
            onServerRunning: { [running] channel in await running(channel.localAddress?.port ?? 0) },
            logger: console.logger)
        try await withGracefulShutdownHandler {
            try await application.run()
        } onGracefulShutdown: {
            // Streams that stay open would keep the server waiting for them.
            console.live.end()
        }
    }

    private static func tls(_ identity: ServerIdentity) throws -> TLSConfiguration {
        let chain = try NIOSSLCertificate.fromPEMBytes(Array(try identity.chainPEM.utf8))
        let key = try NIOSSLPrivateKey(bytes: Array(try identity.keyPEM.utf8), format: .pem)
        var tls = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
        tls.minimumTLSVersion = .tlsv12
        return tls
    }
}
