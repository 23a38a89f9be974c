import Detection
import Events
import Foundation
import Glibc
import LinuxSensors
import Sensing
import Watches

@testable import Contents

/// A filesystem in memory, real sensors on it, and the judging of what they see.
final class ContentsScene {
    let root = "/tmp/mitsuke-contents-\(UUID().uuidString)"
    private var sensors: [any PolledSensor] = []
    private var intake: FileIntake?
    private let judged: JudgedFiles
    var logged: [String] { judged.logged }

    private static let object = "/tmp/mitsuke-contents-\(getpid()).bpf.o"
    /// The BPF programs, compiled once for all tests.
    private static let bpf: String? = {
        let source = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../..").standardized.path
        let script = Foundation.Process()
        script.executableURL = URL(fileURLWithPath: source + "/Scripts/bpf.sh")
        script.arguments = [object]
        guard (try? script.run()) != nil else { return nil }
        atexit { unlink(ContentsScene.object) }
        script.waitUntilExit()
        return script.terminationStatus == 0 ? object : nil
    }()

    init(readFolders: Bool = false) throws {
        judged = JudgedFiles(root)
        mkdir(root, 0o755)
        guard mount("mitsuke", root, "tmpfs", 0, "size=64m") == 0 else { throw CocoaError(.fileWriteUnknown) }
        try run("mkdir docs; for n in 1 2 3; do head -c 3000 /dev/urandom > docs/$n.docx; done; seq 1000 > docs/list")
        let intake = try FileIntake(.linux, into: judged, ownFolder: root + "/agent")
        let files = try FanotifySensor(folders: [root], readFolders: readFolders ? [root] : [])
        files.closedFiles = intake
        let processes = try BPFSensor(object: Self.bpf)
        files.beforeTelling = { [weak processes, weak intake] in
            if let processes, let intake { processes.drain(into: intake) }
        }
        sensors = [processes, files, intake]
        self.intake = intake
        for sensor in sensors { sensor.begin(into: intake) }
    }

    deinit {
        umount2(root, Int32(MNT_DETACH))
        rmdir(root)
    }

    func run(_ line: String) throws {
        let process = Foundation.Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-c", line + "; true"]
        process.currentDirectoryURL = URL(fileURLWithPath: root)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
    }

    /// Waits until something is found or logged.
    func wait(until isThere: (JudgedFiles) -> Bool) -> Bool {
        let end = SystemClock.sinceBoot + 60_000_000_000
        while !isThere(judged) {
            guard SystemClock.sinceBoot < end else { return false }
            drain()
        }
        return true
    }

    private func drain() {
        guard let intake else { return }
        var polled = sensors.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
        guard poll(&polled, nfds_t(polled.count), 100) > 0 else { return }
        for (index, sensor) in sensors.enumerated() where polled[index].revents != 0 { sensor.drain(into: intake) }
    }

    /// Does it, and waits until all of it was judged; what was found.
    func found(_ line: String) throws -> [String] {
        (judged.findings, judged.logged) = ([], [])
        let mark = "end-" + UUID().uuidString
        try run(line + "; echo x > " + mark)
        _ = wait { judged in judged.logged.contains { $0.hasSuffix(mark) } }
        return judged.findings
    }
}

/// What the watches say of what happens.
final class JudgedFiles: SensorOutput {
    private let root: String
    private let watchkeeping = Watchkeeping(.linux)
    /// `archive.created zip a.dat`, of every finding and of lines of the archive log.
    var findings: [String] = []
    var logged: [String] = []

    init(_ root: String) {
        self.root = root
    }

    func receive(_ event: consuming Event) {
        event.host = "fs01"
        watchkeeping.learn(event)
        guard let verdict = watchkeeping.judge(&event) else { return }
        var subject = ""
        if case .file(let file) = event.activity {
            subject = file.path.replacingOccurrences(of: root + "/", with: "")
            let what = file.oldPath.isEmpty ? "" : file.oldPath.replacingOccurrences(of: root + "/", with: "") + " > "
            logged.append("\(file.action.rawValue) \(what)\(subject)")
        }
        for finding in verdict.findings {
            findings.append(
                [finding.rule.id, verdict.archiveFormat, subject].filter { !$0.isEmpty }.joined(separator: " "))
        }
    }

    func remember(_ event: consuming Event) {
        event.host = "fs01"
        watchkeeping.learn(event)
    }

    func receive(_ gap: Gap) {}
    func receive(_ state: SensorState) {}
}
