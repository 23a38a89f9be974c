import NIOCore
import NIOSSL
import NIOTLS

/// Writes lines on a stream, each with its length in front (RFC 6587), and ends when the other side has read them.
///
/// Syslog confirms nothing. What comes nearest: everything was written, and the other side closed only after it was told that
/// there is no more.
final class SyslogConversation: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let bytes: ByteBuffer
    private let isTLS: Bool
    private let done: EventLoopPromise<Void>
    private var isWritten = false

    enum Failure: Error {
        case closed, timeout
    }

    /// How long the other side has to close.
    private static let closing = TimeAmount.seconds(3)

    init(_ lines: [[UInt8]], isTLS: Bool, done: EventLoopPromise<Void>) {
        var bytes = ByteBuffer()
        for line in lines {
            bytes.writeString("\(line.count) ")
            bytes.writeBytes(line)
        }
        self.bytes = bytes
        self.isTLS = isTLS
        self.done = done
    }

    func channelActive(context: ChannelHandlerContext) {
        if !isTLS { write(context) }
        context.fireChannelActive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let event = event as? TLSUserEvent, case .handshakeCompleted = event { write(context) }
        if let event = event as? ChannelEvent, event == .inputClosed { end(context, nil) }
        context.fireUserInboundEventTriggered(event)
    }

    private func write(_ context: ChannelHandlerContext) {
        let written = context.eventLoop.makePromise(of: Void.self)
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        written.futureResult.whenComplete { result in
            let (conversation, context) = bound.value
            switch result {
            case .failure(let error): conversation.end(context, error)
            case .success: conversation.finish(context)
            }
        }
        context.writeAndFlush(wrapOutboundOut(bytes), promise: written)
    }

    private func finish(_ context: ChannelHandlerContext) {
        isWritten = true
        if isTLS {
            end(context, nil)
            return
        }
        context.close(mode: .output, promise: nil)
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: Self.closing) {
            let (conversation, context) = bound.value
            conversation.end(context, nil)
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {}

    func channelInactive(context: ChannelHandlerContext) {
        end(context, nil)
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if isWritten, let error = error as? NIOSSLError, case .uncleanShutdown = error {
            end(context, nil)
        } else {
            end(context, error)
        }
    }

    private func end(_ context: ChannelHandlerContext, _ error: (any Error)?) {
        if let error {
            done.fail(error)
        } else if isWritten {
            done.succeed()
        } else {
            done.fail(Failure.closed)
        }
        context.close(promise: nil)
    }
}
