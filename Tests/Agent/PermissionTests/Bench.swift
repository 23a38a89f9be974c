import Glibc
import Testing

/// A tmpfs with programs on it and the listener that watches it, all gone with the test.
final class Bench {
    let path: String
    private var listener: pid_t = 0
    private var words: Int32 = -1
    private var heard: [UInt8] = []

    static var loader: String? {
        ["/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1"].first { access($0, X_OK) == 0 }
    }

    init() throws {
        var template = Array("/tmp/mitsuke-permission-XXXXXX".utf8CString)
        path = String(cString: mkdtemp(&template))
        try #require(mount("none", path, "tmpfs", 0, nil) == 0)
        let programs = [
            ("/usr/bin/zip", "zip"), ("/usr/bin/zip", "notes"), ("/usr/bin/7zz", "seven"), ("/bin/ls", "ls"),
            ("/bin/tar", "tar"), (Self.loader ?? "", "loader"),
        ]
        for (from, to) in programs where access(from, R_OK) == 0 { #expect(run("/bin/cp", ["-L", from, to]) == 0) }
        #expect(run("/bin/sh", ["-c", "echo words > data"]) == 0)
    }

    deinit {
        if listener > 0 {
            kill(listener, SIGCONT)
            end(listener)
        }
        if words >= 0 { close(words) }
        // Whoever still holds the filesystem lets go of it when it ends.
        umount2(path, Int32(MNT_DETACH))
        rmdir(path)
    }

    func listen(_ options: [String] = []) throws {
        var ends: [Int32] = [-1, -1]
        pipe(&ends)
        _ = fcntl(ends[0], F_SETFD, FD_CLOEXEC)
        _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
        let own = SystemTools.folder + "/listen-permissions"
        listener = start(own, options + [path], output: ends[1])
        close(ends[1])
        words = ends[0]
        try #require(hears("ready"))
    }

    /// The listener's capabilities and its filter's kind, as the kernel says.
    var state: (capabilities: String, seccomp: String) {
        func value(_ name: String) -> String {
            let file = open("/proc/\(listener)/status", O_RDONLY)
            defer { close(file) }
            var bytes = [UInt8](repeating: 0, count: 8_192)
            let count = read(file, &bytes, bytes.count)
            let line = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).split(separator: "\n").first {
                $0.hasPrefix(name)
            }
            return line?.split(separator: "\t").last.map { String($0) } ?? ""
        }
        return (value("CapBnd:"), value("Seccomp:"))
    }

    func signal(_ signal: Int32) {
        kill(listener, signal)
        guard signal == SIGSTOP else { return }
        var status: Int32 = 0
        while waitpid(listener, &status, WUNTRACED) < 0, errno == EINTR {}
    }

    /// Whether the listener says something within a minute.
    func hears(_ text: String) -> Bool {
        waits {
            var part = [UInt8](repeating: 0, count: 4_096)
            while true {
                let count = read(words, &part, part.count)
                if count <= 0 { break }
                heard += part[..<count]
            }
            return String(decoding: heard, as: UTF8.self).contains(text)
        }
    }

    func waits(_ condition: () -> Bool) -> Bool {
        let end = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < end {
            if condition() { return true }
            poll(nil, 0, 10)
        }
        return false
    }

    func has(_ name: String) -> Bool { access(path + "/" + name, F_OK) == 0 }

    func size(_ name: String) -> Int {
        var status = stat()
        return stat(path + "/" + name, &status) == 0 ? Int(status.st_size) : 0
    }

    /// Its exit status, or -1 where it did not run at all.
    func run(_ program: String, _ words: [String]) -> Int32 {
        let pid = start(program, words)
        guard pid > 0 else { return -1 }
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        return status
    }

    func end(_ pid: pid_t) {
        kill(pid, SIGKILL)
        while waitpid(pid, nil, 0) < 0, errno == EINTR {}
    }

    /// In the folder, silent but for what it says to `output`.
    func start(_ program: String, _ words: [String], output: Int32 = -1) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        if output >= 0 {
            posix_spawn_file_actions_adddup2(&actions, output, 1)
        } else {
            posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        }
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        let full = program.utf8.first == 47 ? program : path + "/" + program
        let all = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", path, full] + words
        var pointers = all.map { strdup($0) as UnsafeMutablePointer<CChar>? } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var pid = pid_t()
        return posix_spawn(&pid, all[0], &actions, nil, &pointers, environ) == 0 ? pid : -1
    }
}

/// Where the programs of this build lie: beside the tests.
enum SystemTools {
    static let folder: String = {
        var path = [CChar](repeating: 0, count: 4_096)
        let count = readlink("/proc/self/exe", &path, path.count - 1)
        let own = String(decoding: path[..<max(0, count)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return String(own[..<(own.lastIndex(of: "/") ?? own.startIndex)])
    }()
}
