import Detection
import EventFiles
import Events

/// How answers are written. Called by several threads at once.
package protocol EventFormat: AnyObject, Sendable {
    /// Writes a finding.
    func append(_ finding: Finding, of event: borrowing Event, _ verdict: borrowing Verdict, to text: inout TextBuffer)

    /// Writes a line of a log.
    func append(_ log: LogName, of event: borrowing Event, _ verdict: borrowing Verdict, to text: inout TextBuffer)

    /// Text before everything else.
    var head: [UInt8] { get }

    /// Text after everything else.
    func tail(_ summary: Summary) -> [UInt8]
}

/// Where problems go as they come. Called by several threads at once.
package protocol ProblemOutput: AnyObject, Sendable {
    func report(_ problem: ReadProblem)
}
