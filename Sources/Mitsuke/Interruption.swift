import ArgumentParser
import Dispatch
import Foundation
import Synchronization

/// Lets Ctrl-C end a run in order: what was found so far is reported. A second one ends it at once.
final class Interruption {
    /// The exit status of a run that was interrupted, as shells have it: 128 and the signal's number.
    static let exitCode = ExitCode(128 + SIGINT)

    private let source: any DispatchSourceSignal
    private let asked = Asked()

    /// - Parameter end: Asks for the early end.
    init(_ end: @escaping @Sendable () -> Void) {
        signal(SIGINT, SIG_IGN)
        source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler { [asked] in
            asked.flag.store(true, ordering: .relaxed)
            end()
            signal(SIGINT, SIG_DFL)
        }
        source.resume()
    }

    /// - Throws: ``exitCode`` when somebody asked for the end.
    func check() throws {
        if asked.flag.load(ordering: .relaxed) { throw Self.exitCode }
    }

    func end() {
        source.cancel()
        signal(SIGINT, SIG_DFL)
    }
}

/// Whether somebody asked for the end.
private final class Asked: Sendable {
    let flag = Atomic<Bool>(false)
}
