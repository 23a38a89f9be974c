import Analysis
import Detection
import EventFiles
import Foundation
import Reports
import Storage

/// Keeps the first problems of an import until they are stored, and counts all.
final class ProblemList: ProblemOutput, @unchecked Sendable {
    // `@unchecked`: everything is only touched while the lock is held.
    private let lock = NSLock()
    private let folder: String
    private var kept: [ImportProblem] = []
    private var keptCount = 0
    private var allCount = 0

    /// - Parameter folder: Names of files begin behind it.
    init(named folder: String) {
        self.folder = folder
    }

    func report(_ problem: ReadProblem) {
        lock.lock()
        defer { lock.unlock() }
        allCount += 1
        guard keptCount < ImportProblem.limit else { return }
        keptCount += 1
        let text = Text(en: ProblemText.reason(problem, .en), ja: ProblemText.reason(problem, .ja))
        kept.append(ImportProblem(file: Importer.name(problem.file, folder), text: text))
    }

    var count: Int {
        lock.lock()
        defer { lock.unlock() }
        return allCount
    }

    /// Those that came since this was asked the last time.
    func take() -> [ImportProblem] {
        lock.lock()
        defer { lock.unlock() }
        defer { kept = [] }
        return kept
    }
}
