import Foundation

/// `mitsuke serve` over a folder of its own, for as long as a test needs it.
final class ServedStore {
    let data: String
    private let server = Process()
    private let output: URL
    private let errors: URL

    /// Returns once it serves.
    ///
    /// - Parameter more: Further arguments.
    init(_ folder: Folder, _ more: [String] = []) throws {
        data = folder.outside.path + "/data"
        output = folder.outside.appending(path: "serve.out")
        errors = folder.outside.appending(path: "serve.err")
        for file in [output, errors] { try Data().write(to: file) }
        server.executableURL = URL(filePath: Program.path)
        server.arguments = ["serve", "--data", data, "--listen", "127.0.0.1:0"] + more
        server.environment = Program.environment
        server.standardInput = FileHandle.nullDevice
        server.standardOutput = try FileHandle(forWritingTo: output)
        server.standardError = try FileHandle(forWritingTo: errors)
        try server.run()
        try wait { greeting.contains("https://") && FileManager.default.fileExists(atPath: data + "/socket") }
    }

    struct NotServing: Error {
        var said: String
    }

    /// Where agents connect.
    func agentPort() throws -> String {
        try wait { greeting.contains("Agents connect to port") }
        return String(greeting.split(separator: "Agents connect to port ").last?.prefix { $0.isNumber } ?? "")
    }

    var greeting: String { (try? String(contentsOf: output, encoding: .utf8)) ?? "" }

    private func wait(_ condition: () -> Bool) throws {
        for _ in 0..<6_000 {
            if condition() { return }
            guard server.isRunning else { break }
            usleep(10_000)
        }
        throw NotServing(said: (try? String(contentsOf: errors, encoding: .utf8)) ?? "")
    }

    /// Waits until something lies in the store.
    func waitForLines() throws {
        try wait {
            (try? FileManager.default.contentsOfDirectory(atPath: data + "/logs"))?.contains { $0.hasSuffix(".sqlite") }
                ?? false
        }
    }

    /// Tells it to end, and waits.
    ///
    /// - Returns: Its exit status.
    @discardableResult
    func end() -> Int32 {
        if server.isRunning { server.terminate() }
        server.waitUntilExit()
        return server.terminationStatus
    }

    deinit {
        end()
    }
}
