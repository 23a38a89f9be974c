import Foundation

/// A mount namespace in which `/etc/cron.d` and a working place are empty filesystems in memory: the machine's own are not touched.
final class OwnMounts {
    let place: String
    private let holder = Process()
    private let holding = Pipe()

    init(_ folder: Folder) throws {
        place = folder.outside.path + "/place"
        mkdir(place, 0o755)
        holder.executableURL = URL(filePath: "/usr/bin/unshare")
        holder.arguments = [
            "-m", "--propagation", "private", "/bin/sh", "-c",
            "mount -t tmpfs mitsuke /etc/cron.d && mount -t tmpfs mitsuke \(place) && echo ready && read -r end",
        ]
        holder.standardInput = holding
        let ready = Pipe()
        holder.standardOutput = ready
        try holder.run()
        guard ready.fileHandleForReading.availableData.count > 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    /// The end of what it waits for ends it, and with it the mounts.
    deinit {
        try? holding.fileHandleForWriting.close()
        holder.waitUntilExit()
    }

    func process(_ program: String, _ arguments: [String]) -> Process {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/nsenter")
        process.arguments = ["-t", String(holder.processIdentifier), "-m", program] + arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        return process
    }

    func shell(_ line: String) throws {
        let process = process("/bin/bash", ["-c", "cd \(place); \(line); true"])
        try process.run()
        process.waitUntilExit()
    }
}

/// The two processes of an agent that joined a server.
final class WatchingAgent {
    let folder: String
    private let bpf: String
    private let mounts: OwnMounts
    private(set) var processes: [Process] = []
    private let program = URL(filePath: Program.path).deletingLastPathComponent().appending(path: "mitsuke-agent")
        .path

    init(_ folder: Folder, _ mounts: OwnMounts, joining string: String) throws {
        self.folder = folder.outside.path + "/agent"
        self.mounts = mounts
        bpf = folder.outside.path + "/mitsuke-agent.bpf.o"
        let source = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized.path
        for (program, arguments) in [
            (source + "/Scripts/bpf.sh", [bpf]), (program, ["enrol", "--folder", self.folder, string]),
        ] {
            let process = Process()
            process.executableURL = URL(filePath: program)
            process.arguments = arguments
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
        }
    }

    /// - Parameter more: Further folders whose filesystems are watched.
    func start(_ more: [String] = ["/etc/cron.d"]) throws {
        let sense = ["sense", "--folder", folder, "--bpf", bpf, "--filesystems", mounts.place] + more
        for process in [mounts.process(program, sense), mounts.process(program, ["uplink", "--folder", folder])] {
            try process.run()
            processes.append(process)
        }
    }

    /// Whether what it knows of the settings is on disk, after a while.
    func keeps(_ text: String) throws -> Bool {
        for _ in 0..<600 {
            let state = try Data(contentsOf: URL(filePath: folder + "/settings"))
            if state.range(of: Data(text.utf8)) != nil { return true }
            usleep(100_000)
        }
        return false
    }

    func end() {
        for process in processes {
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
        processes = []
    }

    deinit { end() }
}
