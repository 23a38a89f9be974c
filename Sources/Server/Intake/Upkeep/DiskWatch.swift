import Logging

/// Stops the intake before the disk is full, and lets it go on when there is room again.
package struct DiskWatch: Sendable {
    private let condition: ServerCondition
    private let disk: @Sendable () -> DiskSpace?
    private let logger: Logger

    /// - Parameter disk: The room where the store lies.
    package init(_ condition: ServerCondition, logger: Logger, disk: @escaping @Sendable () -> DiskSpace?) {
        self.condition = condition
        self.logger = logger
        self.disk = disk
    }

    /// Costs some microseconds: the intake looks before each batch, since seconds are enough to fill what is kept free.
    package func look() {
        guard let space = disk() else { return }
        if space.freeBytes < space.reserve {
            if condition.note(.diskNearlyFull(freeBytes: space.freeBytes)) {
                logger.error("The disk is nearly full: intake stopped.", metadata: ["free": "\(space.freeBytes)"])
            }
        } else if space.freeBytes >= space.reserve + space.reserve / 4 {
            // A little more than what stopped it, lest it stops again at once.
            let wasStopped = condition.clear("disk-nearly-full")
            if condition.clear("disk-full") || wasStopped { logger.notice("There is room again: intake goes on.") }
        }
    }
}
