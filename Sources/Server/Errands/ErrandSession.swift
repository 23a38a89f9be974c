import Detection
import NIOCore
import Synchronization

/// One client of the local socket, from its request to its exit status.
final class ErrandSession: Reply {
    typealias Connection = NIOAsyncChannel<ByteBuffer, ByteBuffer>

    let ending = Ending()
    private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    private let channel: any Channel
    private let state = Mutex(State())

    private struct State {
        /// Of the caller, once it is known.
        var language = Language.en
        var serverEnds = false
    }

    /// Output is sent in messages of at most so many bytes.
    private static let pieceLength = 1 << 18

    init(_ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>, _ channel: any Channel) {
        self.outbound = outbound
        self.channel = channel
    }

    func write(_ bytes: [UInt8]) async -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            guard await send(.output(Array(rest.prefix(Self.pieceLength)))) else { return false }
            rest = rest.dropFirst(Self.pieceLength)
        }
        return !ending.isAsked
    }

    func say(_ text: String) async {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            // A piece ends where a character ends.
            var end = min(rest.endIndex, rest.startIndex + Self.pieceLength)
            while end < rest.endIndex, rest[end] & 0xc0 == 0x80 { end -= 1 }
            guard await send(.errors(String(decoding: rest[..<end], as: UTF8.self))) else { return }
            rest = rest[end...]
        }
    }

    func progress(_ fraction: Double) async {
        _ = await send(.progress(Int(fraction * 1e6)))
    }

    /// - Returns: False when the client has gone.
    @discardableResult
    private func send(_ frame: Frame) async -> Bool {
        do {
            try await outbound.write(ByteBuffer(bytes: frame.bytes))
            return true
        } catch {
            ending.ask()
            return false
        }
    }

    /// Does what the client asks for and says how it ended.
    func run<Place: Sendable>(
        _ request: ErrandRequest, by name: String, on place: Place, _ kinds: [any Errand<Place>.Type]
    ) async {
        state.withLock { $0.language = request.language }
        guard let errand = try? request.unpacked(kinds) else {
            await refuse(
                Text(
                    en: "the server is of another version; use its own mitsuke",
                    ja: "サーバーの版が異なります。サーバーと同じ版の mitsuke をお使いください"))
            return
        }
        let status = await errand.run(on: place, for: request.caller(named: name), self)
        await finish(status)
    }

    /// Says why nothing was done.
    func refuse(_ text: Text) async {
        await complain(text[state.withLock { $0.language }])
        await finish(2)
    }

    private func finish(_ status: Int32) async {
        let (serverEnds, language) = state.withLock { ($0.serverEnds, $0.language) }
        if serverEnds {
            let text = Text(
                en: "the server ends; what was done until now stays", ja: "サーバーが停止するため中断しました。ここまでの結果は残ります")
            await complain(text[language])
        }
        await send(.status(serverEnds ? 2 : status))
        outbound.finish()
    }

    /// The server ends: the errand ends early.
    func endWithServer() {
        state.withLock { $0.serverEnds = true }
        ending.ask()
        // Somebody who does not read the answer does not keep the server.
        closeSoon()
    }

    /// Closes the connection after a while.
    @discardableResult
    func closeSoon() -> Scheduled<Void> {
        channel.eventLoop.scheduleTask(in: .seconds(10)) { [channel] in channel.close(promise: nil) }
    }
}
