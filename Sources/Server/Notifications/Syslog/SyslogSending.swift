import Events
import Foundation
import NIOCore
import NIOPosix
import NIOSSL
import Storage

/// Sends a message as syslog.
enum SyslogSending {
    static func send(
        _ message: NotificationMessage, _ settings: SyslogSettings, at time: Timestamp
    ) async -> ChannelAnswer {
        let lines = SyslogMessage.lines(message, host: ProcessInfo.processInfo.hostName, at: time)
        do {
            switch settings.transport {
            case .udp: try await datagrams(lines, settings)
            case .tcp: try await stream(lines, settings, nil)
            case .tls: try await stream(lines, settings, try context(settings))
            }
            let words = "\(settings.transport.rawValue) \(settings.host):\(settings.port): \(lines.count) sent"
            return ChannelAnswer(isConfirmed: true, words, secrets: ChannelSecrets())
        } catch {
            return ChannelAnswer(isConfirmed: false, String(describing: error), secrets: ChannelSecrets())
        }
    }

    private static let connecting = TimeAmount.seconds(10)
    private static let total = TimeAmount.seconds(30)

    private static func datagrams(_ lines: [[UInt8]], _ settings: SyslogSettings) async throws {
        let channel = try await DatagramBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: settings.host, port: Int(settings.port)).get()
        do {
            for line in lines { try await channel.writeAndFlush(ByteBuffer(bytes: line)).get() }
            try await channel.close().get()
        } catch {
            try? await channel.close().get()
            throw error
        }
    }

    private static func stream(_ lines: [[UInt8]], _ settings: SyslogSettings, _ context: NIOSSLContext?) async throws {
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let done = loop.makePromise(of: Void.self)
        let isAddress = (try? SocketAddress(ipAddress: settings.host, port: 0)) != nil
        let name = isAddress ? nil : settings.host
        let limit = loop.scheduleTask(in: total) { done.fail(SyslogConversation.Failure.timeout) }
        defer { limit.cancel() }
        let connected = ClientBootstrap(group: loop).connectTimeout(connecting)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let context {
                        try channel.pipeline.syncOperations.addHandler(
                            try NIOSSLClientHandler(context: context, serverHostname: name))
                    }
                    try channel.pipeline.syncOperations.addHandler(
                        SyslogConversation(lines, isTLS: context != nil, done: done))
                }
            }
            .connect(host: settings.host, port: Int(settings.port))
        connected.cascadeFailure(to: done)
        defer { connected.whenSuccess { $0.close(promise: nil) } }
        try await done.futureResult.get()
    }

    private static func context(_ settings: SyslogSettings) throws -> NIOSSLContext {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        if !settings.authority.isEmpty {
            configuration.trustRoots = .certificates(
                try NIOSSLCertificate.fromPEMBytes(Array(settings.authority.utf8)))
        }
        return try NIOSSLContext(configuration: configuration)
    }
}
