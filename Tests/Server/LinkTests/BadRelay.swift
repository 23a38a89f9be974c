import NIOCore
import NIOPosix
import Synchronization

/// A way to the server that is slow, and that breaks off at any moment.
final class BadRelay: Sendable {
    let port: Int
    private let listener: any Channel
    private let cuts = Atomic(0)

    /// - Parameters:
    ///   - delay: Of each piece, in each direction.
    ///   - loss: How many of a hundred pieces end the connection instead of arriving.
    init(to server: Int, delay: TimeAmount, loss: Int) async throws {
        let group = MultiThreadedEventLoopGroup.singleton
        let (cut, counted) = AsyncStream<Void>.makeStream()
        listener = try await ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { client in
                // On one loop, so that the two handlers may know each other.
                ClientBootstrap(group: client.eventLoop)
                    .connect(host: "127.0.0.1", port: server)
                    .flatMap { upstream in
                        client.eventLoop.makeCompletedFuture {
                            let piece = { @Sendable in
                                guard Int.random(in: 0..<100) < loss else { return true }
                                counted.yield()
                                return false
                            }
                            try client.pipeline.syncOperations.addHandler(Piece(to: upstream, delay, piece))
                            try upstream.pipeline.syncOperations.addHandler(Piece(to: client, delay, piece))
                        }
                    }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        port = listener.localAddress?.port ?? 0
        Task { [weak self] in
            for await _ in cut { self?.cuts.add(1, ordering: .relaxed) }
        }
    }

    /// How often it broke off.
    var cutCount: Int { cuts.load(ordering: .relaxed) }

    func close() async throws {
        try await listener.close()
    }

    /// Hands pieces on to the other side.
    private final class Piece: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        private let other: any Channel
        private let delay: TimeAmount
        private let arrives: @Sendable () -> Bool

        init(to other: any Channel, _ delay: TimeAmount, _ arrives: @escaping @Sendable () -> Bool) {
            self.other = other
            self.delay = delay
            self.arrives = arrives
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let bytes = unwrapInboundIn(data)
            let (channel, other, arrives) = (context.channel, other, arrives)
            channel.eventLoop.scheduleTask(in: delay) {
                guard arrives() else {
                    channel.close(promise: nil)
                    other.close(promise: nil)
                    return
                }
                other.writeAndFlush(bytes, promise: nil)
            }
        }

        func channelInactive(context: ChannelHandlerContext) {
            other.close(promise: nil)
            context.fireChannelInactive()
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }
    }
}
