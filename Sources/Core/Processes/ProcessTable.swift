import Events

/// Who started whom: every process that the records tell of, kept after it ended, within bounded memory.
///
/// Learn first, then enrich. ``enrich(_:)`` changes nothing here, so several threads may call it at once while nobody learns.
package final class ProcessTable {
    package init() {}

    /// Whether ``learn(_:)`` takes anything from such an event.
    package func learns(from event: borrowing Event) -> Bool {
        if case .process = event.activity { return true }
        return false
    }

    package func learn(_ event: borrowing Event) {}

    /// Fills in what is known of the acting process, its ancestors, and how sure that is.
    package func enrich(_ event: inout Event) {}
}
