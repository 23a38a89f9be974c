import Detection
import EventFiles
import Events

/// What an analysis came to, in numbers.
package struct Summary: Sendable {
    package var findings: [WatchName: [Level: Int]] = [:]
    package var lines: [LogName: Int] = [:]
    /// Records that were looked at, of the kinds that concern the question.
    package var recordCount = 0
    package var firstTime: Timestamp?
    package var lastTime: Timestamp?
    /// Places that could not be read.
    package var problemCount = 0
    /// Files in folders that are none of the known formats.
    package var skippedFiles = 0
    package var fileCount = 0
    /// Processes that did not fit into memory, so that some ancestors are missing.
    package var forgottenProcesses = 0
    /// Nobody took the output any more, or the user stopped it.
    package var isIncomplete = false

    package var findingCount: Int {
        findings.values.reduce(0) { $0 + $1.values.reduce(0, +) }
    }

    package var lineCount: Int {
        lines.values.reduce(0, +)
    }

    /// The highest level of any finding.
    package var highestLevel: Level? {
        findings.values.flatMap { $0.filter { $0.value > 0 }.keys }.max()
    }

    mutating func count(_ time: Timestamp, records: Int) {
        recordCount += records
        if firstTime == nil || time < firstTime! { firstTime = time }
        if lastTime == nil || lastTime! < time { lastTime = time }
    }

    mutating func add(_ other: Summary) {
        for (watch, levels) in other.findings {
            for (level, count) in levels { findings[watch, default: [:]][level, default: 0] += count }
        }
        for (log, count) in other.lines { lines[log, default: 0] += count }
        recordCount += other.recordCount
        problemCount += other.problemCount
        skippedFiles += other.skippedFiles
        if let first = other.firstTime { count(first, records: 0) }
        if let last = other.lastTime { count(last, records: 0) }
    }
}
