import NIOCore
import NIOHTTP1
import NIOSSL

/// Puts the parts of one answer after the other together, for whoever asked.
final class AnswerCollector: ChannelDuplexHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundIn = Question
    typealias OutboundOut = HTTPClientRequestPart

    struct Question: Sendable {
        let head: HTTPRequestHead
        let body: ByteBuffer?
        let limitBytes: Int
        let answer: EventLoopPromise<LinkAnswer>
    }

    private var question: Question?
    private var head: HTTPResponseHead?
    private var body: [UInt8] = []

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let question = unwrapOutboundIn(data)
        guard self.question == nil else {
            question.answer.fail(ConnectionError.closed)
            return
        }
        self.question = question
        context.write(wrapOutboundOut(.head(question.head)), promise: nil)
        if let body = question.body { context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil) }
        context.write(wrapOutboundOut(.end(nil)), promise: promise)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            // An answer to nothing is no answer.
            guard question != nil else { return context.close(promise: nil) }
            self.head = head
            body = []
        case .body(let part):
            guard let question else { return }
            guard body.count + part.readableBytes <= question.limitBytes else {
                fail(ConnectionError.tooLarge)
                return context.close(promise: nil)
            }
            body.append(contentsOf: part.readableBytesView)
        case .end:
            guard let question, let head, head.status.code >= 200 else { return }
            self.question = nil
            self.head = nil
            question.answer.succeed(LinkAnswer(status: Int(head.status.code), headers: head.headers, body: body))
            body = []
            if !head.isKeepAlive { context.close(promise: nil) }
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if let error = error as? NIOSSLError, case .handshakeFailed = error {
            fail(ConnectionError.notOurServer)
        } else {
            fail(ConnectionError.closed)
        }
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        fail(ConnectionError.closed)
        context.fireChannelInactive()
    }

    private func fail(_ error: ConnectionError) {
        question?.answer.fail(error)
        question = nil
    }
}
