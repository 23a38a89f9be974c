import Synchronization

/// Wakes agents that wait for orders.
final class OrderBell: Sendable {
    private struct State {
        var isStopping = false
        var next: UInt64 = 0
        var rings: UInt64 = 0
        /// The number of the last ring for each agent, and for all.
        var last: [String: UInt64] = [:]
        var lastForAll: UInt64 = 0
        var waiting: [String: [UInt64: CheckedContinuation<Void, Never>]] = [:]
    }

    private let state = Mutex(State())

    var isStopping: Bool { state.withLock { $0.isStopping } }

    /// Taken before one looks whether there is anything; who waits then from it on misses no ring.
    var moment: UInt64 { state.withLock { $0.rings } }

    /// Returns when it rang since a moment, when the time is over, or when the server stops.
    func wait(_ agent: String, since moment: UInt64, seconds: Int) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { try? await Task.sleep(for: .seconds(seconds)) }
            group.addTask { await self.listen(agent, moment) }
            await group.next()
            group.cancelAll()
        }
    }

    private func listen(_ agent: String, _ moment: UInt64) async {
        let number = state.withLock { state in
            state.next += 1
            return state.next
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if state.isStopping || Task.isCancelled { return true }
                    if max(state.last[agent] ?? 0, state.lastForAll) > moment { return true }
                    state.waiting[agent, default: [:]][number] = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            let continuation = state.withLock { state in
                let found = state.waiting[agent]?.removeValue(forKey: number)
                if state.waiting[agent]?.isEmpty == true { state.waiting[agent] = nil }
                return found
            }
            continuation?.resume()
        }
    }

    func ring(_ agent: String) {
        let woken = state.withLock { state in
            state.rings += 1
            state.last[agent] = state.rings
            return state.waiting.removeValue(forKey: agent)
        }
        for continuation in (woken ?? [:]).values { continuation.resume() }
    }

    func ringAll() {
        let woken = state.withLock { state in
            state.rings += 1
            state.lastForAll = state.rings
            state.last = [:]
            defer { state.waiting = [:] }
            return state.waiting.values.flatMap(\.values)
        }
        for continuation in woken { continuation.resume() }
    }

    func stop() {
        state.withLock { $0.isStopping = true }
        ringAll()
    }
}
