import CLinux
import Events
import Glibc
import Sensing

/// What happens to files, from fanotify: creations, deletions, renames, the end of writing; reading in folders that are registered.
///
/// Why fanotify: it loses nothing while its queue has no limit, tells the process, and sees every mount of a filesystem and every
/// namespace at once. What it misses: reading and writing by `mmap`, several reads or writes in one event, what happens on another
/// machine's end of a network filesystem. Filesystems without an id (FUSE) get a mark on their mount that tells closes after writing and
/// nothing else; ``begin(into:)`` says which. Needs CAP_SYS_ADMIN, and CAP_DAC_READ_SEARCH for the names of directories.
/// Costs about five microseconds an event, and no system call for events in directories that are known.
package final class FanotifySensor: PolledSensor {
    package let name = "fanotify"
    /// Looks into files when their writing ended.
    package weak var closedFiles: (any ClosedFileOutput)?
    /// Called when events were read and before they are told. A process that touches a file was started before: who tells of starts has told
    /// it once this returns, though it was asked before these events came.
    package var beforeTelling: (() -> Void)?
    /// Processes whose acts are not told: the agent's own.
    package var leftOut: [Int32] = [getpid()]

    let waiting: Waiting
    var marks: FileMarks
    var directories: DirectoryTable
    var recent = RecentFiles()
    var reading = RecentFiles()
    var orphans = OrphanedRecords()
    /// Events whose directory nobody could name.
    var nameless: UInt64 = 0
    /// Events of one read have one time.
    var time = Timestamp(ticks: 0)

    private let folders: [String]?
    private let mounts: Int32
    private let timer: Timer
    /// Rings while something is left of ``ahead``.
    private let left: Timer
    private var readFolders: [String]
    private let queueLimit: Int
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)
    private var ahead: ReadAhead
    private static let aheadBytes = 8 << 20
    private var fullDrains = 0
    /// When the mounts were read last, and whether the timer will ring for them.
    private var mountsRead: UInt64 = 0
    private var mountsAwaited = false

    private enum Tag {
        static let names: UInt32 = 0
        static let files: UInt32 = 1
        static let mounts: UInt32 = 2
        static let timer: UInt32 = 3
        static let left: UInt32 = 4
    }

    /// - Parameters:
    ///   - folders: only filesystems that hold one of these, or are mounted below one, are watched; nil for all local ones.
    ///   - readFolders: folders in which reading is told too.
    ///   - queueLimit: bytes that may wait in the kernel's queue; what comes beyond is let go of, and counted. About 80 an event.
    package init(
        folders: [String]? = nil, readFolders: [String] = [], queueLimit: Int = 64 << 20, directoryLimit: Int = 49_152
    ) throws(SensorError) {
        let names = mitsuke_fanotify_names()
        guard names >= 0 else { throw .refused(call: "fanotify_init", errno: -names) }
        marks = FileMarks(names: names, files: mitsuke_fanotify_files())
        directories = DirectoryTable(limit: directoryLimit)
        self.readFolders = readFolders
        self.queueLimit = queueLimit
        ahead = ReadAhead(limitBytes: min(Self.aheadBytes, queueLimit))
        mounts = open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC)
        waiting = try Waiting()
        timer = try Timer()
        left = try Timer()
        self.folders = folders
        try waiting.add(names, tag: Tag.names)
        if marks.files >= 0 { try waiting.add(marks.files, tag: Tag.files) }
        if mounts >= 0 { try waiting.add(mounts, tag: Tag.mounts, exceptions: true) }
        try waiting.add(timer.descriptor, tag: Tag.timer)
        try waiting.add(left.descriptor, tag: Tag.left)
    }

    deinit {
        close(marks.names)
        if marks.files >= 0 { close(marks.files) }
        if mounts >= 0 { close(mounts) }
        buffer.deallocate()
    }

    package var descriptor: Int32 {
        waiting.descriptor
    }

    package func begin(into output: any SensorOutput) {
        _ = updateMounts()
        for folder in readFolders { markReads(in: folder, output) }
        output.receive(state)
    }

    package func drain(into output: any SensorOutput) {
        let ready = waiting.ready
        if ready & 1 << Tag.timer != 0 { timer.silence() }
        if ready & 1 << Tag.left != 0 { left.silence() }
        watchMounts(ready, output)
        if ready & 1 << Tag.files != 0 { drainFiles(output) }
        if ready & 1 << Tag.names != 0 || !ahead.isEmpty { drainNames(output) }
        // A directory whose own deletion was not told within two seconds had none that we could see.
        if let oldest = orphans.oldest {
            if SystemClock.now.seconds(since: oldest) >= 2 || orphans.isFull {
                for orphan in orphans.takeAll() { emit(orphan, isLast: true, output) }
            } else {
                timer.ring(after: 2_100_000_000)
            }
        }
        if nameless > 0 {
            output.receive(
                Gap(
                    name, .unreadable, count: nameless, until: SystemClock.now,
                    detail: "the folders were gone before their names could be asked for"))
            nameless = 0
        }
    }

    /// Reading is told in other folders from now on; other events go on as they are.
    package func obey(readFolders new: [String], into output: any SensorOutput) {
        guard new != readFolders else { return }
        let known = readFolders
        readFolders = new
        // They may lie on filesystems that were of no interest.
        if updateMounts() { output.receive(state) }
        let kept = known.filter { folder in new.contains { folder.lies(in: $0) } }
        for folder in known where !kept.contains(folder) { marks.unmarkReads(in: folder) }
        for folder in new where !kept.contains(folder) { markReads(in: folder, output) }
    }

    /// A folder in which reading is told from now on.
    func markReads(in folder: String, _ output: any SensorOutput) {
        guard !marks.markReads(in: folder) else { return }
        output.receive(
            Gap(
                name, .overload, until: SystemClock.now,
                detail: "reading is seen in \(FileMarks.readLimit) folders at most; not in all of \(folder)"))
    }

    func isReadWatched(_ path: String) -> Bool {
        !readFolders.isEmpty && readFolders.contains { path.lies(in: $0) }
    }

    private var state: SensorState {
        SensorState(name, isLive: !marks.points.isEmpty || !marks.weak.isEmpty, detail: marks.words)
    }

    /// The kernel tells once that mounts changed, and who waits for our descriptor can have been told in our place: then there is
    /// nothing else to wake up for. While there is, the mounts are looked at every second.
    private func watchMounts(_ ready: UInt32, _ output: any SensorOutput) {
        let now = SystemClock.sinceBoot
        if ready == 0 || ready & (1 << Tag.mounts | 1 << Tag.timer) != 0 || now - mountsRead > 1_000_000_000 {
            if updateMounts() { output.receive(state) }
        } else if !mountsAwaited {
            mountsAwaited = true
            timer.ring(after: 1_100_000_000)
        }
    }

    private func updateMounts() -> Bool {
        mountsRead = SystemClock.sinceBoot
        mountsAwaited = false
        guard let text = SystemFiles.contents("/proc/self/mountinfo", limit: 8 << 20) else { return false }
        return marks.update(Mount.watched(of: Mount.all(in: text), folders: folders, readFolders: readFolders))
    }

    private func drainNames(_ output: any SensorOutput) {
        let end = SystemClock.sinceBoot + 8_000_000
        repeat {
            ahead.fill(from: marks.names)
            guard let piece = ahead.next else {
                fullDrains = 0
                return
            }
            let isFull = ahead.isFull
            tell(piece, output)
            // The kernel counts its queue by walking it, so it is asked seldom.
            guard isFull else { continue }
            fullDrains += 1
            if fullDrains & 255 == 0 || queueLimit < buffer.count { keepQueueBound(output) }
        } while SystemClock.sinceBoot < end
        // What is left keeps the descriptor readable.
        if !ahead.isEmpty { left.ring(after: 1) }
    }

    private func tell(_ piece: ReadAhead.Piece, _ output: any SensorOutput) {
        time = piece.time
        beforeTelling?()
        var rest = piece.bytes
        while let record = FanotifyRecord(rest) {
            emit(record, UnsafeRawBufferPointer(rebasing: rest[..<record.length]), isLast: false, output)
            rest = UnsafeRawBufferPointer(rebasing: rest[record.length...])
        }
        ahead.removeFirst()
    }

    package func finish(into output: any SensorOutput) {
        drain(into: output)
        while let piece = ahead.next { tell(piece, output) }
    }

    /// Lets go of what the kernel's queue holds too much.
    private func keepQueueBound(_ output: any SensorOutput) {
        guard Int(mitsuke_waiting(marks.names)) > queueLimit else { return }
        let since = time
        var lost: UInt64 = 0
        var left = Int(mitsuke_waiting(marks.names)) - queueLimit / 2
        while left > 0 {
            let count = read(marks.names, buffer.baseAddress, buffer.count)
            guard count > 0 else { break }
            left -= count
            var rest = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<count])
            while let record = FanotifyRecord(rest) {
                lost += 1
                rest = UnsafeRawBufferPointer(rebasing: rest[record.length...])
            }
        }
        // Renames of directories may be among what was let go of.
        directories.removeAll()
        output.receive(
            Gap(
                name, .overload, count: lost, since: since, until: SystemClock.now,
                detail: "more waited than \(queueLimit) bytes"))
    }

    private func drainFiles(_ output: any SensorOutput) {
        for _ in 0..<16 {
            // An open file comes with each event, so that a small read keeps their number small.
            let count = read(marks.files, buffer.baseAddress, 4096)
            guard count > 0 else { return }
            time = SystemClock.now
            beforeTelling?()
            var rest = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<count])
            while let record = FanotifyRecord(rest) {
                emitOpenFile(record, output)
                rest = UnsafeRawBufferPointer(rebasing: rest[record.length...])
            }
        }
    }
}
