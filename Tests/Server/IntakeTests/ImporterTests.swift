import Analysis
import Detection
import EventFiles
import Events
import Foundation
import SQLiteStorage
import Storage
import Testing
import Watches

@testable import Intake

@Suite struct ImporterTests {
    @Test("finds what an analysis of the same files finds, and files every line")
    func findings() async throws {
        let scene = try ImportScene()
        let record = try await scene.run([scene.examples])
        let expected = Analysis(
            InputWalk([scene.examples]).files, policy: .default, question: .findings, selection: Selection(), jobs: 1)
        let quiet = QuietFormat()
        let summary = expected.run(format: quiet, problems: quiet) { _ in true }
        #expect(summary.findingCount > 20)
        #expect(record.counts.findings == summary.findingCount)
        #expect(scene.findings.all.count == summary.findingCount)
        #expect(record.state == .done)
        #expect(record.author == "sato")
        #expect(record.files.count == 6)
        #expect(record.counts.added == scene.logs.all.count)
        #expect(record.counts.added > 100)
    }

    @Test("hosts appear with the span of their lines")
    func hosts() async throws {
        let scene = try ImportScene()
        _ = try await scene.run([scene.examples])
        let hosts = try await scene.hosts.hosts()
        #expect(hosts.count == 2)
        for host in hosts {
            let times = scene.logs.all.filter { $0.line.event.host == host.name }.map(\.line.event.time)
            #expect(host.first == times.min())
            #expect(host.last == times.max())
        }
    }

    @Test("importing the same again adds nothing")
    func again() async throws {
        let scene = try ImportScene()
        let first = try await scene.run([scene.examples])
        let second = try await scene.run([scene.examples])
        #expect(second.counts.added == 0)
        #expect(second.counts.known == first.counts.known + first.counts.added)
        #expect(second.counts.findings == first.counts.findings)
    }

    @Test("a damaged file stops no other, and its problems stay with the import")
    func damaged() async throws {
        let scene = try ImportScene()
        let whole = try await ImportScene().run([scene.examples])
        let bad = try scene.folder.write("bad.jsonl", Array("{\"a\": \n{]\n".utf8))
        let record = try await scene.run([bad, scene.folder.path + "/missing.evtx", scene.examples])
        #expect(record.state == .done)
        #expect(record.counts.added == whole.counts.added)
        let problems = try await scene.imports.problems(of: record.id, limit: 100)
        #expect(record.counts.problems == problems.count)
        #expect(Set(problems.map(\.file)) == [bad, scene.folder.path + "/missing.evtx"])
    }

    @Test("a store that is full ends the import and says so; what it acknowledged is there")
    func full() async throws {
        let scene = try ImportScene(MemoryLogStore(room: 10))
        let running = try await scene.importer.start([scene.examples], author: "sato")
        await #expect(throws: StoreError.full) { _ = try await running.result() }
        let record = try await scene.imports.record(running.id)
        #expect(record.state == .failed)
        #expect(record.counts.added == scene.logs.all.count)
    }

    @Test("an import that is cancelled keeps what is in, and is finished by another")
    func cancelled() async throws {
        let scene = try ImportScene()
        let running = try await scene.importer.start([scene.examples], author: "sato")
        running.cancel()
        let record = try await running.result()
        #expect(record.state == .cancelled)
        #expect(record.counts.added == scene.logs.all.count)
        let second = try await scene.run([scene.examples])
        #expect(second.state == .done)
        #expect(second.counts.added + record.counts.added == scene.logs.all.count)
    }

    @Test("its progress ends with everything counted")
    func progress() async throws {
        let scene = try ImportScene()
        let running = try await scene.importer.start([scene.examples], author: "sato")
        var last = ImportProgress()
        for await progress in running.progress(every: .milliseconds(1)) {
            #expect(progress.bytesRead >= last.bytesRead)
            last = progress
        }
        let record = try await running.result()
        #expect(last.lines == record.counts.added)
        #expect(last.findings == record.counts.findings)
        #expect(last.bytesRead == last.bytesTotal)
    }

    @Test("judges by the policy in the store")
    func policy() async throws {
        let scene = try ImportScene()
        let yaml = WatchName.allCases.map { "\($0.rawValue):\n  enabled: false\n" }.joined()
        _ = try await scene.policies.add(yaml, author: "sato", comment: "", at: .seconds(1), onto: nil)
        let record = try await scene.run([scene.examples])
        #expect(record.counts.findings == 0)
    }

    @Test("removes what an import brought, and nothing else")
    func removal() async throws {
        let scene = try ImportScene()
        let first = try await scene.run([scene.examples + "/FS01-Security.evtx"])
        let second = try await scene.run([scene.examples])
        try await scene.importer.remove(second.id)
        #expect(scene.logs.all.count == first.counts.added)
        await #expect(throws: StoreError.notFound) { _ = try await scene.imports.record(second.id) }
    }

    @Test("says when there is nothing to import")
    func nothing() async throws {
        let scene = try ImportScene()
        try FileManager.default.createDirectory(atPath: scene.folder.path + "/empty", withIntermediateDirectories: true)
        await #expect {
            _ = try await scene.importer.start([scene.folder.path + "/empty"], author: "sato")
        } throws: { error in
            if case ImportError.nothing = error { true } else { false }
        }
    }
}

/// Takes an analysis's answers and drops them: its summary counts.
private final class QuietFormat: EventFormat, ProblemOutput {
    var head: [UInt8] { [] }
    func tail(_ summary: Summary) -> [UInt8] { [] }
    func append(_: Finding, of event: borrowing Event, _: borrowing Verdict, to text: inout TextBuffer) {}
    func append(_: LogName, of event: borrowing Event, _: borrowing Verdict, to text: inout TextBuffer) {}
    func report(_ problem: ReadProblem) {}
}
