import Glibc
import Response
import Synchronization

/// Carries commands out one after the other, beside the thread that senses: a large file takes its time.
package final class ResponseQueue: Sendable {
    private struct State {
        var waiting: [@Sendable () -> CommandResult] = []
        var results: [CommandResult] = []
        var isRunning = false
    }

    private let state = Mutex(State())

    package init() {}

    package func add(_ work: @escaping @Sendable () -> CommandResult) {
        let starts = state.withLock { state in
            state.waiting.append(work)
            defer { state.isRunning = true }
            return !state.isRunning
        }
        if starts { start() }
    }

    /// What was done since it was asked last.
    package func takeResults() -> [CommandResult] {
        state.withLock { state in
            defer { state.results.removeAll() }
            return state.results
        }
    }

    /// Whether everything that was added is done.
    package var isIdle: Bool { state.withLock { !$0.isRunning } }

    private func start() {
        var thread = pthread_t()
        let own = Unmanaged.passRetained(self).toOpaque()
        let result = pthread_create(
            &thread, nil,
            { own in
                Unmanaged<ResponseQueue>.fromOpaque(own!).takeRetainedValue().work()
                return nil
            }, own)
        if result == 0 {
            pthread_detach(thread)
        } else {
            // No thread is to be had: then it is done here.
            Unmanaged<ResponseQueue>.fromOpaque(own).release()
            work()
        }
    }

    private func work() {
        while let next = next() {
            let result = next()
            state.withLock { $0.results.append(result) }
        }
    }

    private func next() -> (@Sendable () -> CommandResult)? {
        state.withLock { state in
            if state.waiting.isEmpty {
                state.isRunning = false
                return nil
            }
            return state.waiting.removeFirst()
        }
    }
}
