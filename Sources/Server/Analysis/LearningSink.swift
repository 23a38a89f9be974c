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
    private var hasProblem = false

    init(_ watchkeeping: Watchkeeping, lock: NSLock, progress: ReadingProgress, selection: Selection) {
        self.watchkeeping = watchkeeping
        self.lock = lock
        self.progress = progress
        self.selection = selection
    }

    func receive(_ record: WindowsRecord, kind: Int) {
        // Most sign-ins are of services and over the network: they say nothing about who sits at the screen.
        if record.provider == .security, record.eventID == 4624, !Self.interactive.contains(record[.logonType]) {
            return
        }
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
    func receive(_ problem: ReadProblem) {
        hasProblem = true
    }

    /// Whether there was a problem since this was asked the last time.
    func takeProblem() -> Bool {
        defer { hasProblem = false }
        return hasProblem
    }

    /// At the screen, unlocked, over remote desktop, with cached credentials.
    private static let interactive: Set<String> = ["2", "7", "10", "11"]

    func advance(bytes: Int) -> Bool {
        progress.add(bytes)
        return !progress.isStopped
    }
}
