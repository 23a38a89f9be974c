import GRDB

extension DatabasePool {
    /// Makes each commit wait for the disk: acknowledged means safe from a power cut.
    ///
    /// Called once the pool is open, since GRDB sets `NORMAL` itself after it prepared its writing connection.
    func waitForDisk() throws {
        try writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    }
}
