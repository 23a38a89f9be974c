import CLinux
import Glibc

/// What `sense` keeps of root's power when all sensors are there.
package enum Lowering {
    private enum Capability: UInt64 {
        /// Owner and mode of what is released from quarantine.
        case chown = 0, dacOverride = 1, dacReadSearch = 2, fowner = 3, fsetid = 4
        /// Stopping processes.
        case kill = 5
        /// Starting the child that parses, as nobody.
        case setgid = 6, setuid = 7
        /// What a process runs, and how it opens a file.
        case sysPtrace = 19
        /// Marks of fanotify for filesystems that are mounted later, and for a policy that comes later.
        case sysAdmin = 21
    }

    private static let kept: [Capability] = [
        .chown, .dacOverride, .dacReadSearch, .fowner, .fsetid, .kill, .setgid, .setuid, .sysPtrace, .sysAdmin,
    ]

    package static var mask: UInt64 { kept.reduce(0) { $0 | 1 << $1.rawValue } }

    /// Gives up the rest, for this process and what it starts, and has the kernel refuse what it never asks for. Called while there is one
    /// thread.
    ///
    /// - Returns: The errno where the kernel refuses that.
    package static func lower() -> Int32? {
        if geteuid() == 0 {
            let result = mitsuke_keep_capabilities(mask)
            guard result == 0 else { return -result }
        }
        let result = mitsuke_refuse_calls()
        return result == 0 ? nil : -result
    }

    /// For tests: a call by its name, with one argument and zeros; -1 and errno where it is refused.
    package static func tried(_ name: String, _ first: Int) -> Int { mitsuke_try_call(name, first) }
}
