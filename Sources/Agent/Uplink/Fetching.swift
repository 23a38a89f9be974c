import Glibc
import NIOHTTP1
import Orders
import Spooling

/// Fetches orders and leaves them for `sense`, until it is cancelled. What they say it does not look at.
final class Fetching {
    private let link: Link
    private let inbox: InboxWriter
    private var pace: Pace
    private var notices: Notices
    private var connection: LinkConnection?
    private var fetched: UInt64

    private static let limitBytes = 8 << 20
    /// A certificate is renewed when it lasts for less.
    private static let renewalSeconds: Int64 = 120 * 86_400
    private static let counterName = "fetched"

    init(_ link: Link, _ inbox: InboxWriter, _ pace: Pace) {
        self.link = link
        self.inbox = inbox
        self.pace = pace
        notices = Notices(link.notice)
        let kept = try? SmallFile.read(link.membership.folder + "/" + Self.counterName, limitBytes: 32)
        fetched = kept.flatMap { Statement.number(String(decoding: $0, as: UTF8.self)) } ?? 0
    }

    func run() async {
        while !Task.isCancelled {
            var pause = Duration.zero
            do { pause = try await step() } catch let error as ConnectionError {
                notices.say(.disconnected(error))
                connection = nil
                pause = pace.failed(at: .now)
            } catch {
                notices.say(.failed("\(error)"))
                pause = .seconds(5)
            }
            if pause > .zero { try? await Task.sleep(for: pause) }
        }
        connection?.close()
    }

    private func step() async throws -> Duration {
        if connection?.isOpen != true {
            connection = try await link.open()
        }
        guard let connection else { return .seconds(1) }
        if link.membership.certificateEnds - Int64(time(nil)) < Self.renewalSeconds {
            try await Joining.renew(&link.membership, on: connection)
            link.notice(.certificateRenewed)
            connection.close()
            return .zero
        }
        let wait = LinkProtocol.longestWaitSeconds
        let answer = try await connection.ask(
            .GET, "\(LinkProtocol.ordersPath)?after=\(fetched)&wait=\(wait)", limitBytes: Self.limitBytes,
            seconds: Int64(wait) + 30)
        switch answer.status {
        case 200: try put(answer.body)
        case 204: break
        default:
            notices.say(Refusals.notice(answer))
            return Refusals.pause(answer) ?? pace.putOff(seconds: answer.retryAfter, at: .now)
        }
        notices.say(.connected)
        _ = pace.reached(at: .now)
        return .zero
    }

    private func put(_ body: [UInt8]) throws {
        var rest = body[...]
        var last = fetched
        while !rest.isEmpty {
            guard let end = rest.prefix(20).firstIndex(of: 10),
                let length = Statement.number(String(decoding: rest[..<end], as: UTF8.self)),
                length <= Order.limitBytes, Int(length) <= rest.endIndex - end - 1
            else { throw LinkError.malformed }
            let bytes = Array(rest[(end + 1)...].prefix(Int(length)))
            // Its number is all that is wanted of it; whether it is to be believed `sense` finds out.
            let order = try Order(SignedBytes(bytes, limitBytes: Order.limitBytes).content)
            try inbox.put(order: bytes, counter: order.counter)
            last = max(last, order.counter)
            rest = rest[(end + 1 + Int(length))...]
        }
        try SmallFile.write(Array(String(last).utf8), to: Self.counterName, in: link.membership.folder)
        fetched = last
    }
}
