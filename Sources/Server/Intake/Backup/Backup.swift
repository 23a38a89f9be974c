import Foundation
import Keys
import Storage

/// Saves a data folder with its keys into one file under a passphrase, also while a server works with it.
///
/// Each database is copied as it is at one moment; a line that comes in meanwhile may be in one and not in another. Files
/// follow one another: length of the name (a byte), name, length (eight bytes, the lowest first), contents.
package struct Backup: Sendable {
    private let folder: String
    private let keyFile: String
    private let cost: UInt8
    private let copy: @Sendable (String, String) throws(StoreError) -> Void

    /// - Parameters:
    ///   - cost: Of scrypt, as a power of two.
    ///   - copy: Copies a database that is in use; ``StoreError/notFound`` where it has gone meanwhile.
    package init(
        folder: String, keyFile: String, cost: UInt8 = SealedForm.cost,
        copy: @escaping @Sendable (String, String) throws(StoreError) -> Void
    ) {
        self.folder = folder
        self.keyFile = keyFile
        self.cost = cost
        self.copy = copy
    }

    /// Writes the backup. A file that is there already is not touched; one that was begun is removed where it fails.
    package func write(to output: String, passphrase: [UInt8]) throws(BackupError) {
        guard FileManager.default.fileExists(atPath: folder + "/version") else { throw .missing(path: folder) }
        // Before the first start of a server there are no keys yet.
        let keys = try names("keys")
        let hasKey = FileManager.default.fileExists(atPath: keyFile)
        guard hasKey || keys.isEmpty else { throw .missing(path: keyFile) }
        let file = open(output, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else {
            throw errno == EEXIST ? .exists(path: output) : .system(path: output, errno: errno)
        }
        defer { close(file) }
        do throws(BackupError) {
            try write(
                (hasKey ? [keyFile] : []).map { ($0, BackupEntry.key) } + keys.map { (folder + "/" + $0, $0) },
                to: file, passphrase)
            guard fsync(file) == 0 else { throw .system(path: output, errno: errno) }
        } catch {
            unlink(output)
            throw error
        }
    }

    private func write(
        _ keys: [(path: String, name: String)], to file: Int32, _ passphrase: [UInt8]
    ) throws(BackupError) {
        let writer: SealedWriter
        do { writer = try SealedWriter(to: file, passphrase: passphrase, cost: cost) } catch { throw .sealed(error) }
        for key in keys { try add(key.path, key.name, writer) }
        try add(folder + "/version", "version", writer)
        for name in ["control.sqlite"] + (try names("logs")) where name.hasSuffix(".sqlite") {
            let place = folder + "/backup-" + UUID().uuidString
            defer { for end in ["", "-wal", "-shm", "-journal"] { unlink(place + end) } }
            do {
                try copy(folder + "/" + name, place)
            } catch StoreError.notFound {
                // Retention dropped the day meanwhile.
                continue
            } catch {
                throw .store(error)
            }
            try add(place, name, writer)
        }
        // Sealed as they are; what is removed meanwhile is not in it.
        for name in evidence where FileManager.default.fileExists(atPath: folder + "/" + name) {
            try add(folder + "/" + name, name, writer)
        }
        do { try writer.finish() } catch { throw .sealed(error) }
    }

    /// Pieces of evidence; none where nothing was ever collected.
    private var evidence: [String] {
        let names = try? FileManager.default.subpathsOfDirectory(atPath: folder + "/evidence")
        return (names ?? []).map { "evidence/" + $0 }.filter(BackupEntry.isKnown).sorted()
    }

    private func names(_ sub: String) throws(BackupError) -> [String] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder + "/" + sub) else {
            throw .missing(path: folder + "/" + sub)
        }
        return names.map { sub + "/" + $0 }.filter(BackupEntry.isKnown).sorted()
    }

    private func add(_ path: String, _ name: String, _ writer: SealedWriter) throws(BackupError) {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { throw .system(path: path, errno: errno) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw .system(path: path, errno: errno) }
        var left = Int(status.st_size)
        let length = withUnsafeBytes(of: UInt64(left).littleEndian) { Array($0) }
        do {
            try writer.write([UInt8(name.utf8.count)] + Array(name.utf8) + length)
            var buffer = [UInt8](repeating: 0, count: 1 << 20)
            while left > 0 {
                let count = read(file, &buffer, min(left, buffer.count))
                // Nobody else writes to what is copied here.
                guard count > 0 else { throw BackupError.system(path: path, errno: count < 0 ? errno : EIO) }
                try writer.write(buffer[..<count])
                left -= count
            }
        } catch let error as SealedError {
            throw .sealed(error)
        } catch let error as BackupError {
            throw error
        } catch {
            throw .malformed
        }
    }
}
