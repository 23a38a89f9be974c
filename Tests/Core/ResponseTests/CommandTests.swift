import Events
import Response
import Spooling
import Testing

@Suite struct CommandTests {
    private static let id = String(repeating: "c0", count: 16)
    private static let item = String(repeating: "1e", count: 16)
    private static let digest = String(repeating: "d1", count: 32)

    @Test(arguments: [
        Command.Task.stop(pid: 4_194_303, start: Timestamp(ticks: 17_640_000_000_000_000)),
        .quarantine(path: "/home/佐藤/a\nb \u{1}.zip", sha256: digest), .quarantine(path: "/x", sha256: ""),
        .release(item: item), .collect(path: "/tmp/with  space", limitBytes: Command.largestEvidenceBytes),
    ])
    func `a command is read as it was written`(task: Command.Task) throws {
        let command = Command(id: Self.id, task, reason: "調査のため", account: "root")
        #expect(try Command(command.bytes) == command)
    }

    /// As version 1 writes it: agents and servers of that version are there.
    @Test func `a command of version 1`() throws {
        let golden = """
            command 1
            id \(Self.id)
            kind quarantine
            reason found by the archive watch
            account suzuki
            digest \(Self.digest)

            /srv/share/keep.zip
            """
        let command = Command(
            id: Self.id, .quarantine(path: "/srv/share/keep.zip", sha256: Self.digest),
            reason: "found by the archive watch", account: "suzuki")
        #expect(String(decoding: command.bytes, as: UTF8.self) == golden)
        #expect(try Command(Array(golden.utf8)) == command)
    }

    @Test(arguments: [
        "", "a", "relative/x", "/", "/a/../b", "/a/./b", "/a//b", "/a/", "/a\0b",
        "/" + String(repeating: "x", count: 4_095),
    ])
    func `refuses a path that is none`(path: String) {
        let command = Command(id: Self.id, .collect(path: path, limitBytes: 1), reason: "x")
        #expect(throws: LinkError.malformed) { try Command(command.bytes) }
    }

    @Test func `refuses limits, ids and kinds that are none`() throws {
        let large = Command(
            id: Self.id, .collect(path: "/a", limitBytes: Command.largestEvidenceBytes + 1), reason: "x")
        #expect(throws: LinkError.malformed) { try Command(large.bytes) }
        #expect(throws: LinkError.malformed) {
            try Command(Command(id: "../../etc", .release(item: Self.item), reason: "x").bytes)
        }
        #expect(throws: LinkError.malformed) {
            try Command(Command(id: Self.id, .release(item: "../../../etc/cron.d/x00000000000"), reason: "x").bytes)
        }
        var statement = Statement()
        statement.add("command", "1")
        statement.add("kind", "wipe")
        #expect(throws: LinkError.unknown("wipe")) { try Command(statement.bytes) }
    }

    @Test func `a result is a line that is read back`() throws {
        var result = CommandResult(.quarantine, .severalNames, detail: "2 further names")
        (result.command, result.item, result.path) = (Self.id, Self.item, "/srv/a.zip")
        (result.sizeBytes, result.sha256, result.nanoseconds) = (12, Self.digest, 1_500_000)
        result.process = Process(executable: "/usr/bin/zip", pid: 7, commandLine: "zip a.zip a")
        let event = result.event(at: Timestamp(ticks: 17_640_000_000_000_000), host: "srv1")
        var text = TextBuffer(capacity: 64)
        var line = EventLine()
        line.log = "health"
        EventJSON.append(event, line, to: &text)
        let written = String(decoding: text.bytes, as: UTF8.self)
        #expect(written.contains("\"event.action\":\"response\""))
        #expect(written.contains("\"event.outcome\":\"failure\",\"mitsuke.response.kind\":\"quarantine\""))
        let read = try EventJSON.read(written)
        guard case .health(let health) = read.event.activity, case .health(let own) = event.activity else {
            Issue.record("no health line")
            return
        }
        #expect(health == own)
        #expect(read.event.process.pid == 7)
    }
}
