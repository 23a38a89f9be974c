import Foundation
import Keys
import Testing

/// Another side that a test started: a Python program that says its port on the first line and then a line of JSON for each
/// message that it got.
final class PythonPeer: @unchecked Sendable {
    private let process = Process()
    private let folder: String
    private let lock = NSLock()
    private var received: [[String: Any]] = []
    private var buffer = Data()
    private var firstLine: Int?
    /// What signed its certificate.
    let authority: String

    static let hasMail = runs(["-c", "import aiosmtpd"])

    static func runs(_ arguments: [String]) -> Bool {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }

    /// - Parameter options: For the program, as JSON; `cert` and `key` are added.
    init(_ program: String, _ options: [String: Any] = [:]) throws {
        folder = FileManager.default.temporaryDirectory.path + "/peer-\(UUID().uuidString)"
        let identity = try TestIdentity(folder)
        authority = identity.authority
        var options = options
        options["cert"] = folder + "/cert.pem"
        options["key"] = folder + "/key.pem"
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", "-u", "-c", program,
            String(decoding: try JSONSerialization.data(withJSONObject: options), as: UTF8.self),
        ]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        output.fileHandleForReading.readabilityHandler = { [weak self] handle in
            self?.take(handle.availableData)
        }
        try process.run()
    }

    deinit {
        kill(process.processIdentifier, SIGKILL)
        try? FileManager.default.removeItem(atPath: folder)
    }

    private func take(_ data: Data) {
        lock.withLock {
            buffer += data
            while let end = buffer.firstIndex(of: 10) {
                let line = Data(buffer[buffer.startIndex..<end])
                buffer = Data(buffer[buffer.index(after: end)...])
                if firstLine == nil {
                    firstLine = Int(String(decoding: line, as: UTF8.self))
                } else if let message = try? JSONSerialization.jsonObject(with: line) as? [String: Any] {
                    received.append(message)
                }
            }
        }
    }

    func port() async throws -> UInt16 {
        let port = try await waited { self.lock.withLock { self.firstLine } }
        return UInt16(try #require(port))
    }

    /// What it got, once there is so much of it.
    func messages(_ count: Int) async throws -> [[String: Any]] {
        nonisolated(unsafe) var found: [[String: Any]] = []
        _ = try await waited { self.lock.withLock { self.received.count >= count ? true : nil } }
        lock.withLock { found = received }
        return found
    }
}

/// Waits for something to be there, two minutes at most: the machine may be busy with other tests.
func waited<Value: Sendable>(_ value: () async throws -> Value?) async throws -> Value? {
    let end = ContinuousClock.now + .seconds(120)
    while ContinuousClock.now < end {
        if let value = try await value() { return value }
        try await Task.sleep(for: .milliseconds(20))
    }
    return nil
}

/// A certificate for this machine and the authority above it, as files of a folder.
struct TestIdentity {
    let authority: String

    init(_ folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder + "/ring", withIntermediateDirectories: true)
        let ring = try KeyRing(folder: folder + "/ring", keyFile: folder + "/keys.key")
        let identity = try ServerIdentity(ring, hosts: ["localhost", "127.0.0.1"])
        try identity.chainPEM.write(toFile: folder + "/cert.pem", atomically: true, encoding: .utf8)
        try identity.keyPEM.write(toFile: folder + "/key.pem", atomically: true, encoding: .utf8)
        authority = String(try identity.authorityPEM)
        try authority.write(toFile: folder + "/authority.pem", atomically: true, encoding: .utf8)
    }
}

extension ServerIdentity {
    /// The last certificate of the chain.
    fileprivate var authorityPEM: Substring {
        get throws {
            let text = try chainPEM
            let start = text.range(of: "-----BEGIN", options: .backwards)
            return text[try #require(start).lowerBound...]
        }
    }
}
