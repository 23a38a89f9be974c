import Synchronization

/// How far an analysis has come, counted by the threads that read and looked at by the one that shows it.
package final class ReadingProgress: Sendable {
    package let totalBytes: Int
    private let done = Atomic<Int>(0)
    private let stopped = Atomic<Bool>(false)

    /// - Parameter totalBytes: What will be read in all passes together.
    init(totalBytes: Int) {
        self.totalBytes = totalBytes
    }

    /// Bytes read so far, in all passes together.
    package var bytesDone: Int {
        done.load(ordering: .relaxed)
    }

    /// From 0 to 1.
    package var fraction: Double {
        totalBytes == 0 ? 1 : min(1, Double(bytesDone) / Double(totalBytes))
    }

    func add(_ bytes: Int) {
        done.add(bytes, ordering: .relaxed)
    }

    /// Asks the readers to end early.
    package func stop() {
        stopped.store(true, ordering: .relaxed)
    }

    var isStopped: Bool {
        stopped.load(ordering: .relaxed)
    }
}
