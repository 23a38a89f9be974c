import Detection
import Events

/// What a stored line was about, in a few words for people.
package enum SubjectText {
    /// Not yet escaped: the value, the file, the connection, the command line.
    package static func lines(_ line: EventLine, _ event: borrowing Event, _ language: Language) -> [String] {
        Subject.lines(event, Verdict(line), language).filter { !$0.isEmpty }
    }
}
