import Detection
import Events

extension Verdict {
    /// What a stored line says that the watches said of its event.
    init(_ line: EventLine) {
        self.init()
        archiveFormat = line.archiveFormat
        archiveEncrypted = line.archiveEncrypted
        transferDirection = TransferDirection(rawValue: line.transferDirection)
        url = line.url
        destinationDomain = line.destinationDomain
        browserClass = BrowserClass(rawValue: line.browserClass)
        browserReasons = line.browserReasons
    }
}

/// How lines that are stored are written.
package protocol LineFormat: AnyObject {
    var head: [UInt8] { get }

    func append(_ line: EventLine, of event: borrowing Event, to text: inout TextBuffer)
}

extension JSONLinesFormat: LineFormat {
    package func append(_ line: EventLine, of event: borrowing Event, to text: inout TextBuffer) {
        EventJSON.append(event, line, originals: withOriginals, to: &text)
        text.append(byte: 10)
    }
}

extension CSVFormat: LineFormat {
    package func append(_ line: EventLine, of event: borrowing Event, to text: inout TextBuffer) {
        row(event, line, &text)
    }
}

extension TextLines: LineFormat {
    package func append(_ line: EventLine, of event: borrowing Event, to text: inout TextBuffer) {
        append(line, LogName(name: line.log), event, Verdict(line), to: &text)
    }
}
