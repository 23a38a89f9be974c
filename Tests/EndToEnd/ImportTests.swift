import Foundation
import Testing

@Suite struct ImportTests {
    private let folder: Folder
    private var data: String { folder.outside.path + "/data" }

    init() throws {
        folder = try Folder()
        try folder.write("a.evtx", try Recording.story().file())
    }

    private func run(_ paths: [String], _ environment: [String: String] = [:]) throws -> Program.Outcome {
        try Program.run(["import", "--data", data] + paths, in: folder, environment: environment)
    }

    @Test("takes a recording in once, and says what came of it")
    func twice() throws {
        let first = try run(["."])
        #expect(first.status == 0, "\(first.errors)")
        let second = try run(["."])
        let added = try #require(first.text.split(separator: " ").first.flatMap { Int($0) })
        #expect(added > 0)
        #expect(second.text.hasPrefix("0 lines added, \(added) known already;"))
    }

    @Test("says what cannot be read, in both languages, and takes the rest in")
    func unreadable() throws {
        let english = try run([".", "missing"])
        #expect(english.status == 2)
        #expect(english.errors == "mitsuke: missing: No such file or directory\n")
        #expect(!english.text.hasPrefix("0 lines"))
        let japanese = try run([".", "missing"], ["LANG": "ja_JP.UTF-8"])
        #expect(japanese.errors == "mitsuke: missing: ファイルまたはフォルダーがありません\n")
        #expect(japanese.text.hasPrefix("追加 0 行"))
    }

    @Test("finds again what was taken in, in every form and in the language of the one who asks")
    func search() throws {
        #expect(try run(["."]).status == 0)
        let search = ["search", "--data", data, "--path", #"currentversion\RUN"#]
        let lines = try Program.run(search + ["--format", "jsonl"], in: folder).objects()
        #expect(lines.map { $0["event.kind"] as? String } == ["event"])
        let english = try Program.run(search + ["--findings", "--lang", "en"], in: folder).objects()
        let japanese = try Program.run(search + ["--findings", "--lang", "ja"], in: folder).objects()
        #expect(english.map { $0["event.kind"] as? String } == ["alert"])
        #expect(english[0]["rule.id"] as? String == japanese[0]["rule.id"] as? String)
        #expect(english[0]["rule.name"] as? String != japanese[0]["rule.name"] as? String)
        let csv = try Program.run(search + ["--format", "csv"], in: folder)
        #expect(csv.output.starts(with: [0xef, 0xbb, 0xbf]))
        #expect(csv.text.split(separator: "\r\n").count == 2)
        let text = try Program.run(search + ["--format", "text", "--limit", "1"], in: folder)
        #expect(text.lines.count == 1)
        #expect(text.text.contains("reg.exe"))
        let none = try Program.run(["search", "--data", data, "--host", "PC-8"], in: folder)
        #expect(none.status == 0)
        #expect(none.output.isEmpty)
        let ended = try Program.run(["search", "--data", data, "--until", "2026-03-31"], in: folder)
        #expect(ended.output.isEmpty)
    }

    @Test("what it finds is listed as alerts, once however often it is imported")
    func alerts() throws {
        #expect(try run(["."]).status == 0)
        let first = try Program.run(["alerts", "--data", data], in: folder)
        #expect(first.status == 0)
        #expect(!first.lines.isEmpty)
        #expect(
            first.lines.allSatisfy { $0.hasPrefix("{\"@timestamp\"") && $0.contains("\"mitsuke.alert.state\":\"new\"") }
        )
        #expect(try run(["."]).status == 0)
        #expect(try Program.run(["alerts", "--data", data], in: folder).text == first.text)
        let text = try Program.run(["alerts", "--data", data, "--format", "text", "--lang", "ja"], in: folder)
        #expect(text.lines.count == first.lines.count)
        let csv = try Program.run(["alerts", "--data", data, "--format", "csv"], in: folder)
        #expect(csv.output.starts(with: Array("\u{feff}@timestamp,event.kind,mitsuke.alert.id,".utf8)))
        #expect(csv.text.split(separator: "\r\n").count == first.lines.count + 1)
        #expect(try Program.run(["alerts", "--data", data, "--state", "closed-true"], in: folder).output.isEmpty)
        #expect(try Program.run(["alerts", "--data", data, "--state", "ended"], in: folder).status == 64)
        #expect(try Program.run(["alerts", "--data", data, "--limit", "1"], in: folder).lines.count == 1)
    }

    @Test("leaves a folder alone that somebody else holds or that holds something else")
    func refused() throws {
        #expect(try run(["."]).status == 0)
        let lock = open(data + "/lock", O_RDWR | O_CLOEXEC)
        #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
        #expect(pwrite(lock, "4711\n", 5, 0) == 5)
        let held = try run(["."])
        close(lock)
        #expect(held.status == 2)
        #expect(held.errors.contains("in use by another mitsuke (process 4711"))
        let foreign = try Program.run(["import", "--data", folder.url.path, "."], in: folder)
        #expect(foreign.status == 2)
        #expect(foreign.errors.contains("holds other files"))
    }
}
