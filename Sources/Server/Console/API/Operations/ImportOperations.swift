import Accounts
import Detection
import Foundation
import Hummingbird
import Intake
import Storage

extension ApiOperations {
    static let imports: [ApiOperation] = [
        ApiOperation(
            method: .get, path: "/imports", id: "listImports", tag: "imports", summary: "Imports, newest first.",
            permission: .importLogs, parameters: [.limit, .query("after", .number, "`next` of the page before.")],
            answer: .json(Shape<ImportRecord>.importing.page)
        ) { asked in
            let records = try await asked.console.imports.records(limit: asked.limit, before: asked.number("after"))
            return Shape.importing.page(
                records, next: records.count == asked.limit ? records.last.map { String($0.id) } : nil)
        },
        ApiOperation(
            method: .post, path: "/imports", id: "addImport", tag: "imports",
            summary: "Takes a log file into the store, of any format that `mitsuke import` reads, packed or not.",
            permission: .importLogs,
            parameters: [.query("name", .text(1...200), "What the file is called.", isRequired: true)], body: .file,
            answer: .json(Shape<ImportRecord>.importing.schema, status: .accepted),
            failures: [.conflict]
        ) { asked in
            let (console, author) = (asked.console, asked.caller.account.name)
            let upload = try await receive(asked)
            do {
                let running = try await console.importer.start(upload.paths, author: author, named: upload.folder)
                try await asked.record("import.start", subject: String(running.id))
                ImportsPage.watch(running, upload, console)
                return .json(Shape.importing.json(try await console.imports.record(running.id)), status: .accepted)
            } catch ImportError.policy {
                upload.remove()
                throw ApiError(.conflict, "policy", "The policy in the store cannot be read, so nothing is imported.")
            } catch ImportError.store(let error) {
                upload.remove()
                throw error
            }
        },
        ApiOperation(
            method: .get, path: "/imports/{id}", id: "getImport", tag: "imports", summary: "One import.",
            permission: .importLogs, parameters: [.id], answer: .json(Shape<ImportRecord>.importing.schema)
        ) { asked in
            .json(Shape.importing.json(try await asked.console.imports.record(asked.id)))
        },
        ApiOperation(
            method: .get, path: "/imports/{id}/problems", id: "listImportProblems", tag: "imports",
            summary: "The places that could not be read, in the order in which they were met.",
            permission: .importLogs, parameters: [.id, .limit], answer: .json(Shape<ImportProblem>.problem.page)
        ) { asked in
            _ = try await asked.console.imports.record(asked.id)
            return Shape.problem.page(
                try await asked.console.imports.problems(of: asked.id, limit: asked.limit), next: nil)
        },
        ApiOperation(
            method: .post, path: "/imports/{id}/cancel", id: "cancelImport", tag: "imports",
            summary: "Ends an import early; what was taken in stays.", permission: .importLogs, parameters: [.id],
            answer: .nothing, failures: [.conflict]
        ) { asked in
            _ = try await asked.console.imports.record(asked.id)
            guard let running = asked.console.running[asked.id] else {
                throw ApiError(.conflict, "not-running", "It is not running.")
            }
            running.cancel()
            try await asked.record("import.cancel", subject: String(asked.id))
            return .nothing
        },
        ApiOperation(
            method: .delete, path: "/imports/{id}", id: "removeImport", tag: "imports",
            summary: "Removes what an import brought, and the record of it.", permission: .changePeople,
            parameters: [.id], answer: .nothing, failures: [.conflict]
        ) { asked in
            try await asked.console.importer.remove(asked.id)
            try await asked.record("import.remove", subject: String(asked.id))
            asked.console.live.announce(.imports)
            return .nothing
        },
    ]

    private static func receive(_ asked: ApiRequest) async throws -> Upload {
        do {
            return try await Upload(
                asked.request, under: asked.console.uploads, author: asked.caller.account.name,
                name: asked.text("name") ?? "")
        } catch Upload.Mistake.tooLarge {
            throw ApiError.tooLarge
        } catch Upload.Mistake.full {
            throw ApiError(.serviceUnavailable, "disk-full", "The server's disk is full; nothing was imported.")
        }
    }
}

extension Shape<ImportRecord> {
    static let importing = Shape(
        "Import",
        [
            .init("id", .number) { .number($0.id) },
            .init("author", .anyText) { .string($0.author) },
            .init("state", .oneOf(ImportState.allCases.map(\.rawValue))) { .string($0.state.rawValue) },
            .init("began", .time) { .time($0.began) },
            .init("ended", .optional(.time)) { .time($0.ended) },
            .init("files", .array(.object([.init("path", .anyText), .init("bytes", .count)]))) { record in
                .array(record.files.map { .object(["path": .string($0.path), "bytes": .number(Int64($0.bytes))]) })
            },
            .init("added", .count, "Lines that were new.") { .number(Int64($0.counts.added)) },
            .init("known", .count, "Lines that the store had already.") { .number(Int64($0.counts.known)) },
            .init("findings", .count) { .number(Int64($0.counts.findings)) },
            .init("problems", .count, "Places that could not be read.") { .number(Int64($0.counts.problems)) },
        ])
}

extension Shape<ImportProblem> {
    static let problem = Shape(
        "ImportProblem",
        [
            .init("file", .anyText) { .string($0.file) },
            .init("text", .anyText, "In English.") { .string($0.text.en) },
        ])
}
