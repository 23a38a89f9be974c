import Foundation
import Glibc

/// Whether the tests may do what the sensors need.
enum Root {
    static let isHere = geteuid() == 0
    static let reason = "needs root"
}

/// A filesystem in memory, of a test's own.
final class OwnFilesystem {
    let path: String

    init() throws {
        path = "/tmp/mitsuke-sensor-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard mount("mitsuke", path, "tmpfs", 0, "size=128m") == 0 else {
            throw CocoaError(.fileWriteUnknown, userInfo: ["errno": errno])
        }
    }

    deinit {
        umount2(path, Int32(MNT_DETACH))
        rmdir(path)
    }

    /// Runs a line of shell in it, and waits for its end.
    @discardableResult
    func run(_ line: String) throws -> Int32 {
        let process = try start(line)
        process.waitUntilExit()
        return process.processIdentifier
    }

    func start(_ line: String) throws -> Foundation.Process {
        let process = Foundation.Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", line]
        process.currentDirectoryURL = URL(fileURLWithPath: path)
        try process.run()
        return process
    }
}
