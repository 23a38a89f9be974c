import Foundation
import Keys

/// Makes a data folder and its key of keys out of a backup. Nothing that is there already is touched, and where the backup
/// is damaged nothing is left of what was begun.
package enum Restoring {
    /// - Parameters:
    ///   - input: The backup.
    ///   - folder: A folder that does not exist yet.
    ///   - keyFile: Where the key of keys goes; it does not exist either.
    package static func run(
        from input: String, folder: String, keyFile: String, passphrase: [UInt8]
    ) throws(BackupError) {
        for path in [folder, keyFile] where FileManager.default.fileExists(atPath: path) {
            throw .exists(path: path)
        }
        let file = open(input, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .system(path: input, errno: errno) }
        defer { close(file) }
        let reader: SealedReader
        do { reader = try SealedReader(from: file, passphrase: passphrase) } catch { throw .sealed(error) }
        // Under another name until everything is there and proven.
        let new = folder + ".restoring"
        guard mkdir(new, 0o700) == 0 else {
            throw errno == EEXIST ? .exists(path: new) : .system(path: new, errno: errno)
        }
        let newKey = new + "/key"
        do throws(BackupError) {
            for sub in ["logs", "damaged", "keys"] {
                guard mkdir(new + "/" + sub, 0o700) == 0 else { throw .system(path: new, errno: errno) }
            }
            var seen: Set<String> = []
            while let name = try entry(reader, into: new) {
                guard seen.insert(name).inserted else { throw .malformed }
            }
            guard seen.isSuperset(of: ["version", "control.sqlite"]),
                seen.contains(BackupEntry.key) || !seen.contains(where: { $0.hasPrefix("keys/") })
            else { throw .malformed }
            // Each into its place, the key first: a folder without its key opens nothing.
            do {
                if let key = try PrivateFile.read(newKey) { try PrivateFile.write(key, to: keyFile) }
            } catch {
                throw .system(path: keyFile, errno: EIO)
            }
            unlink(newKey)
            guard rename(new, folder) == 0 else {
                let reason = errno
                unlink(keyFile)
                throw .system(path: folder, errno: reason)
            }
        } catch {
            try? FileManager.default.removeItem(atPath: new)
            throw error
        }
    }

    /// Writes the next file; nil at the end.
    private static func entry(_ reader: SealedReader, into folder: String) throws(BackupError) -> String? {
        guard let count = try take(1, reader).first else { return nil }
        let bytes = try take(Int(count), reader)
        let name = String(decoding: bytes, as: UTF8.self)
        let length = try take(8, reader)
        guard bytes.count == Int(count), length.count == 8, BackupEntry.isKnown(name) else { throw .malformed }
        let size = length.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let path = folder + "/" + name
        if name.hasPrefix("evidence/") {
            try? FileManager.default.createDirectory(
                atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        }
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw errno == EEXIST ? .malformed : .system(path: path, errno: errno) }
        defer { close(file) }
        var left = size
        while left > 0 {
            let part = try take(Int(min(left, 1 << 20)), reader)
            guard !part.isEmpty else { throw .malformed }
            guard write(file, part, part.count) == part.count else { throw .system(path: path, errno: errno) }
            left -= UInt64(part.count)
        }
        guard fsync(file) == 0 else { throw .system(path: path, errno: errno) }
        return name
    }

    private static func take(_ count: Int, _ reader: SealedReader) throws(BackupError) -> [UInt8] {
        do { return try reader.read(count) } catch { throw .sealed(error) }
    }
}
