import ArgumentParser
import Detection
import Errands
import Synchronization

/// Shows what an errand says, wherever it is done: on the standard streams, with a bar for its progress.
final class TerminalReply: Reply {
    let ending = Ending()
    private let language: Language
    private let output: OutputFile
    private let state = Mutex(State())
    private let fraction = Mutex(0.0)

    private struct State {
        var bar: ProgressBar?
        var hasBar = false
    }

    init(_ language: Language) throws {
        self.language = language
        output = try OutputFile(nil, language)
    }

    /// - Returns: False when nobody takes the output.
    func show(_ news: ErrandClient.News) -> Bool {
        switch news {
        case .output(let bytes):
            endBar()
            return output.write(bytes)
        case .errors(let text):
            endBar()
            Diagnostics.write(text)
        case .progress(let fraction):
            self.fraction.withLock { $0 = fraction }
            state.withLock { state in
                if state.hasBar { return }
                state.hasBar = true
                state.bar = ProgressBar.ifTerminal(language) { [weak self] in self?.fraction.withLock { $0 } ?? 0 }
            }
        }
        return true
    }

    func write(_ bytes: [UInt8]) async -> Bool { show(.output(bytes)) }
    func say(_ text: String) async { _ = show(.errors(text)) }
    func progress(_ fraction: Double) async { _ = show(.progress(fraction)) }

    func endBar() {
        let bar = state.withLock { state in
            defer { state.bar = nil }
            return state.bar
        }
        bar?.end()
    }

    /// - Throws: `ExitCode(2)` when not everything could be written.
    func close() throws {
        endBar()
        try output.close(language)
    }
}
