import Accounts
import Events
import Logging
import Synchronization

/// Writes refusals into the audit log, once in a while for each who is refused: who comes again every second is one entry.
final class RefusalLedger: Sendable {
    private let audit: AuditLog
    private let logger: Logger
    private let now: @Sendable () -> Timestamp
    private let noted = Mutex<[String: Timestamp]>([:])

    private static let pauseSeconds: Int64 = 3_600
    private static let limit = 10_000

    init(_ audit: AuditLog, logger: Logger, now: @escaping @Sendable () -> Timestamp) {
        self.audit = audit
        self.logger = logger
        self.now = now
    }

    /// - Parameter who: The agent's id, or the address where it is nobody's.
    func note(_ refusal: Refusal, who: String, from address: String, path: String) async {
        guard isNew(who + " " + refusal.word) else { return }
        logger.warning(
            "An agent was refused.",
            metadata: ["client.ip": "\(address)", "error.code": "\(refusal.word)", "agent.id": "\(who)"])
        do {
            try await audit.record("agent.refused", by: who, from: address, subject: path, reason: refusal.word)
        } catch {
            logger.error("The audit log takes no entry.", metadata: ["error.message": "\(error)"])
        }
    }

    private func isNew(_ key: String) -> Bool {
        let now = now()
        return noted.withLock { noted in
            if let last = noted[key], now.seconds(since: last) < Self.pauseSeconds, last <= now { return false }
            if noted.count >= Self.limit {
                noted = noted.filter { now.seconds(since: $0.value) < Self.pauseSeconds }
                if noted.count >= Self.limit { return false }
            }
            noted[key] = now
            return true
        }
    }
}
