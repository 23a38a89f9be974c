import Foundation
import Synchronization

/// Runs a piece of work for each number below `count` on several threads, each taking the next number as it becomes free.
final class Workers: Sendable {
    private let next = Atomic<Int>(0)
    private let count: Int
    private let worker: @Sendable () -> (Int) -> Void

    private init(count: Int, worker: @escaping @Sendable () -> (Int) -> Void) {
        self.count = count
        self.worker = worker
    }

    /// - Parameters:
    ///   - jobs: How many threads; with one, everything runs on the calling thread.
    ///   - worker: Makes what one thread works with, and returns the function that does one piece.
    static func run(count: Int, jobs: Int, worker: @escaping @Sendable () -> (Int) -> Void) {
        let workers = Workers(count: count, worker: worker)
        guard jobs > 1, count > 1 else { return workers.work() }
        let group = DispatchGroup()
        for _ in 0..<min(jobs, count) {
            group.enter()
            let thread = Thread {
                workers.work()
                group.leave()
            }
            // The default of secondary threads is small, and BinXML nests a little.
            thread.stackSize = 4 << 20
            thread.start()
        }
        group.wait()
    }

    private func work() {
        let piece = worker()
        while true {
            let number = next.add(1, ordering: .relaxed).oldValue
            if number >= count { return }
            piece(number)
        }
    }
}
