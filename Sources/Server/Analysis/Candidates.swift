import Events
import Foundation

/// Events in which the first pass saw that there may be something to find, kept until everything is learnt.
///
/// They are few, so that most files are read only once. Where there are more than fit, the units that they came from are
/// read again.
final class Candidates: @unchecked Sendable {
    // `@unchecked`: everything is only touched while the lock is held.
    private let lock = NSLock()
    private var kept: [Int: [Event]] = [:]
    private var leftBytes: Int

    /// - Parameter limitBytes: What may be kept, in bytes, roughly.
    init(limitBytes: Int = 16 << 20) {
        leftBytes = limitBytes
    }

    /// Keeps the candidates of a unit, or none of them if they do not fit.
    func keep(_ events: [Event], bytes: Int, unit: Int) {
        lock.lock()
        defer { lock.unlock() }
        guard bytes <= leftBytes else { return }
        leftBytes -= bytes
        kept[unit] = events
    }

    /// The candidates of a unit, once; nil when the unit has to be read again.
    func take(_ unit: Int) -> [Event]? {
        lock.lock()
        defer { lock.unlock() }
        return kept.removeValue(forKey: unit)
    }
}
