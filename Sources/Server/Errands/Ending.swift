import Synchronization

/// Says that an errand shall end early: by Ctrl-C, because the one who sent it has gone, or because the server ends.
package final class Ending: Sendable {
    private struct State {
        var isAsked = false
        var work: [@Sendable () -> Void] = []
    }

    private let state = Mutex(State())

    package init() {}

    package var isAsked: Bool { state.withLock { $0.isAsked } }

    package func ask() {
        let work = state.withLock { state in
            state.isAsked = true
            defer { state.work = [] }
            return state.work
        }
        for piece in work { piece() }
    }

    /// Does something as soon as the end is asked for; at once where it was already.
    package func whenAsked(_ work: @escaping @Sendable () -> Void) {
        let isAsked = state.withLock { state in
            if !state.isAsked { state.work.append(work) }
            return state.isAsked
        }
        if isAsked { work() }
    }
}
