/// What was written to a database and still lies beside it: its pages, as of the last transaction that is whole.
///
/// The format is at sqlite.org/fileformat2.html, section 4.
enum WriteAheadLog {
    /// Lays the pages over a copy of the database.
    ///
    /// - Returns: how long the database is now, in pages; nil where nothing was laid over it.
    static func apply(_ log: UnsafeRawBufferPointer, to database: UnsafeMutableRawBufferPointer, pageSize: Int) -> Int?
    {
        guard log.count >= 32, let big = isBigEndian(log), number(log, 8) == pageSize else { return nil }
        let salts = (number(log, 16), number(log, 20))
        var sum = (UInt32(0), UInt32(0))
        add(log, 0, 24, big, &sum)
        guard sum == (UInt32(number(log, 24)), UInt32(number(log, 28))) else { return nil }
        // First how far it is whole: a transaction that was not finished does not count.
        let frame = 24 + pageSize
        var place = 32
        var end = 32
        var size: Int?
        while place + frame <= log.count {
            guard (number(log, place + 8), number(log, place + 12)) == salts else { break }
            add(log, place, 8, big, &sum)
            add(log, place + 24, pageSize, big, &sum)
            guard sum == (UInt32(number(log, place + 16)), UInt32(number(log, place + 20))) else { break }
            place += frame
            let committed = number(log, place - frame + 4)
            if committed > 0 { (end, size) = (place, committed) }
        }
        for place in stride(from: 32, to: end, by: frame) {
            let page = number(log, place) - 1
            guard page >= 0, page < database.count / pageSize else { continue }
            let target = UnsafeMutableRawBufferPointer(rebasing: database[page * pageSize..<(page + 1) * pageSize])
            target.copyMemory(from: UnsafeRawBufferPointer(rebasing: log[place + 24..<place + frame]))
        }
        return size.map { min($0, database.count / pageSize) }
    }

    /// How many pages the database may have with the log, so that there is room for them.
    static func pages(_ log: UnsafeRawBufferPointer, pageSize: Int) -> Int {
        stride(from: 32, to: max(32, log.count - 24 - pageSize + 1), by: 24 + pageSize).reduce(0) {
            max($0, number(log, $1), number(log, $1 + 4))
        }
    }

    private static func isBigEndian(_ log: UnsafeRawBufferPointer) -> Bool? {
        switch number(log, 0) {
        case 0x377f_0682: false
        case 0x377f_0683: true
        default: nil
        }
    }

    static func number(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> Int {
        Int(UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
    }

    private static func add(
        _ bytes: UnsafeRawBufferPointer, _ start: Int, _ count: Int, _ big: Bool, _ sum: inout (UInt32, UInt32)
    ) {
        for place in stride(from: start, to: start + count, by: 8) {
            let raw = (
                bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self),
                bytes.loadUnaligned(fromByteOffset: place + 4, as: UInt32.self)
            )
            let words =
                big
                ? (UInt32(bigEndian: raw.0), UInt32(bigEndian: raw.1))
                : (UInt32(littleEndian: raw.0), UInt32(littleEndian: raw.1))
            sum.0 = sum.0 &+ words.0 &+ sum.1
            sum.1 = sum.1 &+ words.1 &+ sum.0
        }
    }
}
