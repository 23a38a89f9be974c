import Glibc
import LinuxSensors

/// Everybody's home folders: those of /etc/passwd, and what lies in /home, where accounts of a directory service have theirs.
///
/// A directory service itself is not asked, since its answer can take long.
struct HomeFolders {
    private(set) var folders: Set<Substring> = []
    private let passwd: String
    private let around: String

    private static let limit = 10_000

    init(passwd: String = "/etc/passwd", around: String = "/home") {
        self.passwd = passwd
        self.around = around
    }

    func contains(_ folder: Substring) -> Bool { folders.contains(folder) }

    /// Looks again. What is on another machine or in a program's own filesystem is left out.
    mutating func update(_ distant: DistantMounts) {
        var found: Set<Substring> = []
        if let file = try? LookedAtFile(passwd), let text = file.contents(limit: 4 << 20) {
            for line in text.split(separator: 10) where found.count < Self.limit {
                let fields = line.split(separator: 58, omittingEmptySubsequences: false)
                guard fields.count >= 6 else { continue }
                add(String(decoding: fields[5], as: UTF8.self), to: &found, distant)
            }
        }
        if !distant.holds(around), let file = try? LookedAtFile(around) {
            for name in file.names(limit: Self.limit) where found.count < Self.limit {
                add(around + "/" + name, to: &found, distant)
            }
        }
        folders = found
    }

    private func add(_ path: String, to found: inout Set<Substring>, _ distant: DistantMounts) {
        guard path.utf8.count > 1, path.utf8.first == 47, !Self.nobodys.contains(path), !distant.holds(path) else {
            return
        }
        // fanotify tells paths without links in them.
        guard let real = realpath(path, nil) else { return }
        defer { free(real) }
        let folder = String(cString: real)
        if folder.utf8.count > 1, !distant.holds(folder) { found.insert(folder[...]) }
    }

    private static let nobodys: Set<String> = [
        "/", "/nonexistent", "/dev/null", "/bin", "/sbin", "/usr/bin", "/usr/sbin", "/dev", "/proc",
    ]
}
