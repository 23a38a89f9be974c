import Accounts
import Analysis
import Detection
import Events
import Hummingbird
import Intake
import Logging
import PolicyFiles
import Storage

/// Imports: uploaded here, watched while they run, ended, removed.
package enum ImportsPage: Page {
    static let uploadPath = "/imports"
    private static let place = "/imports"
    private static let listed = 50

    package static func addRoutes(to pages: PageRoutes) {
        pages.get("/imports", .importLogs) { asked in try await list(asked, fault: nil) }
        pages.post("/imports", .importLogs) { asked in try await upload(asked) }
        pages.get("/imports/{id}", .importLogs) { asked in
            let id = try asked.number("id")
            let record = try await asked.console.imports.record(id)
            let problems = try await asked.console.imports.problems(of: id, limit: ImportProblem.limit)
            let model = ImportModel(record, problems, await progress(id, asked.console), asked.reader)
            return .page(model, title: model.title, place: place)
        }
        pages.post("/imports/{id}/cancel", .importLogs) { asked in
            let id = try asked.number("id")
            guard let running = asked.console.running[id] else { throw HTTPError(.conflict) }
            running.cancel()
            try await asked.record("import.cancel", subject: String(id))
            return .redirect(
                to: "/imports/\(id)",
                notice: Text(en: "The import ends; what was taken in stays.", ja: "取り込みを中止します。取り込み済みのログは残ります。"))
        }
        pages.post("/imports/{id}/remove", .changePeople) { asked in
            let id = try asked.number("id")
            try await asked.console.importer.remove(id)
            try await asked.record("import.remove", subject: String(id))
            asked.console.live.announce(.imports)
            return .redirect(
                to: "/imports", notice: Text(en: "What the import brought was removed.", ja: "取り込んだログを削除しました。"))
        }
    }

    private static func list(
        _ asked: PageRequest, fault: Text?, status: HTTPResponse.Status = .ok
    ) async throws -> PageAnswer {
        let records = try await asked.console.imports.records(limit: listed, before: nil)
        var rows: [ImportRow] = []
        for record in records {
            rows.append(ImportRow(record, await progress(record.id, asked.console), asked.reader))
        }
        let model = ImportsModel(rows, fault: fault?[asked.reader])
        return .page(model, title: Text(en: "Import", ja: "取り込み")[asked.reader], place: place, status: status)
    }

    /// Nil where it does not run here.
    private static func progress(_ id: Int64, _ console: Console) async -> Double? {
        console.running[id]?.reading.fraction
    }

    private static func upload(_ asked: PageRequest) async throws -> PageAnswer {
        let console = asked.console
        let upload: Upload
        do {
            upload = try await Upload(
                asked.request, under: console.uploads, author: asked.visitor.account.name
            ) { FormReading.isOurs($0, asked.visitor) }
        } catch let mistake as Upload.Mistake {
            let (status, text) = words(mistake)
            guard let text else { throw HTTPError(status) }
            return try await list(asked, fault: text, status: status)
        }
        guard !upload.paths.isEmpty else {
            upload.remove()
            return try await list(
                asked, fault: Text(en: "Choose at least one file.", ja: "ファイルを選択してください。"), status: .unprocessableContent
            )
        }
        do {
            let running = try await console.importer.start(
                upload.paths, author: asked.visitor.account.name, named: upload.folder)
            try await asked.record("import.start", subject: String(running.id))
            watch(running, upload, console)
            return .redirect(to: "/imports/\(running.id)")
        } catch ImportError.policy(let problems) {
            upload.remove()
            let first = problems.lines(asked.language).first ?? ""
            return try await list(
                asked,
                fault: Text(
                    en: "The policy cannot be read, so nothing was imported: \(first)",
                    ja: "ポリシーを読み取れないため、取り込みを行いませんでした: \(first)"), status: .conflict)
        } catch ImportError.store(let error) {
            upload.remove()
            throw error
        }
    }

    /// Takes in what was accepted before the server ended. Lines that are here already add nothing.
    package static func resume(_ console: Console) async {
        for (upload, author) in Upload.left(in: console.uploads) {
            do {
                let running = try await console.importer.start(upload.paths, author: author, named: upload.folder)
                watch(running, upload, console)
            } catch {
                // It stays where it is, for the next start.
                console.logger.error("An import could not be resumed.", metadata: ["error.message": "\(error)"])
            }
        }
    }

    /// Sees an import to its end, whether somebody watches it or not.
    static func watch(_ running: RunningImport, _ upload: Upload, _ console: Console) {
        console.running.add(running)
        Task {
            do {
                _ = try await running.result()
                upload.remove()
            } catch {
                // The files stay: with room on the disk again, the next start takes them in.
                console.logger.error(
                    "An import failed.", metadata: ["mitsuke.import": "\(running.id)", "error.message": "\(error)"])
            }
            console.running.remove(running.id)
            console.live.announce(.imports)
        }
        Task {
            for await _ in running.progress(every: .seconds(1)) { console.live.announce(.imports) }
        }
    }

    private static func words(_ mistake: Upload.Mistake) -> (HTTPResponse.Status, Text?) {
        switch mistake {
        case .malformed:
            (.badRequest, Text(en: "The upload broke off. Nothing was imported.", ja: "アップロードが途中で切れました。取り込みは行われていません。"))
        case .tooLarge:
            (
                .contentTooLarge,
                Text(
                    en:
                        "More than \(ByteWords.text(UInt64(Upload.byteLimit))) at once. For more, use mitsuke import on the server.",
                    ja:
                        "一度にアップロードできるのは \(ByteWords.text(UInt64(Upload.byteLimit))) までです。それ以上は、サーバーで mitsuke import を使ってください。"
                )
            )
        case .tooManyFiles:
            (
                .contentTooLarge,
                Text(
                    en: "More than \(Upload.fileLimit) files at once. Put them into a zip file.",
                    ja: "一度に選択できるのは \(Upload.fileLimit) ファイルまでです。zip にまとめてください。")
            )
        case .foreign: (.forbidden, nil)
        case .full:
            (
                .init(code: 507, reasonPhrase: "Insufficient Storage"),
                Text(en: "The server's disk is full. Nothing was imported.", ja: "サーバーのディスクに空きがありません。取り込みは行われていません。")
            )
        case .system: (.internalServerError, nil)
        }
    }
}
