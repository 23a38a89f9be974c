import Glibc

/// A line of shell that runs in the background until it is let go of, with all that it starts in its group.
///
/// Not Foundation's: that takes a process that closes its descriptors, as browsers do, for one that ended, and then waits for it in everybody's place.
final class Background {
    private var pid: pid_t = 0

    init?(_ line: String, in folder: String) {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK))
        posix_spawnattr_setpgroup(&attributes, 0)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        let texts: [String] = ["sh", "-c", "cd \(folder)\n" + line]
        var words: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        guard posix_spawn(&pid, "/bin/sh", nil, &attributes, &words, environ) == 0 else { return nil }
    }

    deinit {
        kill(-pid, SIGKILL)
        var status: Int32 = 0
        waitpid(pid, &status, 0)
    }
}
