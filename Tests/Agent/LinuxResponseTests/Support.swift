import Glibc

@testable import LinuxResponse

/// A folder of its own on a filesystem of its own kind of test: gone with the test.
final class Place {
    let path: String
    let agent: String

    init() {
        var template = Array("/tmp/mitsuke-response-XXXXXX".utf8CString)
        path = String(cString: mkdtemp(&template))
        agent = path + "/agent"
        mkdir(agent, 0o755)
    }

    deinit {
        run("/bin/rm", ["-rf", path])
    }

    var responder: Responder { Responder(folder: agent) }

    func write(_ name: String, _ text: String) -> String {
        let file = open(path + "/" + name, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        _ = Array(text.utf8).withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
        close(file)
        return path + "/" + name
    }

    func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }
}

func contents(_ path: String) -> [UInt8] {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { return [] }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = read(file, &bytes, bytes.count)
    return Array(bytes.prefix(max(0, count)))
}

@discardableResult
func start(_ program: String, _ words: [String]) -> pid_t {
    var pid = pid_t()
    var pointers = ([program] + words).map { strdup($0) as UnsafeMutablePointer<CChar>? } + [nil]
    posix_spawn(&pid, program, nil, nil, &pointers, environ)
    for pointer in pointers { free(pointer) }
    return pid
}

@discardableResult
func run(_ program: String, _ words: [String]) -> Int32 {
    var status: Int32 = 0
    let pid = start(program, words)
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    return status
}
