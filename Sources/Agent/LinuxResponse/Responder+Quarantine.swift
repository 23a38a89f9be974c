import CLinux
import Events
import Glibc
import LinuxSensors
import Orders
import Response
import Spooling

extension Responder {
    package static let largestQuarantinedBytes: UInt64 = 8 << 30

    var quarantineFolder: String { folder + "/quarantine" }

    /// Moves a file into quarantine: it is taken away only when its copy is safe from a power cut.
    ///
    /// - Parameter expecting: The content's digest; empty for any content.
    package func quarantine(
        _ path: String, expecting digest: String = "", reason: String, command: String = ""
    ) -> CommandResult {
        timed {
            var result = CommandResult(.quarantine, .done)
            result.path = path
            do throws(OpenedFile.Refusal) {
                try take(path, digest, reason, command, &result)
            } catch {
                result.answer = Self.answer(error.errno)
                result.detail = Self.words(error.errno)
            }
            return result
        }
    }

    private func take(
        _ path: String, _ digest: String, _ reason: String, _ command: String, _ result: inout CommandResult
    ) throws(OpenedFile.Refusal) {
        guard !isOwn(path) else { return result.refuse(.refused, "the agent's own folder") }
        // Looked at first: what is a device or a pipe is never opened.
        if let looked = try? LookedAtFile(path), looked.kind != .regular {
            return result.refuse(.notMeant, "not a regular file")
        }
        let file = try OpenedFile(path)
        guard file.isRegular else { return result.refuse(.notMeant, "not a regular file") }
        let (folderPath, name) = Self.parts(path)
        let place = try OpenedFile(folderPath, O_RDONLY | O_DIRECTORY)
        let keeping = try ownFolder("quarantine", 0o700)
        let item = Self.randomDigits()
        var record = record(of: file, item, path, reason, command)
        let new = ".new-" + item
        let copy = openat(keeping.descriptor, new, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        let target = try OpenedFile(descriptor: copy < 0 ? -errno : copy)
        var isKept = false
        defer { if !isKept { unlinkat(keeping.descriptor, new, 0) } }
        let key = record.key
        (record.sha256, result.sizeBytes) = try file.copy(
            to: target.descriptor, limitBytes: Self.largestQuarantinedBytes
        ) { part, count, offset in key.apply(to: &part, count: count, at: offset) }
        result.sha256 = record.sha256
        guard digest.isEmpty || digest == record.sha256 else { return result.refuse(.notMeant, "another content") }
        guard file.isUnchanged else { return result.refuse(.failed, "it was written to meanwhile") }
        guard fsync(target.descriptor) == 0 else { throw OpenedFile.Refusal(errno: errno) }
        do throws(FileError) {
            try SmallFile.write(record.bytes, to: item + ".record", in: quarantineFolder)
        } catch {
            throw OpenedFile.Refusal(errno: error.errno)
        }
        let named = mitsuke_rename_plainly(keeping.descriptor, new, item + ".item")
        guard named == 0, fsync(keeping.descriptor) == 0 else {
            throw OpenedFile.Refusal(errno: named < 0 ? -named : errno)
        }
        isKept = true
        guard remove(name, file, place) else {
            unlinkat(keeping.descriptor, item + ".item", 0)
            unlinkat(keeping.descriptor, item + ".record", 0)
            return result.refuse(.notMeant, "another file took its name meanwhile")
        }
        result.item = item
        if record.names > 1 {
            result.answer = .severalNames
            result.detail = "\(record.names - 1) further names of the file stay"
        }
    }

    /// Takes a name out of a folder if it is that of the file, and of no other that took its place.
    private func remove(_ name: String, _ file: borrowing OpenedFile, _ place: borrowing OpenedFile) -> Bool {
        let aside = ".mitsuke-" + Self.randomDigits()
        guard file.isNamed(name, in: place.descriptor),
            mitsuke_rename_plainly(place.descriptor, name, aside) == 0
        else { return false }
        guard file.isNamed(aside, in: place.descriptor) else {
            _ = mitsuke_rename_plainly(place.descriptor, aside, name)
            return false
        }
        guard unlinkat(place.descriptor, aside, 0) == 0 else { return false }
        fsync(place.descriptor)
        return true
    }

    private func record(
        of file: borrowing OpenedFile, _ item: String, _ path: String, _ reason: String, _ command: String
    ) -> QuarantineRecord {
        let status = file.status
        var record = QuarantineRecord(
            item: item, path: path, sizeBytes: file.sizeBytes, mode: status.st_mode & 0o7777, owner: status.st_uid,
            group: status.st_gid, modified: Self.nanoseconds(status.st_mtim),
            accessed: Self.nanoseconds(status.st_atim), names: UInt64(status.st_nlink), time: SystemClock.now,
            reason: reason, command: command, key: Self.randomKey())
        record.attributes = FileAttributes.all(of: file.descriptor)
        return record
    }

    /// A folder in the agent's own, made where it is missing. Root alone can write in it.
    func ownFolder(_ name: String, _ mode: mode_t) throws(OpenedFile.Refusal) -> OpenedFile {
        let own = try OpenedFile(folder, O_RDONLY | O_DIRECTORY)
        mkdirat(own.descriptor, name, mode)
        let made = openat(own.descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        return try OpenedFile(descriptor: made < 0 ? -errno : made)
    }

    static func nanoseconds(_ time: timespec) -> Int64 {
        Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }

    static func randomDigits() -> String {
        var generator = SystemRandomNumberGenerator()
        return Hexadecimal.text(generator.next()) + Hexadecimal.text(generator.next())
    }

    private static func randomKey() -> QuarantineKey {
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<QuarantineKey.count).map { _ in UInt8.random(in: 0...255, using: &generator) }
        return QuarantineKey(bytes)!
    }
}

extension CommandResult {
    mutating func refuse(_ answer: Answer, _ detail: String) {
        self.answer = answer
        self.detail = detail
    }
}
