import Detection
import Events
import Processes

/// The stages enrich and detect: joins events to processes and shows them to every watch.
///
/// `@unchecked Sendable`: learning and judging are phases that never overlap over recordings, and judging changes nothing.
package final class Watchkeeping: @unchecked Sendable {
    package let processes: ProcessTable
    private let handles = HandleTable()
    package private(set) var watches: [any Watch]
    private var policy: Policy

    package init(_ policy: Policy) {
        processes = ProcessTable()
        watches = Watches.watches(policy)
        self.policy = policy
    }

    /// Another policy counts from the next event on. Watches of which nothing changed stay, with what they learnt; others begin anew, with
    /// the processes that are known. Live only.
    ///
    /// - Parameter running: Starts of the processes that run, for the new watches to learn.
    package func obey(_ new: Policy, running: () -> [Event]) {
        guard new != policy else { return }
        let fresh = Watches.watches(new)
        var starts: [Event]?
        for index in fresh.indices where policy.isOther(than: new, for: fresh[index].name) {
            watches[index] = fresh[index]
            let events = starts ?? running()
            starts = events
            for event in events where fresh[index].learns(from: event) { fresh[index].learn(event) }
        }
        policy = new
    }

    /// Who would take something from an event. Asked before ``learn(_:by:)``, so that this can go on in several threads.
    package struct Learners: Sendable {
        fileprivate var tables = false
        /// A bit for each of the watches.
        fileprivate var watches: UInt32 = 0

        package var isEmpty: Bool { !tables && watches == 0 }
    }

    package func learners(of event: borrowing Event) -> Learners {
        var learners = Learners()
        learners.tables = processes.learns(from: event)
        switch event.activity {
        case .file(let file): if file.handle != nil { learners.tables = true }
        case .registry(let registry): if registry.handle != nil { learners.tables = true }
        case .process, .network, .dns, .script, .transferJob, .moduleLoad, .intrusion, .session, .visit, .health: break
        }
        for index in watches.indices where watches[index].learns(from: event) {
            learners.watches |= 1 << UInt32(index)
        }
        return learners
    }

    /// Remembers what other events are judged by. Not safe to call concurrently.
    package func learn(_ event: borrowing Event, by learners: Learners) {
        if learners.tables {
            processes.learn(event)
            handles.learn(event)
        }
        for index in watches.indices where learners.watches & 1 << UInt32(index) != 0 { watches[index].learn(event) }
    }

    /// Remembers what other events are judged by. Not safe to call concurrently.
    package func learn(_ event: borrowing Event) {
        learn(event, by: learners(of: event))
    }

    /// Live only: what is to be seen on a desktop now.
    package func see(_ view: DesktopView) {
        for watch in watches { watch.see(view) }
    }

    /// Whether something done to a file at `path` could be a finding of any watch.
    package func canFind(atPath path: String) -> Bool {
        for watch in watches where watch.canFind(atPath: path) { return true }
        return false
    }

    /// Whether ``find(_:)`` could find something, before everything is learnt.
    package func mayFind(_ event: borrowing Event) -> Bool {
        if case .file(let file) = event.activity, file.path.isEmpty { return file.handle != nil }
        for watch in watches where watch.canFind(event) { return true }
        return false
    }

    /// Joins the event to its processes and judges it where something can be found; nil when nothing is.
    package func find(_ event: inout Event) -> Verdict? {
        handles.resolve(&event)
        var verdict = Verdict()
        var isEnriched = false
        for watch in watches where watch.canFind(event) {
            if !isEnriched {
                processes.enrich(&event)
                isEnriched = true
            }
            watch.judge(event, &verdict)
        }
        return verdict.findings.isEmpty ? nil : verdict
    }

    /// Joins the event to its processes and judges it; nil when no watch and no log has anything to do with it.
    package func judge(_ event: inout Event) -> Verdict? {
        handles.resolve(&event)
        var verdict = Verdict()
        switch event.activity {
        case .process: verdict.file(in: .process)
        case .session, .health: verdict.file(in: .health)
        case .file, .registry, .network, .dns, .script, .transferJob, .moduleLoad, .intrusion, .visit: break
        }
        var isEnriched = false
        for watch in watches where watch.concerns(event) {
            if !isEnriched {
                processes.enrich(&event)
                isEnriched = true
            }
            watch.judge(event, &verdict)
        }
        guard !verdict.logs.isEmpty || !verdict.findings.isEmpty else { return nil }
        if !isEnriched { processes.enrich(&event) }
        return verdict
    }
}
