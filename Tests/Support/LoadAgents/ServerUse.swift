import Foundation

/// What a process used, from /proc.
struct ServerUse {
    var cpuSeconds: Double
    var residentBytes: Int
    var peakBytes: Int

    init?(_ pid: Int32) {
        guard let stat = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
            let status = try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8),
            let parenthesis = stat.lastIndex(of: ")")
        else { return nil }
        let fields = stat[parenthesis...].split(separator: " ")
        guard fields.count > 13, let user = Double(fields[12]), let system = Double(fields[13]) else { return nil }
        cpuSeconds = (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
        func bytes(_ name: String) -> Int {
            let line = status.split(separator: "\n").first { $0.hasPrefix(name) }
            return line.flatMap { $0.split(separator: " ").dropFirst().first }.flatMap { Int($0) }.map { $0 << 10 } ?? 0
        }
        residentBytes = bytes("VmRSS:")
        peakBytes = bytes("VmHWM:")
    }
}
