import Events
import Intake
import Storage

/// Writes batches down, those that wait all together: a disk that takes long for one batch takes hardly longer for a hundred.
actor BatchDesk {
    private let logs: any LogStore
    private let findings: any FindingReceiver
    private let hosts: any HostStore
    private let agents: any AgentStore

    /// A batch that waits to be written.
    private struct Waiting {
        let lines: ReceivedLines
        /// Nil for what is not acknowledged.
        let receipt: AgentReceipt?
        let done: CheckedContinuation<Void, any Error>
    }

    private var waiting: [Waiting] = []
    private var waitingBytes = 0
    private var isWriting = false

    /// Of lines that wait.
    private static let limitBytes = 96 << 20
    private static let roundLines = 20_000

    init(logs: any LogStore, findings: any FindingReceiver, hosts: any HostStore, agents: any AgentStore) {
        self.logs = logs
        self.findings = findings
        self.hosts = hosts
        self.agents = agents
    }

    /// Returns when the lines, their alerts and the receipt are safe.
    ///
    /// - Throws: ``Refusal/busy``, or what the store says.
    func take(_ lines: ReceivedLines, _ receipt: AgentReceipt?) async throws {
        guard waitingBytes + lines.bytes <= Self.limitBytes else { throw Refusal.busy }
        try await withCheckedThrowingContinuation { done in
            waiting.append(Waiting(lines: lines, receipt: receipt, done: done))
            waitingBytes += lines.bytes
            if !isWriting {
                isWriting = true
                Task { await writeAll() }
            }
        }
    }

    private func writeAll() async {
        while !waiting.isEmpty {
            var count = 0
            let end = waiting.firstIndex { batch in
                count += batch.lines.lines.count
                return count > Self.roundLines
            }
            // One batch is never larger than a round.
            let round = Array(waiting[..<max(1, end ?? waiting.count)])
            waiting.removeFirst(round.count)
            do {
                try await write(round)
                for batch in round { batch.done.resume() }
            } catch {
                for batch in round { batch.done.resume(throwing: error) }
            }
            waitingBytes -= round.reduce(0) { $0 + $1.lines.bytes }
        }
        isWriting = false
    }

    /// The lines first: whatever ends the server on the way, the batch comes again, and what was taken in is known.
    private func write(_ round: [Waiting]) async throws(StoreError) {
        let lines = round.flatMap(\.lines.lines)
        if !lines.isEmpty {
            _ = try await logs.append(lines, from: .agents)
            try await hosts.seen(round.compactMap(\.lines.sighting))
            let alerts = lines.filter { $0.line.kind == .alert }
            if !alerts.isEmpty { try await findings.receive(alerts) }
        }
        let receipts = round.compactMap(\.receipt)
        if !receipts.isEmpty { try await agents.note(receipts) }
    }
}
