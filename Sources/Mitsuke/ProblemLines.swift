import Analysis
import Detection
import EventFiles
import Foundation
import Reports

/// Says on the standard error what could not be read: the first places of each file, then how many more there were.
final class ProblemLines: ProblemOutput, @unchecked Sendable {
    // `@unchecked`: the counts are only touched while the lock is held.
    private let lock = NSLock()
    private let language: Language
    private var counts: [String: Int] = [:]

    private static let linesPerFile = 20
    private static let fileLimit = 10_000

    init(_ language: Language) {
        self.language = language
    }

    func report(_ problem: ReadProblem) {
        lock.lock()
        defer { lock.unlock() }
        guard counts[problem.file] != nil || counts.count < Self.fileLimit else { return }
        counts[problem.file, default: 0] += 1
        if counts[problem.file]! <= Self.linesPerFile { Diagnostics.error(ProblemText.text(problem, language)) }
    }

    /// The rest, when everything was read.
    func end(_ summary: Summary, isTextReport: Bool) {
        for (file, count) in counts.sorted(by: { $0.key < $1.key }) where count > Self.linesPerFile {
            Diagnostics.error(
                VisibleText.escaped(file) + ": "
                    + Text(
                        en: "\(count - Self.linesPerFile) more places that could not be read",
                        ja: "ほかに読み取れない箇所が \(count - Self.linesPerFile) か所あります")[language])
        }
        if summary.forgottenProcesses > 0, !isTextReport {
            Diagnostics.error(Messages.forgotten(summary.forgottenProcesses)[language])
        }
    }
}
