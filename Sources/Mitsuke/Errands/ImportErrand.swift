import Accounts
import ArgumentParser
import Detection
import Errands
import Intake
import PolicyFiles
import Reports
import Storage

/// `mitsuke import`
///
/// The paths are read by whoever holds the store: a server whose unit hides folders from it does not see what lies in them, and
/// says so for each path.
struct ImportErrand: StoreErrand {
    static let name = "import"

    /// As they were given.
    var paths: [String]
    /// How many threads read.
    var jobs: Int

    private static let problemLines = 20

    func work(on store: OpenStore, for caller: Caller, _ reply: any Reply) async throws -> Int32 {
        let language = caller.language
        let running: RunningImport
        do throws(ImportError) {
            running = try await store.importer(jobs: max(1, min(jobs, 64)))
                .start(paths.map { Self.absolute($0, caller.folder) }, author: caller.name)
        } catch {
            await Self.complain(error, language, reply)
            return 2
        }
        try await store.auditLog.record("import.start", by: caller.name, from: "", subject: String(running.id))
        reply.ending.whenAsked { running.cancel() }
        for await progress in running.progress() {
            await reply.progress(Double(progress.bytesRead) / Double(max(1, progress.bytesTotal)))
        }
        let outcome: Result<ImportRecord, any Error>
        do { outcome = .success(try await running.result()) } catch { outcome = .failure(error) }
        for problem in try await store.imports.problems(of: running.id, limit: Self.problemLines) {
            let file = Self.shown(problem.file, caller.folder)
            await reply.complain(VisibleText.escaped(file) + ": " + problem.text[language])
        }
        let record = try outcome.get()
        _ = await reply.write(Array((Self.summary(record.counts)[language] + "\n").utf8))
        if reply.ending.isAsked { return Interruption.exitCode.rawValue }
        return record.counts.problems > 0 ? 2 : 0
    }

    private static func absolute(_ path: String, _ folder: String) -> String {
        if path.hasPrefix("/") { return path }
        var path = path[...]
        while path.hasPrefix("./") { path = path.dropFirst(2).drop { $0 == "/" } }
        return path.isEmpty || path == "." ? folder : (folder == "/" ? "/" : folder + "/") + path
    }

    /// The path as its sender would name it.
    private static func shown(_ path: String, _ folder: String) -> String {
        let start = folder == "/" ? "/" : folder + "/"
        return path.hasPrefix(start) ? String(path.dropFirst(start.count)) : path
    }

    private static func summary(_ counts: ImportCounts) -> Text {
        Text(
            en:
                "\(counts.added) lines added, \(counts.known) known already; findings: \(counts.findings); places not readable: \(counts.problems)",
            ja:
                "追加 \(counts.added) 行、登録済み \(counts.known) 行、検出 \(counts.findings) 件、読み取れない箇所 \(counts.problems) か所")
    }

    private static func complain(_ error: ImportError, _ language: Language, _ reply: any Reply) async {
        switch error {
        case .store(let error): await reply.complain(error.text[language])
        case .policy(let problems): await reply.say(problems.lines(language).map { $0 + "\n" }.joined())
        case .nothing:
            await reply.complain(Text(en: "there is no file to import", ja: "取り込むファイルがありません")[language])
        }
    }
}
