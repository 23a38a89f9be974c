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

    /// Those that nobody has closed yet, the highest level first, and of one level the latest.
    func urgent(limit: Int) async throws(StoreError) -> [Alert]

    /// How many nobody has closed yet, by host in lower case.
    func openCounts() async throws(StoreError) -> [String: Int]

    /// How many nobody has closed yet.
    func openCount() async throws(StoreError) -> Int

    /// How many alerts had their last finding in each step of time, by watch and level; steps without any are left out.
    ///
    /// - Parameters:
    ///   - steps: Where each step begins, ascending; the last one ends at `until`.
    func counts(steps: [Timestamp], until: Timestamp) async throws(StoreError) -> [AlertCount]

    /// When the latest alert had its last finding; nil while there is no alert.
    func latest() async throws(StoreError) -> Timestamp?

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
    /// ``Alert/rule``
    package var rule = ""
    /// Of the alert's assignee.
    package var assignee = ""
    package var level = Level.informational
    package var since: Timestamp?
    /// Exclusive.
    package var until: Timestamp?
    /// Only those that come after this one in the order of the answer.
    package var after: Alert?

    package init() {}
}

/// How many alerts of a watch and level there are in a step of time.
package struct AlertCount: Sendable, Equatable {
    /// Where the step begins.
    package var time: Timestamp
    package var watch: String
    package var level: Level
    package var count: Int

    package init(time: Timestamp, watch: String, level: Level, count: Int) {
        self.time = time
        self.watch = watch
        self.level = level
        self.count = count
    }
}
