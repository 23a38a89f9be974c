import Dispatch
import Storage
import Synchronization
import Testing

@testable import Accounts

@Suite struct PasswordChecksTests {
    private let checks = PasswordChecks(PasswordHash(cost: 1), most: 2, waitingMost: 3)
    private let gate = DispatchSemaphore(value: 0)

    /// Checks that go on until the gate is opened for them.
    private func occupy(_ count: Int) async -> [Task<Void, any Error>] {
        let (checks, gate) = (checks, gate)
        let box = Started()
        let tasks = (0..<count).map { _ in
            Task {
                try await checks.run(.known) {
                    box.add(); gate.wait()
                }
            }
        }
        while box.count < count { await Task.yield() }
        return tasks
    }

    @Test("runs two at once, lets a few wait and sends the others away")
    func bounded() async throws {
        let running = await occupy(2)
        let checks = checks
        let waiting = (0..<3).map { _ in Task { try await checks.run(.stranger) {} } }
        while await checks.waiting < 3 { await Task.yield() }
        await #expect(throws: PasswordChecks.Busy.self) { try await checks.run(.stranger) {} }
        // Those who are known do not stand in the strangers' queue.
        let known = Task { try await checks.run(.known) {} }
        while await checks.waiting < 4 { await Task.yield() }
        gate.signal()
        gate.signal()
        for task in running + waiting + [known] { try await task.value }
        #expect(await checks.waiting == 0)
    }

    @Test("lets those who are known go first")
    func order() async throws {
        let running = await occupy(2)
        let (checks, order) = (checks, Order())
        let stranger = Task { try await checks.run(.stranger) { order.add("stranger") } }
        while await checks.waiting < 1 { await Task.yield() }
        let known = Task { try await checks.run(.known) { order.add("known") } }
        while await checks.waiting < 2 { await Task.yield() }
        gate.signal()
        try await known.value
        try await stranger.value
        #expect(order.names == ["known", "stranger"])
        gate.signal()
        for task in running { try await task.value }
    }
}

private final class Started: Sendable {
    private let number = Mutex(0)
    var count: Int { number.withLock { $0 } }
    func add() { number.withLock { $0 += 1 } }
}

private final class Order: Sendable {
    private let list = Mutex<[String]>([])
    var names: [String] { list.withLock { $0 } }
    func add(_ name: String) { list.withLock { $0.append(name) } }
}
