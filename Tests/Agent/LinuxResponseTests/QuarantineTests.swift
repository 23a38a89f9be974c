import Events
import Glibc
import Response
import Spooling
import Testing

@testable import LinuxResponse

@Suite struct QuarantineTests {
    private static let text = "#!/bin/sh\nX5O!P%@AP[4 not really\n"

    @Test func `a file goes into quarantine and comes back as it was`() throws {
        let place = Place()
        let path = place.write("stolen data.zip", Self.text)
        chmod(path, 0o4751)
        if getuid() == 0 { chown(path, 1234, 4321) }
        if getuid() == 0 { chmod(path, 0o4751) }
        let times = [timespec(tv_sec: 1_700_000_000, tv_nsec: 5), timespec(tv_sec: 1_700_000_001, tv_nsec: 7)]
        utimensat(AT_FDCWD, path, times, 0)
        var before = stat()
        lstat(path, &before)
        let taken = place.responder.quarantine(path, reason: "調査", command: String(repeating: "a", count: 32))
        #expect(taken.answer == .done)
        #expect(!place.exists(path))
        let kept = place.agent + "/quarantine/" + taken.item
        let bytes = contents(kept + ".item")
        #expect(bytes.count == Self.text.utf8.count)
        #expect(!bytes.starts(with: "#!".utf8))
        let record = try QuarantineRecord(contents(kept + ".record"))
        #expect(record.path == path)
        #expect(record.sha256 == taken.sha256)
        #expect(record.mode == 0o4751)
        var status = stat()
        lstat(place.agent + "/quarantine", &status)
        #expect(status.st_mode & 0o7777 == 0o700)
        let back = place.responder.release(taken.item)
        #expect(back.answer == .done)
        var after = stat()
        lstat(path, &after)
        #expect(contents(path) == Array(Self.text.utf8))
        #expect(after.st_mode == before.st_mode)
        #expect(after.st_uid == before.st_uid)
        #expect(after.st_gid == before.st_gid)
        #expect(after.st_mtim.tv_sec == 1_700_000_001)
        #expect(after.st_mtim.tv_nsec == 7)
        #expect(!place.exists(kept + ".item"))
        #expect(place.responder.release(taken.item).answer == .notFound)
    }

    @Test func `never over a file that lies there now`() {
        let place = Place()
        let path = place.write("a", Self.text)
        let taken = place.responder.quarantine(path, reason: "x")
        _ = place.write("a", "new")
        #expect(place.responder.release(taken.item).answer == .occupied)
        #expect(contents(path) == Array("new".utf8))
        unlink(path)
        symlink("/etc/passwd", path)
        #expect(place.responder.release(taken.item).answer == .occupied)
        unlink(path)
        #expect(place.responder.release(taken.item).answer == .done)
    }

    @Test func `no link is followed, no folder, pipe or device taken`() {
        let place = Place()
        let path = place.write("real", Self.text)
        symlink(path, place.path + "/link")
        mkdir(place.path + "/sub", 0o755)
        symlink(place.path, place.path + "/sub/up")
        mkfifo(place.path + "/pipe", 0o644)
        let responder = place.responder
        #expect(responder.quarantine(place.path + "/link", reason: "x").answer == .notMeant)
        #expect(responder.quarantine(place.path + "/sub/up/real", reason: "x").answer == .notMeant)
        #expect(responder.quarantine(place.path + "/sub", reason: "x").answer == .notMeant)
        #expect(responder.quarantine(place.path + "/pipe", reason: "x").answer == .notMeant)
        #expect(responder.quarantine("/dev/null", reason: "x").answer == .notMeant)
        #expect(responder.quarantine(place.path + "/none", reason: "x").answer == .notFound)
        #expect(responder.quarantine(place.agent + "/trust", reason: "x").answer == .refused)
        #expect(contents(path) == Array(Self.text.utf8))
    }

    @Test func `only the content that was meant`() {
        let place = Place()
        let path = place.write("a", Self.text)
        let other = String(repeating: "0", count: 64)
        #expect(place.responder.quarantine(path, expecting: other, reason: "x").answer == .notMeant)
        #expect(contents(path) == Array(Self.text.utf8))
        let collected = place.responder.quarantine(path, reason: "x")
        #expect(place.responder.release(collected.item).answer == .done)
        #expect(place.responder.quarantine(path, expecting: collected.sha256, reason: "x").answer == .done)
    }

    @Test func `a file with several names says so`() {
        let place = Place()
        let path = place.write("a", Self.text)
        link(path, place.path + "/b")
        let result = place.responder.quarantine(path, reason: "x")
        #expect(result.answer == .severalNames)
        #expect(!place.exists(path))
        #expect(place.exists(place.path + "/b"))
    }
}
