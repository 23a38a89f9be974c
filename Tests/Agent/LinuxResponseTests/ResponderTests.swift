import Events
import Glibc
import LinuxSensors
import Response
import Testing

@testable import LinuxResponse

@Suite struct ResponderTests {
    private static let id = String(repeating: "0c", count: 16)

    @Test func `a process is stopped, and only the one that was meant`() throws {
        let place = Place()
        let boot = BootTime()
        let responder = Responder(folder: place.agent, boot: boot)
        let pid = start("/bin/sleep", ["1000"])
        var status: Int32 = 0
        defer {
            kill(pid, SIGKILL)
            waitpid(pid, &status, 0)
        }
        let began = try #require(RunningProcesses.read(UInt32(pid), boot)?.process.start)
        let other = Timestamp(ticks: began.ticks - 60 * Timestamp.ticksPerSecond)
        #expect(responder.stop(UInt32(pid), start: other).answer == .notMeant)
        #expect(kill(pid, 0) == 0)
        let result = responder.carryOut(
            Command(id: Self.id, .stop(pid: UInt32(pid), start: began), reason: "x"))
        #expect(result.answer == .done)
        #expect(result.command == Self.id)
        #expect(result.process.executable.hasSuffix("sleep"))
        waitpid(pid, &status, 0)
        #expect(status & 0x7f == SIGKILL)
        #expect(responder.stop(UInt32(pid), start: began).answer == .notFound)
    }

    @Test func `never the first process, never the agent`() throws {
        let place = Place()
        let boot = BootTime()
        let responder = Responder(folder: place.agent, boot: boot)
        for pid in [0, 1, UInt32(getpid()), .max] {
            let start = RunningProcesses.read(pid, boot)?.process.start ?? Timestamp(ticks: 0)
            #expect(responder.stop(pid, start: start).answer == .refused)
        }
    }

    @Test func `a file is collected with its digest`() throws {
        let place = Place()
        let path = place.write("evidence.txt", "abc")
        let command = Command(id: Self.id, .collect(path: path, limitBytes: 3), reason: "x")
        let result = place.responder.carryOut(command)
        #expect(result.answer == .done)
        #expect(result.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        let own = place.agent + "/evidence/" + Self.id
        #expect(contents(own + "/content") == Array("abc".utf8))
        let record = try EvidenceRecord(contents(own + "/record"))
        #expect(record.path == path)
        #expect(record.sizeBytes == 3)
        #expect(record.sha256 == result.sha256)
        // The same command is never carried out twice.
        #expect(place.responder.carryOut(command).answer == .occupied)
    }

    @Test func `nothing too large, no link, nothing of the agent's own`() {
        let place = Place()
        let path = place.write("four", "abcd")
        symlink(path, place.path + "/link")
        _ = place.write("agent/trust", "key")
        func collect(_ path: String, _ limit: UInt64 = 100) -> CommandResult.Answer {
            place.responder.carryOut(
                Command(id: Self.id, .collect(path: path, limitBytes: limit), reason: "x")
            ).answer
        }
        #expect(collect(path, 3) == .tooLarge)
        #expect(collect(place.path + "/link") == .notMeant)
        #expect(collect(place.agent + "/trust") == .refused)
        #expect(collect("/dev/zero") == .notMeant)
        #expect(!place.exists(place.agent + "/evidence/" + Self.id))
        // The kernel's own files say that they are empty; what they hold counts.
        #expect(collect("/proc/\(getpid())/status", 10) == .tooLarge)
    }
}
