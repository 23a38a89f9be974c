import Events
import Glibc

/// The processes that run now, from /proc.
package enum RunningProcesses {
    package struct Entry {
        package var process: Process
        var parent: UInt32
        /// Nil where it could not be asked for.
        var user: UInt32?
    }

    /// All of them, parents first where they started first. Threads of the kernel, which run no program, are left out.
    static func all(_ boot: BootTime) -> [Entry] {
        guard let directory = opendir("/proc") else { return [] }
        defer { closedir(directory) }
        var found: [Entry] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if let pid = UInt32(name), let process = read(pid, boot) { found.append(process) }
        }
        return found.sorted {
            ($0.process.start?.ticks ?? 0, $0.process.pid ?? 0) < ($1.process.start?.ticks ?? 0, $1.process.pid ?? 0)
        }
    }

    /// One process; nil where it ended or is the kernel's own.
    package static func read(_ pid: UInt32, _ boot: BootTime) -> Entry? {
        guard let executable = SystemFiles.target("/proc/\(pid)/exe"),
            let status = SystemFiles.contents("/proc/\(pid)/stat", limit: 4096), let close = status.lastIndex(of: 41)
        else { return nil }
        // After the name in brackets, which may hold anything: state, parent, …, and the start as the 20th.
        let fields = status[(close + 1)...].split(separator: 32).map { String(decoding: $0, as: UTF8.self) }
        guard fields.count > 19, let parent = UInt32(fields[1]), let ticks = UInt64(fields[19]) else { return nil }
        let perSecond = UInt64(max(1, sysconf(Int32(_SC_CLK_TCK))))
        var process = Process(executable: executable, pid: pid)
        let deleted = " (deleted)"
        if executable.hasSuffix(deleted) { process.executable = String(executable.dropLast(deleted.count)) }
        process.start = boot.processStart(ticks &* (1_000_000_000 / perSecond))
        process.commandLine = commandLine(pid) ?? ""
        var about = stat()
        let isKnown = stat("/proc/\(pid)", &about) == 0
        return Entry(process: process, parent: parent, user: isKnown ? about.st_uid : nil)
    }

    /// As long as it is, up to what a system allows.
    package static func commandLine(_ pid: UInt32) -> String? {
        guard let bytes = SystemFiles.contents("/proc/\(pid)/cmdline", limit: 2 << 20), !bytes.isEmpty else {
            return nil
        }
        return bytes.withUnsafeBytes { CommandLineText.line($0) }
    }
}
