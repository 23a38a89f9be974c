import Events
import Foundation
import Testing

/// In which order answers come, and that it depends on nothing but the input.
@Suite struct OrderTests {
    private let folder: Folder

    init() throws {
        folder = try Folder()
    }

    @Test("output is the same whatever the number of threads", arguments: ["analyze", "events"])
    func jobs(command: String) throws {
        for number in 0..<4 {
            var recording = Recording.story(host: "PC-\(number)")
            for value in 0..<40 { recording.setValue(Recording.runKey + "V\(value)", "x", by: 300, Recording.cmd) }
            try folder.write("\(number).evtx", try recording.file(recordsPerChunk: 7))
        }
        for format in ["jsonl", "csv", "text"] {
            let one = try Program.run([command, "--format", format, "--jobs", "1", "."], in: folder)
            #expect(one.status == 0 && one.output.count > 1_000)
            for jobs in ["2", "8"] {
                #expect(
                    try Program.run([command, "--format", format, "--jobs", jobs, "."], in: folder).output == one.output
                )
            }
        }
    }

    @Test("lines come in the order of the file, and files in the order in which they are named")
    func order() throws {
        for name in ["b", "a"] {
            var recording = Recording(host: name)
            for value in 0..<30 {
                recording.setValue(Recording.runKey + "\(name)\(value)", "x", by: 300, Recording.cmd)
            }
            try folder.write(name + ".evtx", try recording.file(recordsPerChunk: 4))
        }
        let run = try Program.run(["events", "--jobs", "4", "b.evtx", "a.evtx"], in: folder)
        let values = try run.objects().compactMap {
            ($0["registry.path"] as? String)?.split(separator: "\\").last.map(String.init)
        }
        #expect(values == ["b", "a"].flatMap { name in (0..<30).map { name + String($0) } })
    }

    @Test("what `events` wrote says the same of every process when it is analysed again")
    func roundTrip() throws {
        try folder.write("a.evtx", try Recording.story().file())
        let first = try Program.run(["analyze", "a.evtx"], in: folder).objects()
        #expect(try Program.run(["events", "-o", "events.jsonl", "a.evtx"], in: folder).status == 0)
        let second = try Program.run(["analyze", "events.jsonl"], in: folder).objects()
        #expect(first.map(Self.chain) == second.map(Self.chain))
        #expect(first.contains { Self.chain($0).contains("cmd.exe") && Self.chain($0).contains("explorer.exe") })
    }

    @Test("a process that one file names is known in the others")
    func acrossFiles() throws {
        let story = Recording.story()
        var late = Recording()
        for _ in 0..<10 { late.setValue(Recording.runKey + "x", "y", by: 300, #"C:\Windows\System32\reg.exe"#) }
        try folder.write("a-late.evtx", try late.file())
        try folder.write("z-story.evtx", try story.file())
        let found = try Program.run(["analyze", "--watch", "registry", "a-late.evtx", "z-story.evtx"], in: folder)
            .objects()
        #expect(found.count >= 2)
        #expect(found.last.map(Self.chain).map { $0.contains("cmd.exe") && $0.contains("explorer.exe") } == true)
        #expect(
            found.first { ($0["log.file.path"] as? String) == "a-late.evtx" && Self.chain($0).contains("cmd.exe") }
                != nil)
    }

    private static func chain(_ line: [String: Any]) -> String {
        let ancestors = line["mitsuke.ancestors"] as? [[String: Any]] ?? []
        let names = [line["rule.id"], line["process.executable"]] + ancestors.map { $0["executable"] }
        return names.map { $0 as? String ?? "?" }.joined(separator: " < ")
    }
}
