import Detection
import Events
import Processes
import Sensing
import Spool
import Spooling
import Watches

/// The stages after sensing, up to the spool: joins each event to its processes, shows it to the watches, and keeps what belongs
/// to a log or is a finding. All on the thread that polls the sensors.
package final class Judging: SensorOutput {
    private let watchkeeping: Watchkeeping
    private var inference: TransferInference
    private var policy: Policy
    private var owners = ConnectionOwners()
    private let spool: Spool
    private let host: String
    private let now: () -> Timestamp
    private let origin: String
    /// What happens in it is the agent's own doing, and would be told without end: each line that is sent writes there again.
    private let ownFolder: String
    private var eventCount: UInt64 = 0
    private var text = TextBuffer(capacity: 4_096)
    private var lastForgetting: Timestamp
    /// Rules of which the policy prohibits what they find.
    private var prohibitedRules: Set<String>
    /// Told of what was found and is prohibited, and was not denied: to undo it.
    package var prohibited: ((_ event: borrowing Event, _ rule: String) -> Void)?
    /// Something waits in the spool's memory for which nobody should wait.
    package private(set) var isUrgent = false

    /// Processes are known for so long after their end: what they did is told of late at times.
    private static let memorySeconds: Int64 = 600
    private static let forgettingSeconds: Int64 = 60

    /// - Parameters:
    ///   - host: The host's own name.
    ///   - ownFolder: The agent's, which only root and its own account can enter.
    package init(
        _ policy: Policy, spool: Spool, host: String, ownFolder: String, now: @escaping () -> Timestamp
    ) {
        self.ownFolder = ownFolder + "/"
        watchkeeping = Watchkeeping(policy)
        inference = TransferInference(policy.transfer)
        prohibitedRules = Self.prohibitedRules(policy)
        self.policy = policy
        self.spool = spool
        self.host = host
        self.now = now
        origin = Hexadecimal.text(spool.epoch) + "-"
        lastForgetting = now()
    }

    private static func prohibitedRules(_ policy: Policy) -> Set<String> {
        guard policy.archive.settings.isEnabled else { return [] }
        return Set(policy.archive.settings.rules.filter { $0.response == .prohibit }.map(\.id))
    }

    /// Another policy counts from the next event on; what was judged stays judged, and nothing waits or is lost.
    ///
    /// - Parameter running: Starts of the processes that run.
    package func obey(_ new: Policy, running: () -> [Event]) {
        var starts: [Event]?
        func known() -> [Event] {
            let events =
                starts
                ?? running().map { event in
                    var event = event
                    event.host = host
                    watchkeeping.processes.enrich(&event)
                    return event
                }
            starts = events
            return events
        }
        watchkeeping.obey(new, running: known)
        if new.transfer != policy.transfer {
            // What was inferred so far is told.
            inference.settle(at: Timestamp(ticks: .max)) { receive($0) }
            inference = TransferInference(new.transfer)
            for event in known() { inference.learn(event) }
        }
        prohibitedRules = Self.prohibitedRules(new)
        policy = new
    }

    package func receive(_ event: consuming Event) {
        if case .file(let file) = event.activity, file.path.utf8.starts(with: ownFolder.utf8) { return }
        event.host = host
        owners.learn(event)
        owners.bind(&event)
        inference.learn(event)
        // Of one host no two events have the same.
        eventCount += 1
        event.origin.eventIdentity = origin + String(eventCount, radix: 16)
        watchkeeping.learn(event)
        guard let verdict = watchkeeping.judge(&event) else { return }
        if let log = verdict.logs.first { write(EventLine(log, verdict), event, .line) }
        for (index, finding) in verdict.findings.enumerated() {
            // One for each event and rule, however many of its reasons hold.
            if verdict.findings[..<index].contains(where: { $0.rule.id == finding.rule.id }) { continue }
            write(EventLine(finding, verdict, .en), event, .finding)
            if !prohibitedRules.isEmpty, prohibitedRules.contains(finding.rule.id) {
                prohibited?(event, finding.rule.id)
            }
        }
    }

    package func remember(_ event: consuming Event) {
        event.host = host
        inference.learn(event)
        watchkeeping.learn(event)
    }

    package func receive(_ view: DesktopView) {
        var view = view
        view.host = host
        watchkeeping.see(view)
    }

    package func receive(_ gap: Gap) {
        health(gap.event(host: host))
    }

    package func receive(_ state: SensorState) {
        var health = HealthActivity(
            state.isLive ? .sensorStateChanged : .sensorFailed,
            detail: "\(state.sensor): \(state.isLive ? "live" : "not live"), \(state.detail)")
        health.sensor = state.sensor
        self.health(Event(time: now(), host: host, activity: .health(health)))
    }

    /// What the agent did by itself: for the health log, at once.
    package func tell(_ event: consuming Event) {
        event.host = host
        health(event)
    }

    private func health(_ event: consuming Event) {
        eventCount += 1
        event.origin.eventIdentity = origin + String(eventCount, radix: 16)
        event.attribution = .exact
        var line = EventLine()
        line.log = LogName.health.name
        write(line, event, .finding)
    }

    private func write(_ line: borrowing EventLine, _ event: borrowing Event, _ value: SpoolRecord.Value) {
        text.bytes.removeAll(keepingCapacity: true)
        EventJSON.append(event, line, to: &text)
        text.bytes.withUnsafeBytes { spool.append($0, value: value, at: event.time) }
        if value > .line { isUrgent = true }
    }

    /// Writes down what waits, and tells of what the spool let go of.
    package func flush() throws(SpoolError) {
        let time = now()
        inference.settle(at: time) { receive($0) }
        try spool.flush(at: time)
        // Only when there is room for it: what was lost is never itself lost.
        if let gap = spool.takeGap(at: time) {
            receive(gap)
            try spool.flush(at: time)
        }
        isUrgent = false
        guard time.seconds(since: lastForgetting) >= Self.forgettingSeconds else { return }
        lastForgetting = time
        watchkeeping.processes.forget(
            endedBefore: Timestamp(ticks: time.ticks - Self.memorySeconds * Timestamp.ticksPerSecond))
    }
}
