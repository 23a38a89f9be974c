import CLinux
import Glibc
import LinuxSensors
import Orders
import Response
import Spooling

extension Responder {
    /// Copies a file to where `uplink` fetches it: `evidence/<command>/content`, and then `record`, with which it is whole.
    package func collect(_ path: String, limitBytes: UInt64, for command: Command) -> CommandResult {
        timed {
            var result = CommandResult(.collect, .done)
            result.path = path
            do throws(OpenedFile.Refusal) {
                try copy(path, limitBytes, command, &result)
            } catch {
                result.answer = Self.answer(error.errno)
                result.detail = Self.words(error.errno)
            }
            return result
        }
    }

    private func copy(
        _ path: String, _ limitBytes: UInt64, _ command: Command, _ result: inout CommandResult
    ) throws(OpenedFile.Refusal) {
        // The keys of this host are no evidence.
        guard !isOwn(path) else { return result.refuse(.refused, "the agent's own folder") }
        if let looked = try? LookedAtFile(path), looked.kind != .regular {
            return result.refuse(.notMeant, "not a regular file")
        }
        let file = try OpenedFile(path)
        guard file.isRegular else { return result.refuse(.notMeant, "not a regular file") }
        result.sizeBytes = file.sizeBytes
        guard file.sizeBytes <= limitBytes else { throw OpenedFile.Refusal(errno: EFBIG) }
        let group = sendersGroup
        let all = try ownFolder("evidence", 0o750)
        fchown(all.descriptor, 0, group)
        guard mkdirat(all.descriptor, command.id, 0o750) == 0 else { throw OpenedFile.Refusal(errno: errno) }
        var isKept = false
        let place = folder + "/evidence/" + command.id
        defer {
            if !isKept {
                unlink(place + "/content")
                unlink(place + "/record")
                rmdir(place)
            }
        }
        let own = try OpenedFile(place, O_RDONLY | O_DIRECTORY)
        fchown(own.descriptor, 0, group)
        let made = openat(
            own.descriptor, "content", O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o640)
        let content = try OpenedFile(descriptor: made < 0 ? -errno : made)
        fchown(content.descriptor, 0, group)
        let (sha256, sizeBytes) = try file.copy(to: content.descriptor, limitBytes: limitBytes)
        (result.sha256, result.sizeBytes) = (sha256, sizeBytes)
        if !file.isUnchanged { result.detail = "it was written to while it was copied" }
        guard fsync(content.descriptor) == 0 else { throw OpenedFile.Refusal(errno: errno) }
        let record = EvidenceRecord(
            command: command.id, path: path, sha256: sha256, sizeBytes: sizeBytes, mode: file.status.st_mode & 0o7777,
            owner: file.status.st_uid, group: file.status.st_gid, modified: Self.nanoseconds(file.status.st_mtim),
            time: SystemClock.now)
        do throws(FileError) {
            try SmallFile.write(record.bytes, to: "record", in: place)
        } catch {
            throw OpenedFile.Refusal(errno: error.errno)
        }
        chown(place + "/record", 0, group)
        chmod(place + "/record", 0o640)
        isKept = true
    }

    /// The group that may read the spool may read evidence.
    private var sendersGroup: gid_t {
        var status = stat()
        return stat(folder + "/spool", &status) == 0 ? status.st_gid : 0
    }
}
