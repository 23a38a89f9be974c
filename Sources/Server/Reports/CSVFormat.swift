import Analysis
import Detection
import Events

/// A table for Excel: the keys of the JSON form as columns, a row for each finding or log line.
///
/// A cell that Excel would take for a formula begins with an apostrophe, which keeps it text.
package final class CSVFormat: EventFormat {
    /// How the table is written as bytes.
    package enum Encoding: String, CaseIterable, Sendable {
        /// With the mark that tells Excel so.
        case utf8
        /// The code page of Japanese Windows; what it lacks is written as `\u{…}`.
        case cp932
    }

    private let language: Language
    private let encoding: Encoding

    package init(_ language: Language, _ encoding: Encoding) {
        self.language = language
        self.encoding = encoding
    }

    package var head: [UInt8] {
        var text = TextBuffer()
        if encoding == .utf8 { text.bytes = [0xef, 0xbb, 0xbf] }
        for (index, key) in EventKey.allCases.enumerated() {
            if index > 0 { text.append(byte: 44) }
            text.append(key.name)
        }
        text.append("\r\n" as StaticString)
        return text.bytes
    }

    package func tail(_ summary: Summary) -> [UInt8] { [] }

    package func append(
        _ finding: Finding, of event: borrowing Event, _ verdict: borrowing Verdict, to text: inout TextBuffer
    ) {
        row(event, EventLine(finding, verdict, language), &text)
    }

    package func append(
        _ log: LogName, of event: borrowing Event, _ verdict: borrowing Verdict, to text: inout TextBuffer
    ) {
        row(event, EventLine(log, verdict), &text)
    }

    /// The row is made of the JSON line, so that the two forms cannot say different things.
    func row(_ event: borrowing Event, _ line: EventLine, _ text: inout TextBuffer) {
        var json = TextBuffer()
        EventJSON.append(event, line, to: &json)
        let cells = json.bytes.withUnsafeBufferPointer { Self.cells($0) }
        var row = TextBuffer()
        for (index, cell) in cells.enumerated() {
            if index > 0 { row.append(byte: 44) }
            CSVCell.append(cell, to: &row)
        }
        row.append("\r\n" as StaticString)
        switch encoding {
        case .utf8: text.bytes.append(contentsOf: row.bytes)
        case .cp932: text.bytes.append(contentsOf: CP932.encoded(row.bytes))
        }
    }

    private static func cells(_ json: UnsafeBufferPointer<UInt8>) -> [String] {
        var cells = [String](repeating: "", count: EventKey.allCases.count)
        var scanner = JSONScanner(json)
        do throws(JSONError) {
            try fill(&cells, &scanner)
        } catch {
            // The text was just written by the same coder: there is nothing in it that cannot be read.
        }
        return cells
    }

    private static func fill(_ cells: inout [String], _ scanner: inout JSONScanner) throws(JSONError) {
        var column = 0
        var isProgram = false
        var isInArray = false
        while true {
            let token = try scanner.next()
            switch token {
            case .key(let key):
                let name = scanner.string(key)
                if scanner.depth == 1 {
                    column = EventKey.allCases.firstIndex { $0.name == name } ?? 0
                } else {
                    isProgram = name == "executable"
                }
            case .string(let value):
                // Of an ancestor the program is what fits into a cell.
                if scanner.depth == (isInArray ? 2 : 1) {
                    add(scanner.string(value), to: &cells[column], separator: " ")
                } else if isProgram {
                    add(scanner.string(value), to: &cells[column], separator: " ← ")
                }
            case .number(let value): if scanner.depth == 1 { cells[column] = scanner.string(value) }
            case .bool(let value): cells[column] = value ? "true" : "false"
            case .arrayStart: isInArray = true
            case .arrayEnd: isInArray = false
            case .objectStart, .objectEnd, .null: break
            case .end: return
            }
        }
    }

    private static func add(_ text: String, to cell: inout String, separator: String) {
        if !cell.isEmpty { cell += separator }
        cell += text
    }
}
