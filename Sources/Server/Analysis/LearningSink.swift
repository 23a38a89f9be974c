import EventFiles
import Events
import Foundation
import Watches
import WindowsLog

/// First pass: takes from the records what others are judged by.
final class LearningSink: RecordSink {
    private let watchkeeping: Watchkeeping
    private let lock: NSLock
    private let progress: ReadingProgress
    private let selection: Selection
    private let table = RecordKind.table

    init(_ watchkeeping: Watchkeeping, lock: NSLock, progress: ReadingProgress, selection: Selection) {
        self.watchkeeping = watchkeeping
        self.lock = lock
        self.progress = progress
        self.selection = selection
    }

    func receive(_ record: WindowsRecord, kind: Int) {
        guard let event = table[kind].event(record) else { return }
        receive(event)
    }

    func receive(_ event: Event) {
        guard watchkeeping.learns(from: event) else { return }
        lock.lock()
        watchkeeping.learn(event)
        lock.unlock()
    }

    /// The second pass meets the same problems and reports them.
    func receive(_ problem: ReadProblem) {}

    func advance(bytes: Int) -> Bool {
        progress.add(bytes)
        return !progress.isStopped
    }
}
