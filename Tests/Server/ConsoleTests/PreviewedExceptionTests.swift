import Alerting
import Detection
import Events
import Storage
import Testing

@testable import Console

/// What the preview of an exception says is what the exception does later, with the example recordings.
@Suite struct PreviewedExceptionTests {
    /// One exception for each rule of which there is an alert.
    private func conditions(_ scene: ConsoleScene, isProposed: Bool) async throws -> [ExceptionConditions] {
        var all: [String: ExceptionConditions] = [:]
        let console = scene.console
        for alert in try await console.alerts.alerts(AlertQuery(), limit: 1_000) where all[alert.rule] == nil {
            let (lines, isAll) = try await AlertLines.read(alert, console.alerts, console.logs)
            #expect(isAll && !lines.isEmpty, "\(alert.rule)")
            let suggestion = ExceptionSuggestion(alert, lines, group: nil)
            all[alert.rule] = isProposed ? suggestion.proposed : suggestion.possible
            let match = ExceptionMatch(suggestion.possible)
            #expect(lines.allSatisfy { match.covers($0, GroupsByHost()) }, "\(suggestion.possible)")
        }
        return Array(all.values)
    }

    private func findings(_ scene: ConsoleScene) async throws -> Int {
        var query = LogQuery()
        query.findingsOnly = true
        var (count, cursor): (Int, LogCursor?) = (0, nil)
        repeat {
            let page = try await scene.console.logs.lines(query, limit: 1_000, after: cursor)
            (count, cursor) = (count + page.lines.count, page.next)
        } while cursor != nil
        return count
    }

    @Test("the preview counts exactly what is silenced", arguments: [true, false])
    func same(_ isProposed: Bool) async throws {
        let scene = try ConsoleScene()
        try await scene.importExamples()
        let all = try await findings(scene)
        let wanted = try await conditions(scene, isProposed: isProposed)
        #expect(wanted.count > 5)
        let second = try ConsoleScene()
        var counts: [Int64: Int] = [:]
        for conditions in wanted {
            #expect(conditions.isNarrow, "\(conditions)")
            let preview = try await ExceptionPreview(
                conditions, logs: scene.console.logs, groups: GroupsByHost(), now: scene.console.now(),
                dayStarts: { Days(ExceptionPreview.dayCount, upTo: $0, Reader(.en)).starts })
            #expect(preview.findingCount == all && preview.coveredCount > 0, "\(conditions)")
            let exception = try await second.console.exceptions.addException(
                AlertException(id: 0, conditions: conditions, author: "sato", made: .seconds(0), reason: "x"))
            counts[exception.id] = preview.coveredCount
        }
        try await second.importExamples()
        let silenced = counts.values.reduce(0, +)
        for exception in try await second.console.exceptions.exceptions() {
            #expect(exception.hits == Int64(counts[exception.id] ?? 0), "\(exception.conditions)")
        }
        let told = try await second.console.alerts.alerts(AlertQuery(), limit: 1_000).reduce(0) { $0 + $1.count }
        #expect(told == Int64(all - silenced))
        // None is lost: what is silenced stays a line of the log.
        #expect(try await findings(second) == all)
    }
}
