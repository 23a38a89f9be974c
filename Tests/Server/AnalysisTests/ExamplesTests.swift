import Analysis
import Detection
import EventFiles
import ExampleFiles
import Foundation
import Recordings
import Testing
import Watches

/// The recordings in Examples/: what is found in them, and that they are made anew byte for byte.
@Suite struct ExamplesTests {
    private static let folder = Recordings.root.appending(path: "Examples")

    @Test("the generator writes the files that stand in the folder")
    func reproducible() throws {
        for (name, bytes) in try ExampleFiles.all() {
            let standing = try Data(contentsOf: Self.folder.appending(path: name))
            #expect(standing == Data(bytes), "\(name); make-examples Examples writes it anew")
        }
    }

    @Test("together they are small")
    func size() throws {
        #expect(try ExampleFiles.all().reduce(0) { $0 + $1.bytes.count } < 1_500_000)
    }

    @Test(
        "what is found at medium or above",
        arguments: [
            (
                "PC-0142-Sysmon.evtx",
                [
                    "archive.encrypted": 2, "archive.greedy": 1, "archive.odd-place": 6, "archive.renamed-tool": 2,
                    "archive.split": 1, "browser.com-start": 1,
                    "browser.headless": 1, "browser.script-start": 1, "browser.unexpected-connection": 9,
                    "registry.run-key": 3, "registry.security-setting": 1, "transfer.download": 1,
                    "transfer.ftp-client": 1, "transfer.ftp-script": 1,
                ]
            ),
            ("PC-0142-Security.evtx", [:]), ("FS01-Security.evtx", [:]),
            ("PC-0142-PowerShell.xml", ["transfer.download": 1]),
            (
                "PC-0142-Processes.jsonl",
                [
                    "archive.encrypted": 2, "archive.greedy": 1, "archive.odd-place": 1, "archive.renamed-tool": 2,
                    "archive.split": 1, "browser.headless": 1,
                    "browser.script-start": 1, "transfer.download": 1, "transfer.ftp-client": 1,
                    "transfer.ftp-script": 1,
                ]
            ),
            ("PC-0142-Files.xml.gz", ["archive.odd-place": 5]),
        ])
    func findings(name: String, expected: [String: Int]) {
        let found = run(name, .findings).findings.filter { $0.level >= .medium }
        #expect(Dictionary(found.map { ($0.rule, 1) }, uniquingKeysWith: +) == expected)
    }

    @Test(
        "every file fills the logs that it should",
        arguments: [
            ("PC-0142-Sysmon.evtx", [LogName.registry, .archive, .transfer, .webAccess, .unexpectedTCP, .process]),
            ("PC-0142-Security.evtx", [.health]), ("FS01-Security.evtx", [.fileOperation, .health]),
        ])
    func logs(name: String, expected: [LogName]) {
        let seen = Set(run(name, .logs).lines.map(\.log))
        for log in expected { #expect(seen.contains(log), "\(name): \(log.name)") }
    }

    private func run(_ name: String, _ question: Question) -> CollectingFormat {
        let format = CollectingFormat()
        let walk = InputWalk([Self.folder.appending(path: name).path])
        let analysis = Analysis(walk.files, policy: .default, question: question, selection: Selection(), jobs: 1)
        let problems = CollectingProblems()
        _ = analysis.run(format: format, problems: problems) { _ in true }
        #expect(problems.problems.isEmpty)
        return format
    }
}
