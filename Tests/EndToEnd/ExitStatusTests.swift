import Foundation
import Testing

/// What the program says with its exit status, and on which stream.
@Suite struct ExitStatusTests {
    private let folder: Folder

    init() throws {
        folder = try Folder()
        try folder.write("a.evtx", try Recording.story().file())
    }

    @Test("0 when everything was read, with findings or without")
    func done() throws {
        let found = try Program.run(["analyze", "a.evtx"], in: folder)
        #expect(found.status == 0)
        #expect(found.errors.isEmpty)
        #expect(try found.objects().contains { $0["rule.id"] as? String == "registry.run-key" })
        try folder.write("quiet.evtx", try Recording().file())
        let quiet = try Program.run(["analyze", "quiet.evtx"], in: folder)
        #expect(quiet.status == 0 && quiet.output.isEmpty)
    }

    @Test(
        "1 with --fail-on when there is such a finding", arguments: [("low", 1), ("high", 1), ("critical", 0)])
    func failOn(level: String, status: Int32) throws {
        let run = try Program.run(["analyze", "--fail-on", level, "a.evtx"], in: folder)
        #expect(run.status == status)
        #expect(!run.output.isEmpty)
    }

    @Test("2 for a file that is not there, and the others are read")
    func missing() throws {
        let run = try Program.run(["analyze", "--fail-on", "low", "none.evtx", "a.evtx"], in: folder)
        #expect(run.status == 2)
        #expect(run.errors.contains("none.evtx"))
        #expect(run.text.contains("registry.run-key"))
    }

    @Test("2 for a damaged chunk; what stands in the others is still reported, and the place is said")
    func damaged() throws {
        var bytes = try Recording.story().file(recordsPerChunk: 1)
        for index in (4_096 + 2 * 65_536)..<(4_096 + 2 * 65_536 + 600) { bytes[index] = 0xaa }
        try folder.write("damaged.evtx", bytes)
        let run = try Program.run(["analyze", "damaged.evtx"], in: folder)
        #expect(run.status == 2)
        #expect(run.errors.contains("0x" + String(4_096 + 2 * 65_536, radix: 16)))
        #expect(run.text.contains("registry.run-key"))
        #expect(run.text.contains("archive.encrypted"))
    }

    @Test("2 for a named file in no known format; 0 for one in a folder")
    func unknownFormat() throws {
        try folder.write("notes.txt", "Nothing that a log would say.\n")
        let named = try Program.run(["analyze", "notes.txt"], in: folder)
        #expect(named.status == 2)
        #expect(named.errors.contains("notes.txt"))
        let walked = try Program.run(["analyze", "--format", "text", "--lang", "en", "."], in: folder)
        #expect(walked.status == 0)
        #expect(walked.errors.isEmpty)
        #expect(walked.text.contains("1 file of another kind was skipped."))
    }

    @Test("a packed file with nothing in a known format is treated as such a file unpacked")
    func unknownInside() throws {
        try folder.write("notes.txt", "Nothing that a log would say.\n")
        _ = try Program.shell(
            "gzip -k notes.txt; tar czf notes.tar.gz notes.txt; rm notes.txt", in: folder)
        for name in ["notes.txt.gz", "notes.tar.gz"] {
            let named = try Program.run(["analyze", name, "a.evtx"], in: folder)
            #expect(named.status == 2)
            #expect(named.errors.contains(name))
            #expect(named.text.contains("registry.run-key"))
        }
        let walked = try Program.run(["analyze", "--format", "text", "--lang", "en", "."], in: folder)
        #expect(walked.status == 0)
        #expect(walked.errors.isEmpty)
        #expect(walked.text.contains("(1 file,"))
        #expect(walked.text.contains("2 files of other kinds were skipped."))
    }

    @Test(
        "64 for arguments that make no sense",
        arguments: [
            ["analyze"], ["analyze", "--jobs", "0", "a.evtx"], ["analyze", "--level", "loud", "a.evtx"],
            ["analyze", "--since", "yesterday", "a.evtx"], ["analyze", "--encoding", "cp932", "a.evtx"],
            ["analyze", "--originals", "--format", "csv", "a.evtx"], ["events", "--log", "none", "a.evtx"],
            ["analyze", "--watch", "none", "a.evtx"], ["dance"],
            ["analyze", "--since", "2026-04-02", "--until", "2026-04-01", "a.evtx"],
            ["analyze", "--level", "critical", "--fail-on", "high", "a.evtx"],
        ])
    func usage(arguments: [String]) throws {
        let run = try Program.run(arguments, in: folder)
        #expect(run.status == 64)
        #expect(run.output.isEmpty)
        #expect(!run.errors.isEmpty)
    }

    @Test("2 for an output that cannot be written, before anything is read", arguments: ["/nonexistent/x.jsonl", "."])
    func unwritable(path: String) throws {
        let run = try Program.run(["analyze", "--output", path, "a.evtx"], in: folder)
        #expect(run.status == 2)
        #expect(run.errors.contains(path))
        #expect(run.output.isEmpty)
    }

    @Test(
        "64 for an output that is an input too, which stays as it is",
        arguments: [["a.evtx", "a.evtx"], ["./a.evtx", "."], ["link", "a.evtx"], ["policy.yaml", "a.evtx"]])
    func overwriting(paths: [String]) throws {
        try folder.write("policy.yaml", "registry:\n  enabled: true\n")
        _ = try Program.shell("ln a.evtx hard; ln -s hard link", in: folder)
        let before = try (folder.read("a.evtx"), folder.read("policy.yaml"))
        let run = try Program.run(
            ["analyze", "--policy", "policy.yaml", "--output", paths[0], paths[1]], in: folder)
        #expect(run.status == 64)
        #expect(run.errors.contains(paths[0]))
        #expect(try folder.read("a.evtx") == before.0)
        #expect(try folder.read("policy.yaml") == before.1)
    }

    @Test("a new output in a folder that is read is no input of it")
    func outputBesideInputs() throws {
        let run = try Program.run(["analyze", "--format", "text", "--lang", "en", "-o", "new.txt", "."], in: folder)
        #expect(run.status == 0)
        let report = String(decoding: try folder.read("new.txt"), as: UTF8.self)
        #expect(report.contains("(1 file,"))
        #expect(!report.contains("skipped"))
    }

    @Test(
        "no crash where an output is closed or full",
        arguments: [
            (#""$0" analyze none.evtx 2>&-"#, Int32(2)), (#""$0" analyze none.evtx 2>/dev/full"#, 2),
            (#""$0" policy default >/dev/full"#, 2), (#""$0" policy default >&-"#, 0),
            (#""$0" analyze a.evtx >/dev/full"#, 2),
            (#""$0" analyze -o x.jsonl none.evtx a.evtx 2>&-; grep -q none.evtx x.jsonl"#, 1),
        ])
    func closedStreams(line: String, status: Int32) throws {
        #expect(try Program.shell(line, in: folder).status == status)
    }

    @Test("2 for a full disk")
    func fullDisk() throws {
        let run = try Program.run(["events", "-o", "/dev/full", "a.evtx"], in: folder)
        #expect(run.status == 2)
        #expect(run.errors.contains("/dev/full"))
    }

    @Test("2 for a policy with a mistake, which is refused whole, with the place of each")
    func policy() throws {
        try folder.write("policy.yaml", "registry:\n  enabled: perhaps\narchive:\n  enabledd: true\n")
        for arguments in [["analyze", "--policy", "policy.yaml", "a.evtx"], ["policy", "check", "policy.yaml"]] {
            let run = try Program.run(arguments, in: folder)
            #expect(run.status == 2)
            #expect(run.output.isEmpty)
            #expect(run.errors.contains("policy.yaml:2:12:"))
            #expect(run.errors.contains("policy.yaml:4:3:"))
        }
    }

    @Test("a policy that says nothing changes nothing", arguments: ["", "# nothing yet\n", "registry:\n"])
    func emptyPolicy(text: String) throws {
        try folder.write("policy.yaml", text)
        #expect(try Program.run(["policy", "check", "policy.yaml"], in: folder).status == 0)
        let run = try Program.run(["analyze", "--policy", "policy.yaml", "a.evtx"], in: folder)
        #expect(try run.output == Program.run(["analyze", "a.evtx"], in: folder).output)
    }

    @Test("a reader that goes away ends it quietly")
    func closedPipe() throws {
        var recording = Recording.story()
        for number in 0..<2_000 { recording.setValue(Recording.runKey + "V\(number)", "x", by: 300, Recording.cmd) }
        try folder.write("many.evtx", try recording.file())
        let run = try Program.shell(
            #"{ "$0" events --format jsonl many.evtx; echo $? > status; } | head -1"#, in: folder)
        #expect(run.lines.count == 1)
        #expect(run.errors.isEmpty)
        #expect(try folder.read("status") == Array("0\n".utf8))
    }
}
