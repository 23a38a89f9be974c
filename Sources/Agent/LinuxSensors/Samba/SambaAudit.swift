import Events
import Glibc
import Sensing

/// The audit of a Samba server (`vfs_full_audit`), from the file into which it or the system's log writes it: who did it, from where.
///
/// Samba's own log writes file names as they are: one with a line break could forge a line. The log of the system escapes them. Where Samba
/// writes the file itself, the mark should be a secret, or `smb.conf` readable by root alone.
package final class SambaAudit: PolledSensor {
    package let name = "samba"
    package var descriptor: Int32 {
        timer.descriptor
    }

    private let path: String
    private let mark: String
    private let join: SambaJoin
    private let timer: Timer
    private var file: Int32 = -1
    private var identity: (device: UInt64, inode: UInt64) = (0, 0)
    private var rest: [UInt8] = []
    private var isCut = false
    private var buffer = [UInt8](repeating: 0, count: 65_536)
    private static let interval: UInt64 = 250_000_000

    /// - Parameters:
    ///   - mark: the first word of `full_audit:prefix`.
    package init(path: String, mark: String = "mitsuke", join: SambaJoin) throws(SensorError) {
        self.path = path
        self.mark = mark
        self.join = join
        timer = try Timer()
    }

    deinit {
        if file >= 0 { close(file) }
    }

    package func begin(into output: any SensorOutput) {
        open(fromEnd: true)
        tell(output)
        timer.ring(after: Self.interval, every: Self.interval)
    }

    package func drain(into output: any SensorOutput) {
        timer.silence()
        read(output)
        if hasChanged {
            // What was written to the old one until it was put aside has been read.
            let wasLive = file >= 0
            if wasLive { close(file) }
            file = -1
            open(fromEnd: false)
            if wasLive != (file >= 0) { tell(output) }
            read(output)
        }
        join.settle(at: SystemClock.now)
    }

    private func tell(_ output: any SensorOutput) {
        join.isLive = file >= 0
        output.receive(
            SensorState(
                name, isLive: file >= 0,
                detail: file >= 0
                    ? "the audit of Samba in \(path)" : "no audit of Samba in \(path): clients are not known"))
    }

    private func open(fromEnd: Bool) {
        file = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
        var about = stat()
        guard file >= 0, fstat(file, &about) == 0, about.st_mode & S_IFMT == S_IFREG else {
            if file >= 0 { close(file) }
            file = -1
            identity = (0, 0)
            return
        }
        identity = (UInt64(about.st_dev), UInt64(about.st_ino))
        rest = []
        isCut = false
        if fromEnd { lseek(file, 0, SEEK_END) }
    }

    /// Another file has its name, or it became shorter.
    private var hasChanged: Bool {
        var about = stat()
        guard stat(path, &about) == 0 else { return file >= 0 }
        guard file >= 0, (UInt64(about.st_dev), UInt64(about.st_ino)) == identity else { return true }
        return lseek(file, 0, SEEK_CUR) > about.st_size
    }

    private func read(_ output: any SensorOutput) {
        guard file >= 0 else { return }
        let end = SystemClock.sinceBoot + 8_000_000
        let now = SystemClock.now
        var lost: UInt64 = 0
        while SystemClock.sinceBoot < end {
            let count = Glibc.read(file, &buffer, buffer.count)
            guard count > 0 else { break }
            for byte in buffer[..<count] {
                if byte == 10 {
                    if isCut {
                        lost += 1
                    } else if let act = SambaAct(rest, mark: mark) {
                        join.receive(act, at: now)
                    }
                    rest.removeAll(keepingCapacity: true)
                    isCut = false
                } else if rest.count < SambaAct.lineLimit {
                    rest.append(byte)
                } else {
                    isCut = true
                }
            }
        }
        if lost > 0 {
            output.receive(Gap(name, .unreadable, count: lost, until: now, detail: "lines longer than a path can be"))
        }
    }
}
