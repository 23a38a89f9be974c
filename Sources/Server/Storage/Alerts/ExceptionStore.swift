import Events

/// Where the server keeps its exceptions. None is ever deleted.
package protocol ExceptionStore: Sendable {
    /// - Parameter exception: Its `id`, ending and hits are not looked at.
    func addException(_ exception: AlertException) async throws(StoreError) -> AlertException

    /// All, the latest first: also those that expired or were taken back.
    func exceptions() async throws(StoreError) -> [AlertException]

    /// - Throws: ``StoreError/notFound``
    func exception(_ id: Int64) async throws(StoreError) -> AlertException

    /// Takes one back.
    ///
    /// - Throws: ``StoreError/notFound``; ``StoreError/conflict`` where it was taken back before.
    func endException(_ id: Int64, _ ending: AlertException.Ending) async throws(StoreError)

    /// Counts findings that were covered; one that comes again, by host, event and rule, counts once.
    func countHits(_ hits: [ExceptionHit]) async throws(StoreError)
}
