import Foundation
import Testing

/// What a terminal sees, and what a pipe does. `script` (util-linux) lends a terminal.
@Suite struct TerminalTests {
    private let folder: Folder
    private static let hasScript = FileManager.default.isExecutableFile(atPath: "/usr/bin/script")

    init() throws {
        folder = try Folder()
        try folder.write("a.evtx", try Recording.story().file())
    }

    /// What a terminal would have got from the program.
    private func terminal(_ arguments: String, _ environment: [String: String] = [:]) throws -> String {
        let run = try Program.shell(
            #"exec script -qec "stty cols 100 2>/dev/null; $0 \#(arguments)" /dev/null </dev/null"#, in: folder,
            environment: ["TERM": "xterm"].merging(environment) { $1 })
        return run.text
    }

    @Test("a pipe gets JSON lines without escapes; so does it get text that is asked for")
    func pipe() throws {
        let run = try Program.run(["analyze", "a.evtx"], in: folder, environment: ["TERM": "xterm"])
        #expect(run.text.hasPrefix("{"))
        let text = try Program.run(
            ["analyze", "--format", "text", "a.evtx"], in: folder, environment: ["TERM": "xterm"])
        #expect(text.text.hasPrefix("Mitsuke"))
        for output in [run.output, text.output, Array(run.errors.utf8), Array(text.errors.utf8)] {
            #expect(!output.contains(0x1b))
        }
    }

    @Test("a terminal gets a report with colours", .enabled(if: hasScript, "needs script(1)"))
    func colours() throws {
        let text = try terminal("analyze --lang en a.evtx")
        #expect(text.contains("Mitsuke: findings") && text.contains("\u{1b}[1;31mhigh"))
    }

    @Test(
        "NO_COLOR, and a terminal that has none, get the report without", .enabled(if: hasScript, "needs script(1)"),
        arguments: [["NO_COLOR": "1"], ["TERM": "dumb"]])
    func noColours(environment: [String: String]) throws {
        let text = try terminal("analyze --lang en a.evtx 2>/dev/null", environment)
        #expect(text.contains("Mitsuke: findings"))
        #expect(!text.contains("\u{1b}"))
    }

    @Test(
        "no text of a record or of an argument steers the terminal", .enabled(if: hasScript, "needs script(1)"),
        arguments: ["analyze", "events"])
    func hostile(command: String) throws {
        let evil = "\u{1b}]0;evil\u{7}\u{1b}[2J\u{202e}"
        var recording = Recording(host: "PC" + evil)
        recording.start(1, #"C:\"# + evil + ".exe", "rar a -hp1 x.rar " + evil, parent: (2, evil))
        recording.setValue(Recording.runKey + evil, evil, by: 1, evil)
        try folder.write("evil\u{1b}[2J.evtx", try recording.file())
        let text = try terminal(command + " --format text --lang en . missing$(printf '\\033[2J')")
        #expect(text.contains(#"\x1b]0;evil\x07"#))
        #expect(
            !text.contains("\u{1b}]") && !text.contains("\u{1b}[2J") && !text.contains("\u{202e}")
                && !text.contains("\u{7}"))
        #expect(text.contains(#"missing\x1b[2J"#))
    }

    @Test(
        "a terminal sees how far long work has come, and nothing of it is left",
        .enabled(if: hasScript, "needs script(1)"))
    func progress() throws {
        var recording = Recording.story()
        for value in 0..<500 { recording.setValue(Recording.runKey + "V\(value)", "x", by: 300, Recording.cmd) }
        try folder.write("many.evtx", try recording.file())
        // The work is as long as this test wants: nobody takes the output before the bar has been seen.
        let fifo = folder.outside.appending(path: "fifo").path
        #expect(mkfifo(fifo, 0o600) == 0)
        let descriptor = open(fifo, O_RDONLY | O_NONBLOCK)
        let output = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/script")
        process.arguments = [
            "-qec", "'\(Program.path)' events --lang en --jobs 1 --format jsonl many.evtx > '\(fifo)'", "/dev/null",
        ]
        process.currentDirectoryURL = folder.url
        process.environment = Program.environment.merging(["TERM": "xterm"]) { $1 }
        process.standardInput = FileHandle.nullDevice
        let screen = Pipe()
        process.standardOutput = screen
        try process.run()
        var seen = Data()
        while !String(decoding: seen, as: UTF8.self).contains(" %") {
            let more = screen.fileHandleForReading.availableData
            guard !more.isEmpty else { break }
            seen += more
        }
        _ = fcntl(descriptor, F_SETFL, 0)
        let lines = try output.readToEnd() ?? Data()
        seen += try screen.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        let text = String(decoding: seen, as: UTF8.self)
        #expect(text.contains("Reading") && text.contains("░"))
        #expect(text.hasSuffix("\r\u{1b}[K"))
        #expect(lines.count(where: { $0 == 10 }) > 500)
        let piped = try Program.run(["events", "many.evtx"], in: folder)
        #expect(piped.errors.isEmpty)
    }

    @Test("Ctrl-C ends it in order: whole lines of what was done so far, and status 130")
    func interrupted() throws {
        var recording = Recording.story()
        for value in 0..<3_000 { recording.setValue(Recording.runKey + "V\(value)", "x", by: 300, Recording.cmd) }
        try folder.write("many.evtx", try recording.file(recordsPerChunk: 50))
        // The pipe is full long before the end, so the program is still at work when the first line is out.
        let process = Process()
        process.executableURL = URL(filePath: Program.path)
        process.arguments = ["events", "--format", "jsonl", "--jobs", "1"] + Array(repeating: "many.evtx", count: 5)
        process.currentDirectoryURL = folder.url
        process.environment = Program.environment
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        var output = try pipe.fileHandleForReading.read(upToCount: 1) ?? Data()
        process.interrupt()
        output += try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 130)
        #expect(output.last == 10)
    }
}
