import Hummingbird
import Synchronization

/// How many requests were answered how, and how long it took.
package final class RequestCounters: Sendable {
    /// Upper ends of the classes of duration, in seconds.
    static let bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 5]

    struct Counts: Sendable {
        /// By the first digit of the status.
        var byClass: [Int: Int] = [:]
        /// How many took at most as long as each of ``bounds``.
        var within = [Int](repeating: 0, count: bounds.count)
        var seconds = 0.0
        var all = 0
    }

    private let counts = Mutex(Counts())

    package init() {}

    var snapshot: Counts { counts.withLock { $0 } }

    func count(status: Int, seconds: Double) {
        counts.withLock { counts in
            counts.byClass[status / 100, default: 0] += 1
            counts.seconds += seconds
            counts.all += 1
            for (index, bound) in Self.bounds.enumerated() where seconds <= bound { counts.within[index] += 1 }
        }
    }
}

/// Counts every request, outside of everything else that is done with it.
struct RequestCounting: RouterMiddleware {
    let counters: RequestCounters

    func handle(
        _ request: Request, context: ConsoleContext,
        next: (Request, ConsoleContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await next(request, context)
        let (seconds, attoseconds) = (ContinuousClock.now - start).components
        counters.count(status: response.status.code, seconds: Double(seconds) + Double(attoseconds) / 1e18)
        return response
    }
}
