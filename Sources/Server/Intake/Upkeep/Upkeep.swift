import Events
import Logging
import ServiceLifecycle
import Storage

/// Keeps the store in order while the server runs: drops what is past the retention, watches over the disk, and says what is
/// wrong.
package struct Upkeep: Service {
    private let logs: any LogStore
    private let settings: any SettingsStore
    private let condition: ServerCondition
    private let logger: Logger
    private let watch: DiskWatch
    private let dropped: @Sendable ([String]) async throws -> Void
    private let now: @Sendable () -> Timestamp
    private let pause: @Sendable () async throws -> Void

    /// Looks at the disk between two retentions.
    private static let looksPerRetention = 360

    /// - Parameters:
    ///   - disk: The room where the store lies.
    ///   - dropped: Is told the days of which the logs are gone.
    ///   - pause: Waits until the disk is looked at again.
    package init(
        logs: any LogStore, settings: any SettingsStore, condition: ServerCondition, logger: Logger,
        disk: @escaping @Sendable () -> DiskSpace?,
        dropped: @escaping @Sendable ([String]) async throws -> Void = { _ in },
        now: @escaping @Sendable () -> Timestamp = { .now },
        pause: @escaping @Sendable () async throws -> Void = { try await Task.sleep(for: .seconds(10)) }
    ) {
        self.logs = logs
        self.settings = settings
        self.condition = condition
        self.logger = logger
        watch = DiskWatch(condition, logger: logger, disk: disk)
        self.dropped = dropped
        self.now = now
        self.pause = pause
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            var looks = 0
            repeat {
                lookAtDisk()
                if looks % Self.looksPerRetention == 0 { await retain() }
                looks += 1
            } while (try? await pause()) != nil
        }
    }

    func lookAtDisk() { watch.look() }

    /// Drops the days that are past the limits, and sees which are damaged.
    func retain() async {
        do {
            let limits = try await settings.settings().retention
            let days = try await logs.retain(limits, now: now())
            if !days.isEmpty {
                logger.notice("Days past the retention dropped.", metadata: ["days": "\(days.joined(separator: " "))"])
                try await dropped(days)
            }
            condition.clear("retention-failed")
            let damaged = try await logs.days().filter(\.isDamaged).map(\.day)
            if damaged.isEmpty {
                condition.clear("damaged-days")
            } else if condition.note(.damagedDays(damaged)) {
                logger.error("Days are damaged.", metadata: ["days": "\(damaged.joined(separator: " "))"])
            }
        } catch {
            condition.note(.retentionFailed)
            logger.error("Old days could not be dropped.", metadata: ["error.message": "\(error)"])
        }
    }
}
