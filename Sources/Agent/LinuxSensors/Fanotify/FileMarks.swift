import CLinux
import Glibc

/// Which filesystems are watched, and by what means.
struct FileMarks {
    /// Creations, deletions, renames and closes after writing; a directory's too.
    private static let wholeMask =
        FanotifyRecord.Bit.create | FanotifyRecord.Bit.delete | FanotifyRecord.Bit.rename
        | FanotifyRecord.Bit.closeWrite | FanotifyRecord.Bit.onDirectory
    private static let readMask =
        FanotifyRecord.Bit.access | FanotifyRecord.Bit.closeNoWrite | FanotifyRecord.Bit.onChild
    private static let wholeFilesystem: Int32 = 2
    private static let oneMount: Int32 = 1
    /// So many directories are marked for reading; what lies beyond is not seen to be read.
    static let readLimit = 20_000

    /// Reports names; the marks of filesystems are set on it.
    let names: Int32
    /// Reports open files; the marks of mounts are set on it. Negative where it was refused.
    let files: Int32
    /// Of each filesystem that is watched, a place where it is mounted.
    private(set) var points: [UInt64: String] = [:]
    /// Devices that are watched.
    private var watched: Set<String> = []
    /// Mounts that are only watched for closes after writing, and why.
    private(set) var weak: [String: Int32] = [:]
    /// Mounts that are not watched, and why.
    private(set) var refused: [String: Int32] = [:]
    private(set) var readCount = 0

    init(names: Int32, files: Int32) {
        self.names = names
        self.files = files
    }

    /// Marks what is new among the mounts; those that went away lost their marks by that.
    ///
    /// - Parameter wanted: the mounts that are to be watched, all that there are.
    /// - Returns: whether anything changed.
    mutating func update(_ wanted: [Mount]) -> Bool {
        let present = Set(wanted.map(\.device))
        let before = (watched, weak, refused)
        watched.formIntersection(present)
        let places = Set(wanted.map(\.point))
        weak = weak.filter { places.contains($0.key) }
        refused = refused.filter { places.contains($0.key) }
        points = points.filter { place in wanted.contains { $0.point == place.value } }
        // Where the whole of a filesystem is mounted, a path that the system finds is the one that people use.
        for mount in wanted.sorted(by: { $0.root.utf8.count < $1.root.utf8.count }) {
            guard !watched.contains(mount.device), weak[mount.point] == nil, refused[mount.point] == nil else {
                continue
            }
            mark(mount)
        }
        return before != (watched, weak, refused)
    }

    private mutating func mark(_ mount: Mount) {
        let result = mitsuke_fanotify_mark(names, Self.wholeFilesystem, Self.wholeMask, mount.point)
        if result == 0, let filesystem = Self.filesystem(at: mount.point) {
            watched.insert(mount.device)
            points[filesystem] = mount.point
            return
        }
        // Marked, but its directories could not be found by their handles: overlays that are not exported.
        if result == 0 { _ = mitsuke_fanotify_unmark(names, Self.wholeFilesystem, Self.wholeMask, mount.point) }
        let cause = result == 0 ? EOPNOTSUPP : -result
        let second =
            files < 0 ? files : mitsuke_fanotify_mark(files, Self.oneMount, FanotifyRecord.Bit.closeWrite, mount.point)
        if second == 0 { weak[mount.point] = cause } else { refused[mount.point] = -second }
    }

    /// Marks a directory and all below it, so that reading in it is told; false where there are too many.
    mutating func markReads(in folder: String) -> Bool {
        guard readCount < Self.readLimit else { return false }
        guard mitsuke_fanotify_mark(names, 0, Self.readMask, folder) == 0 else { return true }
        readCount += 1
        var isWhole = true
        Self.eachFolder(in: folder) { below in
            isWhole = markReads(in: below)
            return isWhole
        }
        return isWhole
    }

    /// Takes these marks back.
    mutating func unmarkReads(in folder: String) {
        // What has no mark has none below it.
        guard mitsuke_fanotify_unmark(names, 0, Self.readMask, folder) == 0 else { return }
        readCount -= 1
        Self.eachFolder(in: folder) { below in
            unmarkReads(in: below)
            return true
        }
    }

    private static func eachFolder(in folder: String, _ goesOn: (String) -> Bool) {
        guard let directory = opendir(folder) else { return }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            guard entry.pointee.d_type == UInt8(DT_DIR) else { continue }
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name == "." || name == ".." { continue }
            guard goesOn(folder == "/" ? "/" + name : folder + "/" + name) else { return }
        }
    }

    /// What the state of the sensor says.
    var words: String {
        var words = "filesystem marks on \(watched.count)"
        for (place, cause) in weak.sorted(by: { $0.key < $1.key }) {
            words += "; \(place): mount mark, only closes after writing (\(String(cString: strerror(cause))))"
        }
        for (place, cause) in refused.sorted(by: { $0.key < $1.key }) {
            words += "; \(place): not watched (\(String(cString: strerror(cause))))"
        }
        return words
    }

    private static func filesystem(at point: String) -> UInt64? {
        var id: UInt64 = 0
        return withUnsafeTemporaryAllocation(byteCount: 136, alignment: 8) { handle in
            mitsuke_handle_of(point, handle.baseAddress, handle.count, &id) == 0 ? id : nil
        }
    }
}
