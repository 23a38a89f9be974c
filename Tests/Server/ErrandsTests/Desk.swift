import Detection
import Errands
import Foundation
import Logging
import ServiceLifecycle
import Synchronization

/// What the errands of these tests work on: it notes what became of them.
final class Desk: Sendable {
    private let notes = Mutex<[String]>([])

    func note(_ text: String) {
        notes.withLock { $0.append(text) }
    }

    var all: [String] { notes.withLock { $0 } }

    /// Waits until something is noted.
    func sees(_ text: String) async -> Bool {
        for _ in 0..<12_000 {
            if all.contains(text) { return true }
            try? await Task.sleep(for: .milliseconds(5))
        }
        return false
    }
}

/// Says everything that an errand can say.
struct Telling: Errand {
    static let name = "telling"
    var words: [String]

    func run(on place: Desk, for caller: Caller, _ reply: any Reply) async -> Int32 {
        for word in words { _ = await reply.write(Array(word.utf8)) }
        await reply.complain("\(caller.language) \(caller.folder) \(caller.name)")
        await reply.progress(0.25)
        return 7
    }
}

/// Goes on until it shall end.
struct Waiting: Errand {
    static let name = "waiting"

    func run(on place: Desk, for caller: Caller, _ reply: any Reply) async -> Int32 {
        place.note("begun")
        while !reply.ending.isAsked { try? await Task.sleep(for: .milliseconds(5)) }
        place.note("ended")
        _ = await reply.write(Array("rest".utf8))
        return 130
    }
}

/// Writes more than fits anywhere.
struct Pouring: Errand {
    static let name = "pouring"
    var bytes: Int

    func run(on place: Desk, for caller: Caller, _ reply: any Reply) async -> Int32 {
        let all = await reply.write((0..<bytes).map { UInt8(truncatingIfNeeded: $0 >> 8) })
        place.note(all ? "all" : "cut")
        return 0
    }
}

struct Unknown: Errand {
    static let name = "unknown"

    func run(on place: Desk, for caller: Caller, _ reply: any Reply) async -> Int32 { 0 }
}

/// A local socket that serves while a test goes on.
struct Counter {
    let desk = Desk()
    let folder: String
    var path: String { folder + "/socket" }

    init(below: String = "") throws {
        folder = FileManager.default.temporaryDirectory.path + "/errands-" + UUID().uuidString + below
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    /// - Parameter body: Gets what ends the server in order.
    func serve<Value: Sendable>(
        owner: uid_t = getuid(),
        _ body: @escaping @Sendable (@escaping @Sendable () async -> Void) async throws -> Value
    ) async throws -> Value {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (isRunning, signal) = AsyncStream<Void>.makeStream()
        let socket = LocalSocket(
            path, place: desk, kinds: [Telling.self, Waiting.self, Pouring.self], logger: Logger(label: "test"),
            owner: owner
        ) { signal.finish() }
        let group = ServiceGroup(services: [socket], logger: Logger(label: "test"))
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                defer { signal.finish() }
                try await group.run()
            }
            for await _ in isRunning {}
            let value = try await body { await group.triggerGracefulShutdown() }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
            return value
        }
    }

    static let caller = Caller(name: "", language: .ja, folder: "/somewhere", store: "data", zone: "Asia/Tokyo")

    struct Outcome: Sendable {
        var news: [ErrandClient.News] = []
        var status: Int32?
        var failure: ErrandClient.Failure?

        var output: [UInt8] {
            news.flatMap { if case .output(let bytes) = $0 { bytes } else { [] as [UInt8] } }
        }
        var errors: String {
            news.map { if case .errors(let text) = $0 { text } else { "" } }.joined()
        }
    }

    /// On a thread of its own: the client blocks.
    func run(_ errand: some Errand, client: ErrandClient? = nil) async -> Outcome {
        await withCheckedContinuation { continuation in
            let path = path
            Thread {
                var outcome = Outcome()
                do throws(ErrandClient.Failure) {
                    let client = if let client { client } else { try ErrandClient(path) }
                    outcome.status = try client.run(errand, for: Self.caller) {
                        outcome.news.append($0)
                        return true
                    }
                } catch {
                    outcome.failure = error
                }
                continuation.resume(returning: outcome)
            }.start()
        }
    }
}
