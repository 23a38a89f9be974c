import Glibc
import LinuxSensors

/// What /proc says of a thread that waits, and of an open file: nothing is opened beside it.
enum ThreadFacts {
    /// The process to which a thread belongs.
    static func process(of thread: Int32) -> UInt32 {
        guard let status = SystemFiles.contents("/proc/\(thread)/status", limit: 4_096) else { return UInt32(thread) }
        for line in status.split(separator: 10) where line.starts(with: "Tgid:".utf8) {
            let digits = line.filter { $0 >= 48 && $0 < 58 }
            return UInt32(String(decoding: digits, as: UTF8.self)) ?? UInt32(thread)
        }
        return UInt32(thread)
    }

    /// What the parent of its process runs; empty where that is not known.
    static func parentExecutable(of thread: Int32) -> String {
        guard let status = SystemFiles.contents("/proc/\(thread)/status", limit: 4_096) else { return "" }
        for line in status.split(separator: 10) where line.starts(with: "PPid:".utf8) {
            let digits = String(decoding: line.filter { $0 >= 48 && $0 < 58 }, as: UTF8.self)
            return SystemFiles.target("/proc/\(digits)/exe") ?? ""
        }
        return ""
    }

    static func path(of file: Int32) -> String {
        SystemFiles.target("/proc/self/fd/\(file)") ?? ""
    }
}
