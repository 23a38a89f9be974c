import Analysis
import ArgumentParser
import Detection
import EventFiles
import Events
import Foundation
import PolicyFiles
import Reports
import Watches

/// Assembles one run of `analyze` or `events`: inputs, policy, stages, form of the output.
struct AnalysisRun {
    private let options: InputOptions
    private let question: Question
    private var selection: Selection

    init(_ options: InputOptions, _ question: Question, _ selection: Selection) {
        self.options = options
        self.question = question
        self.selection = selection
        self.selection.since = options.since?.time
        self.selection.until = options.until?.end
    }

    /// - Throws: `ExitCode` after the reason went to stderr.
    func run() throws -> Summary {
        let language = options.language
        let policy = try PolicyFile.read(options.policy, language)
        // The folders are walked first, so that a new output below them is no input.
        let walk = InputWalk(options.paths)
        if let output = options.output {
            try OutputFile.refuse(
                output, toOverwrite: walk.files.map(\.path) + [options.policy].compactMap { $0 }, language)
        }
        let output = try OutputFile(options.output, language)
        let problems = ProblemLines(language)
        for problem in walk.problems { problems.report(problem) }
        let analysis = Analysis(
            walk.files, policy: policy, question: question, selection: selection, jobs: options.threads)
        let progress = analysis.progress
        let bar = ProgressBar.ifTerminal(language) { progress.fraction }
        let interruption = Interruption { progress.stop() }
        var summary = analysis.run(format: format(language, output), problems: problems) { output.write($0) }
        interruption.end()
        bar?.end()
        summary.problemCount += walk.problems.count
        problems.end(summary, isTextReport: format == .text)
        try output.close(language)
        try interruption.check()
        return summary
    }

    private var format: OutputFormat {
        options.format ?? (options.output == nil && Terminal.isOutput ? .text : .jsonl)
    }

    private func format(_ language: Language, _ output: OutputFile) -> any EventFormat {
        let style = Style(
            isColoured: output.isTerminal && Terminal.takesColours, columns: output.isTerminal ? Terminal.columns : 120)
        switch format {
        case .jsonl: return JSONLinesFormat(language, withOriginals: options.originals)
        case .csv: return CSVFormat(language, options.encoding == .cp932 ? .cp932 : .utf8)
        case .text:
            switch question {
            case .findings: return TextReport(options.paths, language, style)
            case .logs: return TextLines(language, style)
            }
        }
    }
}
