import Storage

/// Takes the findings that come in and makes alerts of them.
///
/// The same finding, by host, ``Events/Event/id`` and rule, may come again, with another import or after a crash; it counts once.
package protocol FindingReceiver: Sendable {
    func receive(_ findings: [LogLine]) async throws(StoreError)
}
