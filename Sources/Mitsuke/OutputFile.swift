import ArgumentParser
import Detection
import EventFiles
import Foundation
import Reports

/// The standard output, or the file that `--output` names.
final class OutputFile: @unchecked Sendable {
    // `@unchecked`: written to by one thread at a time, as the ordered output has it.
    private let descriptor: Int32
    private let path: String?
    private var failure: Int32 = 0

    /// - Throws: `ExitCode(2)` after saying why the file cannot be written.
    init(_ path: String?, _ language: Language) throws {
        self.path = path
        guard let path else {
            descriptor = 1
            return
        }
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        if descriptor < 0 {
            Diagnostics.error(VisibleText.escaped(path) + ": " + SystemError.text(errno)[language])
            throw ExitCode(2)
        }
    }

    /// What is analysed may be evidence: an output that would take its place is refused before anything is opened.
    ///
    /// - Throws: `ExitCode(64)` after saying which file it is.
    static func refuse(_ path: String, toOverwrite inputs: [String], _ language: Language) throws {
        guard let output = FileIdentity(path), output.isRegular else { return }
        for input in inputs where FileIdentity(input) == output {
            let text = Text(
                en: "is an input too and would be overwritten; name another file for --output",
                ja: "は入力でもあり、上書きされてしまいます。--output には別のファイルを指定してください")
            Diagnostics.error(VisibleText.escaped(path) + (language == .en ? ": " : " ") + text[language])
            throw ExitCode(64)
        }
    }

    var isTerminal: Bool { isatty(descriptor) == 1 }

    /// - Returns: False when nobody takes the bytes.
    func write(_ bytes: [UInt8]) -> Bool {
        guard failure == 0 else { return false }
        failure = Descriptor.write(bytes, to: descriptor) ?? 0
        return failure == 0
    }

    /// - Throws: `ExitCode(2)` when not everything could be written. A closed pipe is no failure: its reader had enough.
    func close(_ language: Language) throws {
        if path != nil, Foundation.close(descriptor) != 0, failure == 0 { failure = errno }
        guard failure != 0, failure != EPIPE else { return }
        Diagnostics.error(VisibleText.escaped(path ?? "stdout") + ": " + SystemError.text(failure)[language])
        throw ExitCode(2)
    }
}
