/// A table as RFC 4180 has it: rows of fields, each row with the line it began on.
///
/// A reader of our own, since every mistake has to be told by its line, and nothing may be guessed in what changes many hosts at once.
struct CSVTable: Equatable {
    struct Row: Equatable {
        /// From 1.
        var line: Int
        var fields: [String]
    }

    enum Mistake: Error, Equatable {
        /// A quoted field that began on this line does not end.
        case unended(line: Int)
        /// There is more behind the end of a quoted field.
        case afterQuote(line: Int)
        case tooManyRows(limit: Int)
    }

    private(set) var rows: [Row] = []

    static let rowLimit = 100_000

    /// - Parameter text: Lines end with CR LF, LF or CR. Empty lines are left out.
    init(_ text: String) throws(Mistake) {
        var fields: [String] = []
        var field: [UInt8] = []
        var (line, rowLine, isQuoted, wasQuoted, quoteLine) = (1, 1, false, false, 1)
        func endField() {
            fields.append(String(decoding: field, as: UTF8.self))
            field = []
            wasQuoted = false
        }
        let bytes = Array(text.utf8)
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            if isQuoted {
                if byte == UInt8(ascii: "\"") {
                    if at < bytes.count, bytes[at] == byte {
                        field.append(byte)
                        at += 1
                    } else {
                        isQuoted = false
                    }
                } else {
                    if byte == 10 { line += 1 }
                    field.append(byte)
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\"") where field.isEmpty && !wasQuoted:
                (isQuoted, wasQuoted, quoteLine) = (true, true, line)
            case UInt8(ascii: ","): endField()
            case 10, 13:
                if byte == 13, at < bytes.count, bytes[at] == 10 { at += 1 }
                endField()
                if fields != [""] { rows.append(Row(line: rowLine, fields: fields)) }
                guard rows.count <= Self.rowLimit else { throw .tooManyRows(limit: Self.rowLimit) }
                fields = []
                line += 1
                rowLine = line
            default:
                if wasQuoted { throw .afterQuote(line: line) }
                field.append(byte)
            }
        }
        if isQuoted { throw .unended(line: quoteLine) }
        endField()
        if fields != [""] { rows.append(Row(line: rowLine, fields: fields)) }
    }
}
