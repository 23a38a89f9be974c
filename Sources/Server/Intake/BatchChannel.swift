import Dispatch
import Storage

/// Hands batches of lines from the threads that read to the one task that writes.
///
/// Few batches wait in it; a reader that comes with another one waits, so that memory stays bounded however slow the disk is.
final class BatchChannel: Sendable {
    let batches: AsyncStream<[LogLine]>
    private let continuation: AsyncStream<[LogLine]>.Continuation
    private let room: DispatchSemaphore

    init(capacity: Int) {
        (batches, continuation) = AsyncStream.makeStream()
        // A semaphore that was made with a value must have it again when it goes away; one that is raised need not.
        room = DispatchSemaphore(value: 0)
        for _ in 0..<capacity { room.signal() }
    }

    /// Blocks while there is no room. Never called from a task.
    func send(_ batch: [LogLine]) {
        room.wait()
        continuation.yield(batch)
    }

    /// Says that a batch is done with.
    func taken() {
        room.signal()
    }

    func finish() {
        continuation.finish()
    }
}
