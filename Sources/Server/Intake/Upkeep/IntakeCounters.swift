import Synchronization

/// How many lines came in since the server started.
package final class IntakeCounters: Sendable {
    private let addedLines = Atomic<Int>(0)
    private let knownLines = Atomic<Int>(0)
    private let refusedLines = Atomic<Int>(0)

    package init() {}

    /// Lines that were taken in.
    package var added: Int { addedLines.load(ordering: .relaxed) }
    /// Lines that the store had already.
    package var known: Int { knownLines.load(ordering: .relaxed) }
    /// Lines that the store could not take; whoever sent them keeps them.
    package var refused: Int { refusedLines.load(ordering: .relaxed) }

    func count(added: Int, known: Int) {
        addedLines.add(added, ordering: .relaxed)
        knownLines.add(known, ordering: .relaxed)
    }

    func countRefused(_ lines: Int) {
        refusedLines.add(lines, ordering: .relaxed)
    }
}
