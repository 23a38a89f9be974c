import Analysis
import Detection
import EventFiles
import Foundation
import Recordings
import Testing
import Watches

/// Every line of expected.tsv, beside the recordings.
@Suite(.enabled(if: Recordings.exist, "needs the recordings; MITSUKE_SAMPLES says where they are"))
struct ExpectedTests {
    @Test("what must come out of the recordings does", arguments: Recordings.rows("expected.tsv"))
    func expected(_ row: [String]) throws {
        let (expect, name, file) = (row[0], row[1], row[2])
        let path = Recordings.folder.appending(path: file).path
        let findings = run(path, .findings).findings.filter { $0.level >= .medium }
        for sequence in sequences(row[3]) {
            let found = findings.filter { $0.sequence == sequence && $0.watch.rawValue == name }
            switch expect {
            case "finding": #expect(!found.isEmpty, "\(file) #\(sequence)")
            case "no-finding": #expect(found.isEmpty, "\(file) #\(sequence): \(found)")
            case "log":
                let watch = WatchName(rawValue: name) ?? .browser
                #expect(!findings.contains { $0.sequence == sequence && $0.watch == watch }, "\(file) #\(sequence)")
            default: Issue.record("unknown expectation \(expect)")
            }
        }
        if expect == "log" {
            let log = try #require(LogName(name: name))
            let lines = Set(run(path, .logs).lines.filter { $0.log == log }.map(\.sequence))
            let missing = sequences(row[3]).filter { !lines.contains($0) }
            #expect(missing.isEmpty, "\(file): no line for \(missing.prefix(10))")
        }
    }

    private func run(_ path: String, _ question: Question) -> CollectingFormat {
        let format = CollectingFormat()
        let problems = CollectingProblems()
        let walk = InputWalk([path])
        let analysis = Analysis(walk.files, policy: .default, question: question, selection: Selection(), jobs: 1)
        _ = analysis.run(format: format, problems: problems) { _ in true }
        return format
    }

    private func sequences(_ text: String) -> [UInt64] {
        text.split(separator: ",").flatMap { part -> [UInt64] in
            let ends = part.split(separator: "-").compactMap { UInt64($0) }
            return ends.count == 2 ? Array(ends[0]...ends[1]) : ends
        }
    }
}
