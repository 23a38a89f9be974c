import Analysis
import Dispatch
import Foundation

/// Lets Ctrl-C end a run in order: what was found so far is reported. A second one ends it at once.
final class Interruption {
    private let source: any DispatchSourceSignal

    init(_ progress: ReadingProgress) {
        signal(SIGINT, SIG_IGN)
        source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler {
            progress.stop()
            signal(SIGINT, SIG_DFL)
        }
        source.resume()
    }

    func end() {
        source.cancel()
        signal(SIGINT, SIG_DFL)
    }
}
