/// A line that waits to be sent, with its number within the spool's epoch.
package struct SpoolRecord: Sendable, Equatable {
    /// What is let go of first where there is no room.
    package enum Value: UInt8, Sendable, Comparable {
        /// Of a log.
        case line = 0
        /// A finding, a gap, a sensor's state.
        case finding = 1

        package static func < (a: Value, b: Value) -> Bool { a.rawValue < b.rawValue }
    }

    /// Counted from 1.
    package var number: UInt64
    package var value: Value
    /// JSON, without a line feed.
    package var line: [UInt8]

    package init(number: UInt64, value: Value, line: [UInt8]) {
        self.number = number
        self.value = value
        self.line = line
    }
}
