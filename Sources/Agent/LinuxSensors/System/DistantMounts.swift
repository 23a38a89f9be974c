import Glibc

/// Mounts on which the system waits for somebody else's answer: other machines' and programs' own filesystems. The sensing thread asks
/// them for nothing.
package final class DistantMounts {
    private let changes: Int32
    private var points: [String] = []

    package init() {
        changes = open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC)
        read()
    }

    deinit {
        if changes >= 0 { close(changes) }
    }

    package func holds(_ path: String) -> Bool {
        var waiting = pollfd(fd: changes, events: Int16(POLLPRI), revents: 0)
        if changes >= 0, poll(&waiting, 1, 0) > 0, waiting.revents & Int16(POLLPRI) != 0 { read() }
        return !points.isEmpty && points.contains { path.lies(in: $0) }
    }

    private func read() {
        guard let text = SystemFiles.contents("/proc/self/mountinfo", limit: 8 << 20) else { return }
        points = Mount.all(in: text).filter {
            $0.isRemote || $0.type.utf8.starts(with: "fuse".utf8) || $0.type == "autofs"
        }
        .map(\.point)
    }
}
