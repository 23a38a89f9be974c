import Detection
import Events
import Logging
import ServiceLifecycle
import Storage

/// Sends the end of the audit log's chain out of the machine every hour, so that a log that was cut or written anew shows.
package struct AuditHeadExport: Service {
    private let audit: any AuditStore
    private let notifications: any NotificationStore
    private let period: Duration
    private let logger: Logger
    private let now: @Sendable () -> Timestamp

    package init(
        _ audit: any AuditStore, to notifications: any NotificationStore, every period: Duration = .seconds(3_600),
        logger: Logger, now: @escaping @Sendable () -> Timestamp
    ) {
        self.audit = audit
        self.notifications = notifications
        self.period = period
        self.logger = logger
        self.now = now
    }

    package func run() async throws {
        var sent: AuditHead?
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do {
                if let head = try await audit.head(), head != sent, try await export(head) { sent = head }
            } catch {
                logger.warning("The audit log's end was not sent.", metadata: ["error.message": "\(error)"])
            }
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: period) }
        }
    }

    /// - Returns: Whether a channel takes it.
    func export(_ head: AuditHead) async throws(StoreError) -> Bool {
        let channels = try await notifications.channels().filter { $0.takesAuditHead && $0.isEnabled }
        for channel in channels {
            let subject = Text(en: "Mitsuke: audit log, entry \(head.number)", ja: "見附: 監査ログの検証値（\(head.number)件目）")
            let body = Text(
                en:
                    "\(head.written)\nKeep this. “mitsuke audit verify” with it shows whether the log was cut or changed.",
                ja: "\(head.written)\nこの値を保存してください。「mitsuke audit verify」に指定すると、監査ログの切り詰めや改変を検出できます。")
            _ = try await notifications.put(
                subject: subject[channel.language], body: body[channel.language], to: channel.id, at: now())
        }
        return !channels.isEmpty
    }
}
