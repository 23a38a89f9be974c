import Foundation

/// How many files and connections the process may have open at once.
enum OpenFiles {
    /// As many as the system lets it have: an agent holds two connections, and a shell gives a thousand files by habit.
    static func raiseLimit() {
        let resource = __rlimit_resource_t(UInt32(RLIMIT_NOFILE.rawValue))
        var limit = rlimit()
        guard getrlimit(resource, &limit) == 0, limit.rlim_cur < limit.rlim_max else { return }
        limit.rlim_cur = limit.rlim_max
        _ = setrlimit(resource, &limit)
    }
}
