import Events
import Foundation

/// Puts what several threads write into the order of the input.
///
/// The thread that has the first unfinished unit writes through; the others' text waits, and when too much waits they
/// wait themselves. Memory is bounded, and the first unit never waits, so the work always goes on.
final class OrderedOutput: @unchecked Sendable {
    // `@unchecked`: everything below is only touched while `condition` is held.
    private let condition = NSCondition()
    private let write: ([UInt8]) -> Bool
    private var first = 0
    private var waiting: [Int: [UInt8]] = [:]
    private var finished: Set<Int> = []
    private var waitingBytes = 0
    private var failed = false

    /// What may wait in memory, in bytes.
    private static let limitBytes = 8 << 20

    /// - Parameter write: Writes bytes out; false when nobody takes them any more.
    init(write: @escaping ([UInt8]) -> Bool) {
        self.write = write
    }

    /// Writes text of a unit. Blocks while too much waits for earlier units.
    ///
    /// - Returns: False when the output is closed, so that there is no sense in going on.
    func append(_ text: inout TextBuffer, unit: Int) -> Bool {
        guard !text.bytes.isEmpty else { return isOpen }
        condition.lock()
        defer { condition.unlock() }
        while unit != first, waitingBytes >= Self.limitBytes, !failed { condition.wait() }
        if failed { return false }
        if unit == first {
            flush(unit)
            put(text.bytes)
        } else {
            waiting[unit, default: []].append(contentsOf: text.bytes)
            waitingBytes += text.bytes.count
        }
        text.bytes.removeAll(keepingCapacity: true)
        return !failed
    }

    /// Says that a unit has no more text.
    func finish(unit: Int) {
        condition.lock()
        defer { condition.unlock() }
        finished.insert(unit)
        while finished.remove(first) != nil {
            flush(first)
            first += 1
        }
        flush(first)
        condition.broadcast()
    }

    var isOpen: Bool {
        condition.lock()
        defer { condition.unlock() }
        return !failed
    }

    private func flush(_ unit: Int) {
        guard let bytes = waiting.removeValue(forKey: unit) else { return }
        waitingBytes -= bytes.count
        put(bytes)
        condition.broadcast()
    }

    private func put(_ bytes: [UInt8]) {
        if !failed, !write(bytes) {
            failed = true
            condition.broadcast()
        }
    }
}
