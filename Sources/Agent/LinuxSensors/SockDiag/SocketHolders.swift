import Events
import Glibc

/// Which process has a socket open, from /proc: asked once for several, since each time all processes are gone through.
struct SocketHolders {
    private let boot: BootTime

    init(_ boot: BootTime) {
        self.boot = boot
    }

    /// The first holder of each of these sockets; of a socket that several share, the one with the lowest number.
    func holders(of inodes: Set<UInt32>) -> [UInt32: Process] {
        var found: [UInt32: Process] = [:]
        guard !inodes.isEmpty else { return found }
        for pid in Self.numbers("/proc").sorted() {
            for number in Self.numbers("/proc/\(pid)/fd") {
                guard let target = SystemFiles.target("/proc/\(pid)/fd/\(number)"), target.hasPrefix("socket:["),
                    let inode = UInt32(target.dropFirst(8).dropLast()), inodes.contains(inode), found[inode] == nil
                else { continue }
                found[inode] = RunningProcesses.read(pid, boot)?.process ?? Process(executable: "", pid: pid)
            }
            if found.count == inodes.count { break }
        }
        return found
    }

    private static func numbers(_ path: String) -> [UInt32] {
        guard let directory = opendir(path) else { return [] }
        defer { closedir(directory) }
        var numbers: [UInt32] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if let number = UInt32(name) { numbers.append(number) }
        }
        return numbers
    }
}
