import Accounts
import Logging
import ServiceLifecycle

/// Every minute, and when the server ends: what is over goes, and refused sign-ins that were counted are written down.
struct PeopleSweep: Service {
    private let people: People
    private let logger: Logger

    init(_ people: People, _ logger: Logger) {
        self.people = people
        self.logger = logger
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while (try? await Task.sleep(for: .seconds(60))) != nil { await sweep() }
        }
        await sweep(isLast: true)
    }

    private func sweep(isLast: Bool = false) async {
        do {
            try await people.sweep(isLast: isLast)
        } catch {
            logger.warning("People could not be swept.", metadata: ["error.message": "\(error)"])
        }
    }
}
