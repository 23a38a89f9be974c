import NIOCore
import NIOHTTP1
import Orders
import Spooling

/// Sends what the spool holds, until it is cancelled.
final class Sending {
    private let link: Link
    private let spool: any RecordSource
    private let inbox: InboxWriter
    private let limits: Pace.Limits
    private let gzip: Gzip
    private var pace: Pace
    private var notices: Notices
    private var connection: LinkConnection?
    /// The last record that the server has, as far as this process knows.
    private var place: SpoolPlace?
    private var refusals = 0
    private var lastSent = ContinuousClock.now
    private var lastLook: (time: ContinuousClock.Instant, place: SpoolPlace?) = (.now, nil)

    private static let refusalLimit = 3
    /// What was acknowledged and is still in the spool after so long is sent again: the acknowledgement was lost.
    private static let patience = Duration.seconds(600)

    init?(_ link: Link, _ spool: any RecordSource, _ inbox: InboxWriter, _ pace: Pace, _ limits: Pace.Limits) {
        guard let gzip = Gzip() else { return nil }
        self.link = link
        self.spool = spool
        self.inbox = inbox
        self.pace = pace
        self.limits = limits
        self.gzip = gzip
        notices = Notices(link.notice)
    }

    func run() async {
        while !Task.isCancelled {
            let pause: Duration
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

    /// Sends a batch, if there is one.
    ///
    /// - Returns: How long to wait before the next step.
    private func step() async throws -> Duration {
        lookForLostAcknowledgements()
        guard let batch = try spool.batch(after: place) else {
            pace.caughtUp()
            return limits.looking
        }
        // A batch that is nearly empty may fill a little, unless somebody waits for it.
        if !batch.hasAlert, batch.lines.count < BatchLines.lineLimit / 2, .now - lastSent < limits.gathering {
            return limits.looking
        }
        if inbox.isFull {
            notices.say(.inboxFull)
            return .seconds(5)
        }
        if connection?.isOpen != true {
            let opened = try await link.open()
            connection = opened
            try await resume(opened)
        }
        guard let connection else { return limits.looking }
        let answer = try await connection.ask(
            .POST, LinkProtocol.batchesPath + batch.range.text, body: gzip.pack(batch.lines.bytes), isPacked: true)
        lastSent = .now
        return try await received(answer, batch, connection)
    }

    private func received(
        _ answer: LinkAnswer, _ batch: SpooledBatch, _ connection: LinkConnection
    ) async throws -> Duration {
        switch answer.status {
        case 200:
            try inbox.put(acknowledgement: answer.body, of: batch.range)
            place = SpoolPlace(epoch: batch.range.epoch, number: batch.range.last)
            refusals = 0
            notices.say(.connected)
            try await resume(connection)
            return pace.afterBatch(batch.lines.bytes.count, at: .now)
        case 400, 413:
            refusals += 1
            guard refusals >= Self.refusalLimit else { return pace.failed(at: .now) }
            refusals = 0
            notices.say(.skipped(first: batch.range.first, last: batch.range.last, word: answer.refusal))
            place = SpoolPlace(epoch: batch.range.epoch, number: batch.range.last)
            return .zero
        default:
            notices.say(Refusals.notice(answer))
            return Refusals.pause(answer) ?? pace.putOff(seconds: answer.retryAfter, at: .now)
        }
    }

    /// After an outage not all hosts go on at once; then the newest alerts go first, which come again with their batches.
    private func resume(_ connection: LinkConnection) async throws {
        guard let delay = pace.reached(at: .now) else { return }
        try await Task.sleep(for: delay)
        let alerts = try spool.newestAlerts(after: place)
        if alerts.count == 0 { return }
        _ = try await connection.ask(
            .POST, LinkProtocol.aheadPath, body: gzip.pack(alerts.bytes), isPacked: true)
    }

    private func lookForLostAcknowledgements() {
        guard .now - lastLook.time >= Self.patience else { return }
        if let before = lastLook.place, (try? spool.keepsSent(before: before)) == true { place = nil }
        lastLook = (.now, place)
    }
}

/// What answers mean that are neither yes nor no to a batch.
enum Refusals {
    /// Nothing changes by itself: the host has to be enrolled again, or the agent replaced.
    private static let pause = Duration.seconds(600)

    static func pause(_ answer: LinkAnswer) -> Duration? {
        [401, 403, 426].contains(answer.status) && answer.retryAfter == nil ? pause : nil
    }

    static func notice(_ answer: LinkAnswer) -> UplinkNotice {
        pause(answer) == nil ? .putOff(answer.refusal) : .refused(answer.refusal)
    }
}

/// Says each thing once, until there is another.
struct Notices {
    private let say: @Sendable (UplinkNotice) -> Void
    private var last: UplinkNotice?

    init(_ say: @escaping @Sendable (UplinkNotice) -> Void) {
        self.say = say
    }

    mutating func say(_ notice: UplinkNotice) {
        if notice == last { return }
        last = notice
        say(notice)
    }
}
