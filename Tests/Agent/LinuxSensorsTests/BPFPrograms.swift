import Foundation

/// The kernel's part of the sensor, compiled for the tests.
enum BPFPrograms {
    /// The programs, compiled once for all tests.
    static let object: String? = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().path
        let out = "/tmp/mitsuke-\(UUID().uuidString).bpf.o"
        let script = Foundation.Process()
        script.executableURL = URL(fileURLWithPath: root + "/Scripts/bpf.sh")
        script.arguments = [out]
        guard (try? script.run()) != nil else { return nil }
        script.waitUntilExit()
        return script.terminationStatus == 0 ? out : nil
    }()
}
