import Detection
import Foundation
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import Synchronization

/// Does the errands of commands while a server holds the data folder. Only its owner and root are let in.
///
/// A client sends one request and reads until it has its exit status. When it closes its side, or goes away, the errand ends
/// early; when the server ends, every client is told.
package struct LocalSocket<Place: Sendable>: Service {
    private let path: String
    private let place: Place
    private let kinds: [any Errand<Place>.Type]
    private let logger: Logger
    private let owner: uid_t
    private let running: @Sendable () -> Void
    private let sessions = SessionList()

    /// - Parameters:
    ///   - path: Of the socket, in a folder that this process holds.
    ///   - kinds: The errands it does.
    ///   - owner: Who is let in beside root.
    ///   - running: Is told once clients are let in.
    package init(
        _ path: String, place: Place, kinds: [any Errand<Place>.Type], logger: Logger, owner: uid_t = getuid(),
        running: @escaping @Sendable () -> Void = {}
    ) {
        self.path = path
        self.place = place
        self.kinds = kinds
        self.logger = logger
        self.owner = owner
        self.running = running
    }

    package func run() async throws {
        let socket = try SocketFile.bind(path)
        let bootstrap = ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
        let server = try await bootstrap.bind(socket) { channel in
            channel.eventLoop.makeCompletedFuture {
                try ErrandSession.Connection(
                    wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true))
            }
        }
        defer { unlink(path) }
        running()
        try await withGracefulShutdownHandler {
            try await server.executeThenClose { clients in
                try await withThrowingDiscardingTaskGroup { group in
                    for try await client in clients { group.addTask { await serve(client) } }
                }
            }
        } onGracefulShutdown: {
            server.channel.close(promise: nil)
            sessions.end()
        }
    }

    private func serve(_ client: ErrandSession.Connection) async {
        let channel = client.channel
        do {
            guard let name = try await peer(channel) else {
                logger.warning("A stranger came to the local socket.")
                return try await channel.close().get()
            }
            try await client.executeThenClose { inbound, outbound in
                let session = ErrandSession(outbound, channel)
                guard sessions.add(session) else {
                    return await session.refuse(
                        Text(en: "too many commands work on it at once", ja: "同時に実行中のコマンドが多すぎます"))
                }
                defer { sessions.remove(session) }
                let impatience = session.closeSoon()
                var buffer = FrameBuffer()
                var work: Task<Void, Never>?
                for try await bytes in inbound where work == nil {
                    buffer.append(bytes.readableBytesView)
                    guard let request = try Self.request(&buffer) else { continue }
                    impatience.cancel()
                    work = Task { await session.run(request, by: name, on: place, kinds) }
                }
                // The client has closed its side, at the end or before.
                session.ending.ask()
                await work?.value
                // What it has not read yet still goes to it.
                if work != nil { try await channel.closeFuture.get() }
            }
        } catch {
            logger.debug("A client of the local socket went.", metadata: ["error.message": "\(error)"])
        }
    }

    private static func request(_ buffer: inout FrameBuffer) throws -> ErrandRequest? {
        switch try buffer.next() {
        case nil: nil
        case .request(let bytes): try JSONDecoder().decode(ErrandRequest.self, from: Data(bytes))
        default: throw FrameBuffer.Malformed()
        }
    }

    /// The account at the other end; nil for one that is not let in.
    private func peer(_ channel: any Channel) async throws -> String? {
        guard let options = channel as? any SocketOptionProvider else { return nil }
        let peer: Credentials = try await options.unsafeGetSocketOption(
            level: .socket, name: NIOBSDSocket.Option(rawValue: SO_PEERCRED)
        ).get()
        guard peer.uid == owner || peer.uid == 0 else { return nil }
        return AccountOnMachine.name(peer.uid)
    }
}

/// `struct ucred`, which the system's headers hide.
private struct Credentials {
    var process: pid_t
    var uid: uid_t
    var group: gid_t
}
