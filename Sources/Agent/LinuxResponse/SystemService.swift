import LinuxSensors

/// Whether a process is part of a service of the system, which does what others ask it to do.
package enum SystemService {
    /// By its control group, which a process cannot leave by letting its parent end, as it can its parent.
    package static func holds(_ pid: UInt32) -> Bool {
        holds(controlGroups: SystemFiles.contents("/proc/\(pid)/cgroup", limit: 65_536) ?? [])
    }

    /// - Parameter text: Lines `0::/system.slice/smbd.service`. Without such, as without systemd, nobody knows: it may be one.
    static func holds(controlGroups text: [UInt8]) -> Bool {
        for line in text.split(separator: 10) {
            let path =
                String(decoding: line, as: UTF8.self).split(separator: ":", maxSplits: 2).last.map(String.init) ?? ""
            if path.hasPrefix("/user.slice/") || path.hasPrefix("/machine.slice/") { return false }
        }
        return true
    }
}
