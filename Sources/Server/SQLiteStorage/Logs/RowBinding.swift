import GRDB
import GRDBSQLite

/// Values for one execution of a statement, bound in their order.
struct RowBinding {
    private let statement: SQLiteStatement
    private let connection: SQLiteConnection?
    private var place: Int32 = 0

    /// SQLite copies what is bound at once.
    private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    init(_ statement: SQLiteStatement, _ connection: SQLiteConnection?) {
        self.statement = statement
        self.connection = connection
        sqlite3_reset(statement)
    }

    mutating func bind(_ number: Int64) {
        place += 1
        sqlite3_bind_int64(statement, place, number)
    }

    mutating func bind(_ number: Int64?) {
        if let number { bind(number) } else { bindNull() }
    }

    mutating func bindNull() {
        place += 1
        sqlite3_bind_null(statement, place)
    }

    mutating func bind(_ text: String) {
        var text = text
        text.withUTF8 { bind(UnsafeRawBufferPointer($0)) }
    }

    mutating func bind(_ text: [UInt8]) {
        text.withUnsafeBytes { bind($0) }
    }

    private mutating func bind(_ text: UnsafeRawBufferPointer) {
        place += 1
        guard let start = text.assumingMemoryBound(to: CChar.self).baseAddress, !text.isEmpty else {
            // A null pointer would bind NULL.
            sqlite3_bind_text(statement, place, "", 0, Self.transient)
            return
        }
        sqlite3_bind_text64(statement, place, start, UInt64(text.count), Self.transient, UInt8(SQLITE_UTF8))
    }

    /// Runs an insertion.
    func insert() throws {
        let code = sqlite3_step(statement)
        sqlite3_reset(statement)
        guard code == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }

    /// The first column of the first row; nil when there is none.
    func number() throws -> Int64? {
        let code = sqlite3_step(statement)
        defer { sqlite3_reset(statement) }
        guard code == SQLITE_ROW else {
            if code == SQLITE_DONE { return nil }
            throw DatabaseError(resultCode: ResultCode(rawValue: code))
        }
        let number = sqlite3_column_int64(statement, 0)
        // To its end, for what it changes is only then done.
        let last = sqlite3_step(statement)
        guard last == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: last)) }
        return number
    }
}
