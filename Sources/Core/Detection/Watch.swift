import Events
import Processes

/// A feature: it looks at events, says which log they belong to, and reports what it finds.
///
/// Learning and judging are apart so that the order of the inputs does not matter. Live, each event is learnt and then
/// judged. Over recordings everything is learnt first and judged after, by several threads at once: ``judge`` therefore
/// changes nothing, and uses of what was learnt only what was so at the time of the event.
package protocol Watch: AnyObject {
    var name: WatchName { get }

    /// Every rule that ``judge`` can report.
    var rules: [Rule] { get }

    /// Whether ``learn`` wants to see such an event at all.
    func learns(from event: borrowing Event) -> Bool

    /// Remembers what later, or earlier, events are judged by. Memory is bounded.
    func learn(_ event: borrowing Event)

    /// Remembers what is to be seen on a desktop now.
    func see(_ view: DesktopView)

    /// A quick look, for each event and before its ancestors are known: whether ``judge`` could say anything about it.
    func concerns(_ event: borrowing Event) -> Bool

    /// The same where only findings are asked for, and what is merely logged does not matter.
    func canFind(_ event: borrowing Event) -> Bool

    /// A look before there is an event at all: whether something done to a file at `path` could be a finding.
    func canFind(atPath path: String) -> Bool

    /// Adds to `verdict` what this watch says about an event whose acting process and ancestors are filled in.
    func judge(_ event: borrowing Event, _ verdict: inout Verdict)
}

extension Watch {
    package func learns(from event: borrowing Event) -> Bool { false }
    package func learn(_ event: borrowing Event) {}
    package func see(_ view: DesktopView) {}
    package func canFind(_ event: borrowing Event) -> Bool { concerns(event) }
    package func canFind(atPath path: String) -> Bool { true }
}
