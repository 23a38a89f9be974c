import Detection
import Events

/// Where the server keeps its alerts.
package protocol AlertStore: Sendable {
    /// Groups findings into alerts and returns those that are new because of them, without any that became part of another.
    ///
    /// A finding that came before, by host, event and rule, changes nothing. Findings of one rule, host and chain belong to
    /// one open alert as long as none is further from the next than `windowSeconds`, in whatever order they come. A finding within
    /// the time of a closed alert is counted there and does not open it again; any other makes a new alert.
    func record(_ findings: [AlertFinding], windowSeconds: Int64) async throws(StoreError) -> [Int64]

    /// - Throws: ``StoreError/notFound``
    func alert(_ id: Int64) async throws(StoreError) -> Alert

    /// The latest first.
    func alerts(_ query: AlertQuery, limit: Int) async throws(StoreError) -> [Alert]

    /// The lines it rests on, earliest first.
    func evidence(_ id: Int64, limit: Int) async throws(StoreError) -> [AlertEvidence]

    /// Does what a person asked for and keeps it in the history.
    ///
    /// - Throws: ``StoreError/notFound``
    func add(_ entry: AlertEntry, to id: Int64) async throws(StoreError)

    /// Everything people did with it, earliest first.
    func history(_ id: Int64) async throws(StoreError) -> [AlertEntry]
}

/// Which alerts somebody wants to see. What is empty or nil restricts nothing.
package struct AlertQuery: Sendable, Equatable {
    package var states: [AlertState] = []
    package var watch = ""
    package var host = ""
    package var level = Level.informational
    package var since: Timestamp?
    /// Only those that come after this one in the order of the answer.
    package var after: Alert?

    package init() {}
}
