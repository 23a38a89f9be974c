import Analysis
import Events
import Foundation
import Storage
import Synchronization

/// An import that goes on.
package final class RunningImport: Sendable {
    package let id: Int64
    private let analysis: Analysis
    private let problems: ProblemList
    private let importer: Importer
    private let folder: String
    private let channel = BatchChannel(capacity: 2)
    private let state = Mutex(State())
    private let outcome: Mutex<Task<ImportRecord, any Error>?> = Mutex(nil)

    private struct State {
        var counts = ImportCounts()
        var isIncomplete = false
        var isOver = false
    }

    init(_ id: Int64, _ analysis: Analysis, _ problems: ProblemList, into importer: Importer, named folder: String) {
        self.id = id
        self.analysis = analysis
        self.problems = problems
        self.importer = importer
        self.folder = folder
        outcome.withLock { $0 = Task { try await self.run() } }
    }

    /// How far it has come, now and then until its end.
    package func progress(every interval: Duration = .milliseconds(200)) -> AsyncStream<ImportProgress> {
        AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            let task = Task {
                while true {
                    let (snapshot, isOver) = self.snapshot()
                    continuation.yield(snapshot)
                    if isOver || Task.isCancelled { break }
                    try? await Task.sleep(for: interval)
                }
                continuation.finish()
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    /// How far the reading has come; stopping it ends the import early, as ``cancel()`` does.
    package var reading: ReadingProgress { analysis.progress }

    /// Ends the import early. What is in the store stays there.
    package func cancel() {
        analysis.progress.stop()
    }

    /// Waits for the end.
    ///
    /// - Throws: ``StoreError`` when the store did not take everything; the record says what it took, where it can be written.
    package func result() async throws -> ImportRecord {
        guard let task = outcome.withLock({ $0 }) else { throw CancellationError() }
        return try await task.value
    }

    private func snapshot() -> (ImportProgress, isOver: Bool) {
        let state = state.withLock { $0 }
        var progress = ImportProgress()
        progress.bytesRead = analysis.progress.bytesDone
        progress.bytesTotal = analysis.progress.totalBytes
        progress.lines = state.counts.added
        progress.known = state.counts.known
        progress.findings = state.counts.findings
        progress.problems = problems.count
        return (progress, state.isOver)
    }

    private func run() async throws -> ImportRecord {
        defer { state.withLock { $0.isOver = true } }
        read()
        var failure: StoreError?
        var notes = ImportNotes()
        for await batch in channel.batches {
            if failure == nil {
                do throws(StoreError) {
                    try await store(batch, &notes)
                } catch {
                    failure = error
                    analysis.progress.stop()
                }
            }
            channel.taken()
        }
        do throws(StoreError) {
            try await write(&notes)
        } catch {
            failure = failure ?? error
        }
        let (counts, isIncomplete) = state.withLock { state in
            state.counts.problems = problems.count
            return (state.counts, state.isIncomplete)
        }
        let end: ImportState = failure != nil ? .failed : isIncomplete ? .cancelled : .done
        do {
            try await importer.imports.finish(id, end, counts, at: .now)
        } catch {
            throw failure ?? error
        }
        if let failure { throw failure }
        return try await importer.imports.record(id)
    }

    /// Reads on threads of its own: reading blocks, and tasks must not.
    private func read() {
        let thread = Thread { [self] in
            let lines = LineBatches(channel, named: folder)
            let summary = analysis.run(format: lines, problems: problems) { _ in true }
            lines.flush()
            state.withLock { $0.isIncomplete = summary.isIncomplete }
            channel.finish()
        }
        thread.stackSize = 4 << 20
        thread.start()
    }

    private func store(_ batch: [LogLine], _ notes: inout ImportNotes) async throws(StoreError) {
        let result = try await importer.logs.append(batch, from: .importing(id: id))
        // By their numbers, since a line is large to copy.
        let findings = batch.indices.filter { batch[$0].line.kind == .alert }.map { batch[$0] }
        if !findings.isEmpty { try await importer.findings?.receive(findings) }
        notes.add(batch)
        state.withLock { state in
            state.counts.added += result.added
            state.counts.known += result.known
            state.counts.findings += findings.count
        }
        // Each note costs a wait for the disk.
        if notes.areDue { try await write(&notes) }
    }

    private func write(_ notes: inout ImportNotes) async throws(StoreError) {
        let counts = state.withLock { state in
            state.counts.problems = problems.count
            return state.counts
        }
        try await importer.hosts.seen(notes.take())
        try await importer.imports.add(problems.take(), to: id)
        try await importer.imports.update(id, counts)
    }
}
