import Dispatch
import Storage

/// Runs scrypt a few at a time, away from the threads that serve requests.
///
/// Each takes 64 MiB and a good part of a second of one core, so a flood of them must neither pile up nor starve the rest.
package actor PasswordChecks {
    /// No room to wait in.
    struct Busy: Error {}

    package enum Lane: Sendable {
        /// Goes first: people who are signed in, or signed in from this browser before.
        case known
        case stranger
    }

    private let hash: PasswordHash
    private let most: Int
    private let waitingMost: Int
    private let queue = DispatchQueue(label: "mitsuke.passwords", qos: .utility, attributes: .concurrent)
    private var running = 0
    private var known: [CheckedContinuation<Void, Never>] = []
    private var strangers: [CheckedContinuation<Void, Never>] = []

    /// - Parameters:
    ///   - most: So many at once.
    ///   - waitingMost: So many wait in each lane; further ones are sent away.
    package init(_ hash: PasswordHash, most: Int = 2, waitingMost: Int = 16) {
        self.hash = hash
        self.most = most
        self.waitingMost = waitingMost
    }

    var waiting: Int { known.count + strangers.count }

    /// - Parameter stored: Nil where there is no such account, which takes as long.
    func matches(_ password: Concealed, _ stored: Concealed?, lane: Lane) async throws -> Bool {
        let hash = hash
        return try await run(lane) {
            guard let stored else {
                try hash.matchesNothing(password.exposed)
                return false
            }
            return try hash.matches(password.exposed, stored)
        }
    }

    package func make(_ password: Concealed) async throws -> Concealed {
        let hash = hash
        return try await run(.known) { try hash.make(password.exposed) }
    }

    func run<Value: Sendable>(_ lane: Lane, _ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await enter(lane)
        defer { leave() }
        let queue = queue
        return try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result(catching: work)) }
        }
    }

    private func enter(_ lane: Lane) async throws {
        if running < most {
            running += 1
            return
        }
        guard (lane == .known ? known.count : strangers.count) < waitingMost else { throw Busy() }
        // The one who leaves hands its place over, so `running` stays as it is.
        await withCheckedContinuation { continuation in
            if lane == .known { known.append(continuation) } else { strangers.append(continuation) }
        }
    }

    private func leave() {
        if !known.isEmpty {
            known.removeFirst().resume()
        } else if !strangers.isEmpty {
            strangers.removeFirst().resume()
        } else {
            running -= 1
        }
    }
}
