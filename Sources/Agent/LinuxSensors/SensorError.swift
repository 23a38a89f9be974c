import Glibc

/// Why a facility of the system is not to be had here.
package enum SensorError: Error, Equatable {
    /// A system call was refused: its name and errno.
    case refused(call: String, errno: Int32)
    /// A file that belongs to the agent is not where it should be.
    case missingFile(String)
    /// What the other end said is not what it should be.
    case unreadable(String)
}

extension SensorError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .refused(let call, let errno): "\(call): \(String(cString: strerror(errno)))"
        case .missingFile(let path): "\(path) is missing"
        case .unreadable(let what): "cannot be read: \(what)"
        }
    }
}
