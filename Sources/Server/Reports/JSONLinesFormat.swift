import Analysis
import Detection
import Events

/// An event as a JSON object on each line.
package final class JSONLinesFormat: EventFormat {
    private let language: Language
    let withOriginals: Bool

    /// - Parameter withOriginals: Adds what the record said where normalising changed it.
    package init(_ language: Language, withOriginals: Bool) {
        self.language = language
        self.withOriginals = withOriginals
    }

    package func append(
        _ finding: Finding, of event: borrowing Event, _ verdict: borrowing Verdict, to text: inout TextBuffer
    ) {
        EventJSON.append(event, EventLine(finding, verdict, language), originals: withOriginals, to: &text)
        text.append(byte: 10)
    }

    package func append(
        _ log: LogName, of event: borrowing Event, _ verdict: borrowing Verdict, to text: inout TextBuffer
    ) {
        EventJSON.append(event, EventLine(log, verdict), originals: withOriginals, to: &text)
        text.append(byte: 10)
    }

    package var head: [UInt8] { [] }

    package func tail(_ summary: Summary) -> [UInt8] { [] }
}
