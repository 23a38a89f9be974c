import Events
import NIOCore
import NIOHTTP1
import Orders
import Spooling
import Synchronization
import Uplink

/// An agent that makes events at a steady rate and sends them over the real protocol.
final class SimulatedAgent: Sendable {
    private let membership: Membership
    private let trust: Trust
    private let number: Int
    private let tally: Tally
    private let group: any EventLoopGroup
    private let epoch: UInt64

    init(_ membership: Membership, _ trust: Trust, number: Int, _ tally: Tally, _ group: any EventLoopGroup) {
        self.membership = membership
        self.trust = trust
        self.number = number
        self.tally = tally
        self.group = group
        epoch = UInt64.random(in: 0 ... .max)
    }

    /// - Parameter rate: Events a second.
    func run(rate: Int, until end: ContinuousClock.Instant) async {
        async let orders: Void = waitForOrders(until: end)
        // Hosts start at different moments, and so do their seconds.
        try? await Task.sleep(for: .milliseconds(Int.random(in: 0..<1_000)))
        var first: UInt64 = 1
        var due = ContinuousClock.now
        var connection: LinkConnection?
        var waiting: [[UInt8]] = []
        while due < end {
            due += .seconds(1)
            for index in 0..<rate { waiting.append(line(first + UInt64(waiting.count), index)) }
            var lines = BatchLines()
            for line in waiting where lines.append(line) != .taken { break }
            let range = RecordRange(epoch: epoch, first: first, last: first + UInt64(lines.count) - 1)!
            do {
                if connection?.isOpen != true { connection = try await open() }
                let start = ContinuousClock.now
                let answer = try await connection!.ask(
                    .POST, LinkProtocol.batchesPath + range.text, body: Packing.pack(lines.bytes), isPacked: true)
                if answer.status == 200, (try? trust.acknowledgement(answer.body))?.range == range {
                    tally.count(lines: lines.count, took: ContinuousClock.now - start)
                    first += UInt64(lines.count)
                    waiting.removeFirst(lines.count)
                } else {
                    tally.refused(answer.refusal)
                }
            } catch {
                tally.refused("\(error)")
                connection = nil
            }
            try? await Task.sleep(until: due, clock: .continuous)
        }
        tally.left(waiting.count)
        connection?.close()
        await orders
    }

    private func open() async throws -> LinkConnection {
        try await LinkConnection.open(
            membership.address, PinnedServer(pin: membership.pin), try membership.credentials, version: "load",
            on: group)
    }

    /// As an agent does: a second connection that waits.
    private func waitForOrders(until end: ContinuousClock.Instant) async {
        while ContinuousClock.now < end {
            do {
                let connection = try await open()
                let seconds = Int((end - .now).components.seconds)
                let wait = min(max(seconds, 0), LinkProtocol.longestWaitSeconds)
                _ = try await connection.ask(
                    .GET, "\(LinkProtocol.ordersPath)?after=0&wait=\(wait)", limitBytes: 8 << 20, seconds: 90)
                connection.close()
                if wait == 0 { return }
            } catch {
                tally.refused("orders: \(error)")
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }

    /// One event in a thousand is a finding.
    private func line(_ record: UInt64, _ index: Int) -> [UInt8] {
        var event = Event(
            time: Clock.now, host: "",
            activity: .file(FileActivity(.create, "/srv/share/folder-\(number % 97)/report-\(record).xlsx")))
        event.process.executable = "/usr/sbin/smbd"
        event.process.pid = UInt32(1_000 + number % 30_000)
        event.process.start = Clock.start
        event.process.commandLine = "smbd --foreground --no-process-group"
        event.user.name = "user\(number % 500)"
        event.origin.eventIdentity = Hexadecimal.text(epoch) + "-\(record)"
        var line = EventLine()
        line.log = "file-operation"
        if record % 1_000 == 0 {
            line.kind = .alert
            line.watch = "archive"
            line.ruleID = "archive.burst"
            line.level = "high"
        }
        var text = TextBuffer(capacity: 512)
        EventJSON.append(event, line, to: &text)
        return text.bytes
    }
}
