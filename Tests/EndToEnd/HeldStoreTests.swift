import Foundation
import Testing

/// Commands on a store that a server holds do through its socket what they do alone.
@Suite struct HeldStoreTests {
    private let folder: Folder

    init() throws {
        folder = try Folder()
        try folder.write("a.evtx", try Recording.story().file())
        try folder.write("broken.evtx", try Recording.story(host: "PC-8").file().dropLast(60_000))
    }

    private func run(
        _ arguments: [String], on data: String, _ environment: [String: String] = [:]
    ) throws -> Program.Outcome {
        try Program.run(
            Array(arguments.prefix(1)) + ["--data", data] + arguments.dropFirst(), in: folder, environment: environment)
    }

    private static let looks = [
        ["search"], ["search", "--format", "text", "--lang", "ja"],
        ["search", "--format", "csv", "--encoding", "cp932"],
        ["search", "--findings", "--host", "PC-7"], ["alerts", "--format", "text"], ["alerts", "--lang", "ja"],
        ["alerts", "--state", "closed-true"],
    ]

    @Test("the same words, problems and exit statuses, with a server and without")
    func same() throws {
        let alone = folder.outside.path + "/alone"
        let served = try ServedStore(folder)
        for language in ["C", "ja_JP.UTF-8"] {
            for import_ in [  // Read side by side, lines of one moment would have no order of their own.
                ["import", "--jobs", "1", "."], ["import", "missing", "./a.evtx"], ["import", "broken.evtx"],
            ] {
                let here = try run(import_, on: alone, ["LANG": language])
                let there = try run(import_, on: served.data, ["LANG": language])
                #expect(here.status == there.status)
                #expect(here.text == there.text)
                #expect(here.errors == there.errors)
            }
        }
        for look in Self.looks {
            let here = try run(look, on: alone)
            let there = try run(look, on: served.data)
            #expect(there.status == 0)
            #expect(here.status == 0)
            #expect(here.text == there.text, "\(look)")
        }
        #expect(try !run(["search"], on: served.data).output.isEmpty)
        #expect(served.end() == 0)
        // The server has gone, and its socket with it.
        #expect(!FileManager.default.fileExists(atPath: served.data + "/socket"))
        #expect(try run(["search"], on: served.data).lines.count == run(["search"], on: alone).lines.count)
    }

    @Test("accounts are changed and the audit log is read and checked while the server works with them")
    func people() throws {
        let served = try ServedStore(folder)
        let added = try Program.run(
            ["user", "add", "--data", served.data, "--role", "analyst", "hanako"], in: folder)
        #expect(added.status == 0, "\(added.errors)")
        #expect(added.text.hasPrefix("One-time password of hanako: "))
        #expect(
            try Program.run(["user", "add", "--data", served.data, "--role", "viewer", "hanako"], in: folder).status
                == 1)
        let list = try Program.run(["user", "list", "--data", served.data], in: folder).objects()
        #expect(list.map { $0["user.name"] as? String } == ["admin", "hanako"])
        let audit = try Program.run(["audit", "list", "--data", served.data], in: folder)
        #expect(audit.text.contains("account.add"))
        let verdict = try Program.run(["audit", "verify", "--data", served.data], in: folder)
        #expect(verdict.status == 0)
        #expect(verdict.text.hasPrefix("The audit log is whole: "))
    }

    /// An import that goes on for a while.
    private func begin(_ served: ServedStore) throws -> (process: Process, output: Pipe, errors: Pipe) {
        let line =
            try Program.run(["events", "--format", "jsonl", "a.evtx"], in: folder).lines.joined(separator: "\n") + "\n"
        try folder.write("long.jsonl", String(repeating: line, count: 60_000))
        let (process, output, errors) = (Process(), Pipe(), Pipe())
        process.executableURL = URL(filePath: Program.path)
        process.arguments = ["import", "--data", served.data, "long.jsonl"]
        process.currentDirectoryURL = folder.url
        process.environment = Program.environment
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        try served.waitForLines()
        return (process, output, errors)
    }

    private func text(_ pipe: Pipe) throws -> String {
        String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    }

    @Test("Ctrl-C ends an import in order, and says what was taken in")
    func interrupted() throws {
        let served = try ServedStore(folder)
        let (process, output, _) = try begin(served)
        process.interrupt()
        process.waitUntilExit()
        #expect(process.terminationStatus == 130)
        #expect(try text(output).contains(" lines added, "))
        // The server goes on.
        #expect(try run(["import", "a.evtx"], on: served.data).status == 0)
    }

    @Test("a server that ends tells the command, which says so")
    func serverEnds() throws {
        let served = try ServedStore(folder)
        let (process, output, errors) = try begin(served)
        #expect(served.end() == 0)
        process.waitUntilExit()
        #expect(process.terminationStatus == 2)
        #expect(try text(errors).contains("the server ends"))
        #expect(try text(output).contains(" lines added, "))
        let left = try run(["search", "--limit", "3"], on: served.data)
        #expect(left.status == 0)
        #expect(!left.output.isEmpty)
    }

    @Test("output that nobody takes ends the command, and the server goes on")
    func closedPipe() throws {
        let served = try ServedStore(folder)
        #expect(try run(["import", "a.evtx"], on: served.data).status == 0)
        let head = try Program.shell("$0 search --data \(served.data) | head -1", in: folder)
        #expect(head.lines.count == 1)
        #expect(try run(["search"], on: served.data).status == 0)
    }
}
