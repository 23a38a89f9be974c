import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import NIOTLS
import Spooling
import Synchronization

/// One connection to the server: what is asked on it was asked of the server that has the pin.
package final class LinkConnection: Sendable {
    package struct Address: Sendable, Equatable {
        package var host: String
        package var port: Int

        package init(host: String, port: Int) {
            self.host = host
            self.port = port
        }
    }

    /// What the host shows of itself, once it has joined.
    package struct Credentials: Sendable {
        package var certificate: NIOSSLCertificate
        package var key: NIOSSLPrivateKey

        package init(certificate: NIOSSLCertificate, key: NIOSSLPrivateKey) {
            self.certificate = certificate
            self.key = key
        }
    }

    private let channel: any Channel
    private let address: Address
    private let version: String

    private static let handshakeSeconds: Int64 = 20

    private init(_ channel: any Channel, _ address: Address, version: String) {
        self.channel = channel
        self.address = address
        self.version = version
    }

    /// Returns once the handshake is over and the server was found to be the one that has the pin.
    ///
    /// - Parameter version: Of the agent's program.
    /// - Throws: ``ConnectionError``
    package static func open(
        _ address: Address, _ server: PinnedServer, _ credentials: Credentials?, version: String,
        on group: any EventLoopGroup
    ) async throws -> LinkConnection {
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.minimumTLSVersion = .tlsv12
        // Whom to trust the callback below says; names count for nothing.
        tls.certificateVerification = .noHostnameVerification
        tls.trustRoots = .certificates([])
        if let credentials {
            tls.certificateChain = [.certificate(credentials.certificate)]
            tls.privateKey = .privateKey(credentials.key)
        }
        let context = try NIOSSLContext(configuration: tls)
        let isForeign = Atomic(false)
        let foreign = Box(isForeign)
        let loop = group.next()
        let ready = loop.makePromise(of: Void.self)
        let bootstrap = ClientBootstrap(group: loop)
            .connectTimeout(.seconds(handshakeSeconds))
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let tls = try NIOSSLClientHandler(
                        context: context, serverHostname: nil,
                        customVerificationCallback: { chain, promise in
                            let isGood = server.isShown(by: chain)
                            if !isGood { foreign.flag.store(true, ordering: .relaxed) }
                            promise.succeed(isGood ? .certificateVerified : .failed)
                        })
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandler(tls)
                    try pipeline.addHandler(HandshakeWaiter(ready))
                    try pipeline.addHTTPClientHandlers()
                    try pipeline.addHandler(AnswerCollector())
                }
            }
        let channel: any Channel
        do {
            channel = try await bootstrap.connect(host: address.host, port: address.port).get()
        } catch {
            ready.fail(ConnectionError.closed)
            throw ConnectionError.closed
        }
        let timeout = loop.scheduleTask(in: .seconds(handshakeSeconds)) {
            ready.fail(ConnectionError.timedOut)
        }
        do {
            try await ready.futureResult.get()
            timeout.cancel()
        } catch {
            timeout.cancel()
            channel.close(promise: nil)
            if foreign.flag.load(ordering: .relaxed) { throw ConnectionError.notOurServer }
            throw (error as? ConnectionError) ?? .closed
        }
        return LinkConnection(channel, address, version: version)
    }

    package var isOpen: Bool { channel.isActive }

    package func close() {
        channel.close(promise: nil)
    }

    /// One question at a time.
    ///
    /// - Parameters:
    ///   - isPacked: The body is gzip.
    ///   - limitBytes: Of the answer's body.
    ///   - protocolVersion: In which the question is meant.
    package func ask(
        _ method: HTTPMethod, _ path: String, body: [UInt8]? = nil, isPacked: Bool = false,
        limitBytes: Int = LinkProtocol.statementLimitBytes, seconds: Int64 = 60,
        protocolVersion: Int = LinkProtocol.current
    ) async throws(ConnectionError) -> LinkAnswer {
        var headers = HTTPHeaders()
        let host = address.host.contains(":") ? "[\(address.host)]" : address.host
        headers.add(name: "Host", value: "\(host):\(address.port)")
        headers.add(name: LinkProtocol.versionHeader, value: String(protocolVersion))
        headers.add(name: LinkProtocol.agentHeader, value: version)
        if let body { headers.add(name: "Content-Length", value: String(body.count)) }
        if isPacked { headers.add(name: "Content-Encoding", value: "gzip") }
        let answer = channel.eventLoop.makePromise(of: LinkAnswer.self)
        let timeout = channel.eventLoop.scheduleTask(in: .seconds(seconds)) { [channel] in
            answer.fail(ConnectionError.timedOut)
            channel.close(promise: nil)
        }
        let question = AnswerCollector.Question(
            head: HTTPRequestHead(version: .http1_1, method: method, uri: path, headers: headers),
            body: body.map { ByteBuffer(bytes: $0) }, limitBytes: limitBytes, answer: answer)
        do {
            // A channel that is closed already fails the write and never sees the question.
            channel.writeAndFlush(question).whenFailure { _ in answer.fail(ConnectionError.closed) }
            let result = try await withTaskCancellationHandler {
                try await answer.futureResult.get()
            } onCancel: {
                // Whoever waits for orders would wait for a minute yet.
                close()
            }
            timeout.cancel()
            return result
        } catch {
            timeout.cancel()
            close()
            throw (error as? ConnectionError) ?? .closed
        }
    }

    private final class Box: Sendable {
        let flag: Atomic<Bool>

        init(_ flag: consuming Atomic<Bool>) {
            self.flag = flag
        }
    }
}

/// Says when the handshake is over.
private final class HandshakeWaiter: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let ready: EventLoopPromise<Void>

    init(_ ready: EventLoopPromise<Void>) {
        self.ready = ready
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .handshakeCompleted? = event as? TLSUserEvent { ready.succeed(()) }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        ready.fail(error)
        context.fireErrorCaught(error)
    }

    func channelInactive(context: ChannelHandlerContext) {
        ready.fail(ConnectionError.closed)
        context.fireChannelInactive()
    }
}
