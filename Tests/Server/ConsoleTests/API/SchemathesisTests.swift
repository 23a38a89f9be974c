import Accounts
import Foundation
import Keys
import Logging
import ServiceLifecycle
import Storage
import Testing

@testable import Console

/// The description of the API against the API itself, as schemathesis (PyPI) tries it.
@Suite struct SchemathesisTests {
    /// On the PATH, as `make` sets it.
    private static let program: String? = {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return path.split(separator: ":").map { $0 + "/schemathesis" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    @Test(
        "answers are as described, and nothing that comes in makes the server fail",
        .enabled(if: program != nil, "needs schemathesis: make setup-tests"))
    func conformance() async throws {
        let scene = try ConsoleScene()
        try await scene.importExamples()
        let token = try await scene.apiToken()
        let output = try await Self.served(scene) { port in
            await Self.run(try #require(Self.program), port, token, in: scene.folder)
        }
        #expect(output.status == 0, "\(output.text.suffix(6_000))")
        #expect(output.text.contains("Tested: \(ApiOperations.all.count)"))
    }

    /// So that the run ends in time on a small machine; more by hand.
    private static let examples = ProcessInfo.processInfo.environment["MITSUKE_API_EXAMPLES"] ?? "8"

    private static func run(
        _ program: String, _ port: Int, _ token: String, in folder: String
    ) async -> (
        status: Int32, text: String
    ) {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: program)
        process.currentDirectoryURL = URL(filePath: folder)
        process.arguments = [
            "run", "https://127.0.0.1:\(port)/openapi.json", "--tls-verify", "false", "-H",
            "Authorization: Bearer " + token, "--max-examples", examples, "--seed", "1", "--no-color",
            "--checks",
            "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,"
                + "negative_data_rejection,ignored_auth,unsupported_method,allow_header_conformance",
            // The machine may be busy with other tests.
            "--request-timeout", "90", "--suppress-health-check", "all", "--generation-database", "none",
        ]
        process.standardOutput = output
        process.standardError = output
        return await withCheckedContinuation { continuation in
            Thread {
                do { try process.run() } catch { return continuation.resume(returning: (-1, "\(error)")) }
                let data = try? output.fileHandleForReading.readToEnd()
                process.waitUntilExit()
                continuation.resume(
                    returning: (process.terminationStatus, String(decoding: data ?? Data(), as: UTF8.self)))
            }.start()
        }
    }

    /// The real server, with TLS, for as long as `body` goes on.
    private static func served<Value: Sendable>(
        _ scene: ConsoleScene, _ body: @escaping @Sendable (Int) async throws -> Value
    ) async throws -> Value {
        let keys = scene.folder + "/keys"
        try FileManager.default.createDirectory(
            atPath: keys, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let ring = try KeyRing(folder: keys, keyFile: scene.folder + "/key")
        let identity = try ServerIdentity(ring, hosts: ["localhost", "127.0.0.1"])
        let (ports, told) = AsyncStream<Int>.makeStream()
        let server = ConsoleServer(scene.console, host: "127.0.0.1", port: 0, identity: identity) { told.yield($0) }
        let group = ServiceGroup(services: [server], logger: Logger(label: "test"))
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                defer { told.finish() }
                try await group.run()
            }
            let port = try #require(await ports.first { _ in true })
            let value = try await body(port)
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
            return value
        }
    }
}
