import CLinux
import Glibc
import Orders
import Response
import Spooling

extension Responder {
    /// Puts a quarantined file back where it was, with its owner, mode and times, and never over another file.
    package func release(_ item: String) -> CommandResult {
        timed {
            var result = CommandResult(.release, .done)
            result.item = item
            do throws(OpenedFile.Refusal) {
                try putBack(item, &result)
            } catch {
                result.answer = Self.answer(error.errno)
                result.detail = Self.words(error.errno)
            }
            return result
        }
    }

    private func putBack(_ item: String, _ result: inout CommandResult) throws(OpenedFile.Refusal) {
        guard Hexadecimal.isText(item, count: 32) else { return result.refuse(.notFound, "no item of quarantine") }
        let record: QuarantineRecord
        do {
            let bytes = try SmallFile.read(
                quarantineFolder + "/\(item).record", limitBytes: QuarantineRecord.limitBytes)
            guard let bytes else { return result.refuse(.notFound, "no item of quarantine") }
            record = try QuarantineRecord(bytes)
        } catch {
            return result.refuse(.failed, "its record cannot be read: \(error)")
        }
        (result.path, result.sizeBytes, result.sha256) = (record.path, record.sizeBytes, record.sha256)
        let kept = try OpenedFile(quarantineFolder + "/\(item).item")
        let (folderPath, name) = Self.parts(record.path)
        let place = try OpenedFile(folderPath, O_RDONLY | O_DIRECTORY)
        // Without a name nobody can reach it before it is whole.
        let file = try OpenedFile(descriptor: mitsuke_nameless(place.descriptor))
        let key = record.key
        let (sha256, _) = try kept.copy(
            to: file.descriptor, limitBytes: Self.largestQuarantinedBytes, digestsWritten: true
        ) { part, count, offset in key.apply(to: &part, count: count, at: offset) }
        guard sha256 == record.sha256 else { return result.refuse(.failed, "what is kept is damaged") }
        // The owner first: a change of it takes bits of the mode away.
        guard fchown(file.descriptor, record.owner, record.group) == 0 else { throw OpenedFile.Refusal(errno: errno) }
        let left = FileAttributes.set(record.attributes, of: file.descriptor)
        guard fchmod(file.descriptor, record.mode) == 0 else { throw OpenedFile.Refusal(errno: errno) }
        let times = [Self.time(record.accessed), Self.time(record.modified)]
        guard futimens(file.descriptor, times) == 0, fsync(file.descriptor) == 0 else {
            throw OpenedFile.Refusal(errno: errno)
        }
        let named = mitsuke_give_name(file.descriptor, place.descriptor, name)
        guard named == 0 else { throw OpenedFile.Refusal(errno: -named) }
        fsync(place.descriptor)
        unlink(quarantineFolder + "/\(item).item")
        unlink(quarantineFolder + "/\(item).record")
        if left > 0 { result.detail = "\(left) extended attributes could not be set" }
    }

    private static func time(_ nanoseconds: Int64) -> timespec {
        let (seconds, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
        return rest < 0
            ? timespec(tv_sec: Int(seconds) - 1, tv_nsec: Int(rest) + 1_000_000_000)
            : timespec(tv_sec: Int(seconds), tv_nsec: Int(rest))
    }
}
