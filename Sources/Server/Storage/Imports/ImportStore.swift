import Events

/// Keeps who imported what and when, what came of it, and what could not be read.
package protocol ImportStore: Sendable {
    /// Notes that an import begins.
    func begin(author: String, files: [ImportedFile], at time: Timestamp) async throws(StoreError) -> Int64

    /// Sets an import's counts while it runs.
    func update(_ id: Int64, _ counts: ImportCounts) async throws(StoreError)

    /// Adds places that could not be read. Of each import the first ``ImportProblem/limit`` are kept.
    func add(_ problems: [ImportProblem], to id: Int64) async throws(StoreError)

    /// Notes that a running import has come to its end.
    ///
    /// - Throws: ``StoreError/conflict`` when it is not running.
    func finish(_ id: Int64, _ state: ImportState, _ counts: ImportCounts, at time: Timestamp) async throws(StoreError)

    /// Calls those imports interrupted that a server which is gone left running.
    ///
    /// - Returns: How many.
    func interruptRunning(at time: Timestamp) async throws(StoreError) -> Int

    func record(_ id: Int64) async throws(StoreError) -> ImportRecord

    /// Newest first.
    ///
    /// - Parameters:
    ///   - limit: At most so many, 1...1,000.
    ///   - id: Only those before this one.
    func records(limit: Int, before id: Int64?) async throws(StoreError) -> [ImportRecord]

    /// The places that could not be read, in the order in which they were met.
    func problems(of id: Int64, limit: Int) async throws(StoreError) -> [ImportProblem]

    /// Forgets an import that is not running, once ``LogStore/remove(import:)`` has removed its lines.
    ///
    /// - Throws: ``StoreError/conflict`` while it is running.
    func remove(_ id: Int64) async throws(StoreError)
}
