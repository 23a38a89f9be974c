import CLinux
import Events
import Glibc
import Sensing

extension FanotifySensor {
    /// Makes events of a record: one for each thing it tells, in an order in which they can have happened.
    ///
    /// - Parameter isLast: nothing will tell more about its directory.
    func emit(
        _ record: FanotifyRecord, _ bytes: UnsafeRawBufferPointer, isLast: Bool, _ output: any SensorOutput
    ) {
        let mask = record.mask
        if mask & FanotifyRecord.Bit.overflow != 0 {
            directories.removeAll()
            output.receive(Gap(name, .queueOverflow, until: time))
            return
        }
        let isDirectory = mask & FanotifyRecord.Bit.onDirectory != 0
        // The agent's own acts are not told, but the names of its directories are kept right.
        let isOwn = leftOut.contains(record.pid)
        guard let entry = record.entry ?? record.newEntry, isDirectory || !isOwn else { return }
        guard let folder = directory(entry) else {
            return postpone(record, entry, bytes, isLast: isLast, isOwn: isOwn, output)
        }
        if mask & FanotifyRecord.Bit.rename != 0 {
            rename(record, entry, folder, bytes, isOwn: isOwn, isLast: isLast, output)
            return
        }
        let path = String(folder: folder, name: entry.name)
        emit(record, path, isDirectory: isDirectory, isOwn: isOwn, output)
    }

    func emit(_ orphan: OrphanedRecords.Orphan, isLast: Bool, _ output: any SensorOutput) {
        orphan.bytes.withUnsafeBytes { bytes in
            guard let record = FanotifyRecord(bytes) else { return }
            let now = time
            time = orphan.time
            emit(record, bytes, isLast: isLast, output)
            time = now
        }
    }

    /// A record of a mount without an id: a file that was closed after writing, open once more.
    func emitOpenFile(_ record: FanotifyRecord, _ output: any SensorOutput) {
        guard record.file >= 0 else {
            if record.mask & FanotifyRecord.Bit.overflow != 0 {
                output.receive(Gap(name, .queueOverflow, until: time, detail: "of mount marks"))
            }
            return
        }
        defer { close(record.file) }
        guard !leftOut.contains(record.pid), let path = SystemFiles.target("/proc/self/fd/\(record.file)") else {
            return
        }
        send(FileActivity(.overwrite, path), record.pid, output)
        closedFiles?.closed(path, pid: Self.pid(record.pid), isNew: false, at: time)
    }

    private func emit(
        _ record: FanotifyRecord, _ path: String, isDirectory: Bool, isOwn: Bool, _ output: any SensorOutput
    ) {
        let mask = record.mask
        if mask & FanotifyRecord.Bit.create != 0 {
            if let target = record.target {
                if isDirectory { directories.set(target, path) } else { recent.insert(target) }
            }
            if isDirectory, isReadWatched(path) { markReads(in: path, output) }
            send(FileActivity(.create, path), record, isOwn, output)
        }
        if mask & (FanotifyRecord.Bit.access | FanotifyRecord.Bit.closeNoWrite) != 0, !isDirectory {
            read(record, path, output)
        }
        if mask & FanotifyRecord.Bit.closeWrite != 0 {
            let isNew = record.target.map { recent.remove($0) } ?? false
            if !isNew { send(FileActivity(.overwrite, path), record, isOwn, output) }
            closedFiles?.closed(path, pid: Self.pid(record.pid), isNew: isNew, at: time)
        }
        if mask & FanotifyRecord.Bit.delete != 0 {
            if isDirectory, let target = record.target { settle(target, path, output) }
            send(FileActivity(.delete, path), record, isOwn, output)
        }
    }

    /// One read for each time that the file is open, however often it is read in between.
    private func read(_ record: FanotifyRecord, _ path: String, _ output: any SensorOutput) {
        guard let target = record.target, isReadWatched(path) else { return }
        if record.mask & FanotifyRecord.Bit.access != 0, !reading.contains(target) {
            reading.insert(target)
            send(FileActivity(.read, path), record.pid, output)
        }
        if record.mask & FanotifyRecord.Bit.closeNoWrite != 0 { _ = reading.remove(target) }
    }

    private func rename(
        _ record: FanotifyRecord, _ entry: FanotifyRecord.Entry, _ folder: String, _ bytes: UnsafeRawBufferPointer,
        isOwn: Bool, isLast: Bool, _ output: any SensorOutput
    ) {
        guard let new = record.newEntry else { return }
        guard let newFolder = new.directory == entry.directory ? folder : directory(new) else {
            return postpone(record, new, bytes, isLast: isLast, isOwn: isOwn, output)
        }
        let old = String(folder: folder, name: entry.name)
        let path = String(folder: newFolder, name: new.name)
        if record.mask & FanotifyRecord.Bit.onDirectory != 0 {
            if let target = record.target { settle(target, old, output) }
            directories.renamed(from: old, to: path)
            if let target = record.target { directories.set(target, path) }
            if isReadWatched(path), !isReadWatched(old) { markReads(in: path, output) }
        }
        var activity = FileActivity(.rename, path)
        activity.oldPath = old
        send(activity, record, isOwn, output)
    }

    /// A directory's name became known when it was too late to ask for it: what waited for it goes first.
    private func settle(_ directory: HandleKey, _ path: String, _ output: any SensorOutput) {
        let waiting = orphans.take(directory)
        if !waiting.isEmpty {
            directories.set(directory, path)
            for orphan in waiting { emit(orphan, isLast: false, output) }
        }
        directories.remove(directory)
    }

    private func postpone(
        _ record: FanotifyRecord, _ entry: FanotifyRecord.Entry, _ bytes: UnsafeRawBufferPointer, isLast: Bool,
        isOwn: Bool, _ output: any SensorOutput
    ) {
        if !isLast, !orphans.isFull {
            orphans.add(bytes, of: entry.directory, at: time)
            return
        }
        nameless += 1
        if record.mask & FanotifyRecord.Bit.onDirectory != 0, let target = record.target { directories.remove(target) }
        let name = record.entry?.name ?? entry.name
        let path = String(folder: "?", name: name)
        if record.mask & FanotifyRecord.Bit.rename != 0 {
            var activity = FileActivity(.rename, String(folder: "?", name: record.newEntry?.name ?? name))
            activity.oldPath = path
            send(activity, record, isOwn, output)
        } else {
            emit(record, path, isDirectory: record.mask & FanotifyRecord.Bit.onDirectory != 0, isOwn: isOwn, output)
        }
    }

    private func directory(_ entry: FanotifyRecord.Entry) -> String? {
        if let path = directories.path(of: entry.directory) { return path }
        guard let point = marks.points[entry.directory.filesystem] else { return nil }
        // Not kept open: a filesystem with an open directory cannot be unmounted.
        let mount = open(point, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard mount >= 0 else { return nil }
        defer { close(mount) }
        let file = mitsuke_open_handle(mount, entry.handle)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var about = stat()
        // A directory that was deleted while someone has it open is still found, under its old name with a remark behind it.
        guard fstat(file, &about) == 0, about.st_nlink > 0, let path = SystemFiles.target("/proc/self/fd/\(file)"),
            path.utf8.first == UInt8(ascii: "/")
        else { return nil }
        directories.set(entry.directory, path)
        return path
    }

    private func send(
        _ activity: consuming FileActivity, _ record: FanotifyRecord, _ isOwn: Bool, _ output: any SensorOutput
    ) {
        guard !isOwn else { return }
        activity.isDirectory = record.mask & FanotifyRecord.Bit.onDirectory != 0
        send(activity, record.pid, output)
    }

    private func send(_ activity: consuming FileActivity, _ pid: Int32, _ output: any SensorOutput) {
        var event = Event(time: time, host: "", activity: .file(activity))
        event.process.pid = Self.pid(pid)
        if event.process.pid != nil { event.attribution = .exact }
        output.receive(event)
    }

    /// 0 is nobody that we may see.
    private static func pid(_ pid: Int32) -> UInt32? {
        pid > 0 ? UInt32(pid) : nil
    }
}
