import Foundation
import Storage
import StorageContract
import Testing

@testable import SQLiteStorage

/// A writer is killed at random moments: what it acknowledged is there, nothing is twice, and the store opens.
@Suite struct KilledWriterTests {
    private static let rounds = ProcessInfo.processInfo.environment["MITSUKE_LONG"] == nil ? 10 : 100

    @Test("loses nothing that was acknowledged, whenever the writer is killed", .timeLimit(.minutes(10)))
    func killed() async throws {
        var folder = try StoreFolder()
        var acknowledged: UInt64 = 0
        for round in 1...Self.rounds {
            // Everything is read again after each round: a new store every ten rounds keeps a hundred from taking hours.
            if round % 10 == 1, round > 1 {
                folder = try StoreFolder()
                acknowledged = 0
            }
            // The last batch goes in once more, as an agent sends again what it does not know to be safe.
            let first = max(1, acknowledged)
            let last = try Self.writeUntilKilled(folder, from: first)
            #expect(last >= first, "round \(round): the writer has to get somewhere")
            acknowledged = max(acknowledged, last)
            try await check(folder.reopened(), acknowledged, round)
        }
    }

    /// - Returns: The last batch that was acknowledged; 0 when none was.
    private static func writeUntilKilled(_ folder: StoreFolder, from first: UInt64) throws -> UInt64 {
        let tests = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
        let process = Process()
        process.executableURL = tests.deletingLastPathComponent().appending(path: "store-writer")
        process.arguments = [folder.logs, folder.damaged, String(first)]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        var text = Data()
        // Some batches, and then a moment that falls anywhere within the next ones.
        let batches = Int.random(in: 1...6)
        while text.count(where: { $0 == 10 }) < batches {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { break }
            text += more
        }
        usleep(UInt32.random(in: 0...40_000))
        kill(process.processIdentifier, SIGKILL)
        text += output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal)
        // A number without the end of its line was not wholly said.
        let said = String(decoding: text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        return said.dropLast().last.flatMap { UInt64($0) } ?? 0
    }

    private func check(_ store: SQLiteLogStore, _ acknowledged: UInt64, _ round: Int) async throws {
        var query = LogQuery()
        var stored: [String] = []
        for findings in [false, true] {
            query.findingsOnly = findings
            var cursor: LogCursor?
            var count = 0
            repeat {
                let page = try await store.lines(query, limit: 1_000, after: cursor)
                #expect(page.damagedDays.isEmpty, "round \(round)")
                stored += page.lines.map(\.text)
                count += page.lines.count
                cursor = page.next
            } while cursor != nil
            // What is counted on the way in agrees with what is there.
            let counted = try await store.counts(query, step: 3_600).reduce(0) { $0 + $1.count }
            #expect(counted == count, "round \(round)")
        }
        let distinct = Set(stored)
        #expect(distinct.count == stored.count, "round \(round): a line is there twice")
        func lines(_ batches: ClosedRange<UInt64>) -> Set<String> {
            batches.reduce(into: []) { all, number in
                var samples = LineSamples(seed: number)
                all.formUnion(samples.lines(LineSamples.batchSize).map(\.text))
            }
        }
        if acknowledged > 0 {
            #expect(lines(1...acknowledged).subtracting(distinct).isEmpty, "round \(round): lines are lost")
        }
        // The batch that was under way may be there in part, and nothing else.
        #expect(distinct.subtracting(lines(1...(acknowledged + 1))).isEmpty, "round \(round)")
    }
}
