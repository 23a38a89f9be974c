import ExampleFiles
import Foundation
import SQLiteStorage
import Storage

@testable import Intake

/// A store, an importer and the example recordings in a folder.
struct ImportScene {
    let folder: TemporaryFolder
    let logs: MemoryLogStore
    let findings = CollectedFindings()
    let imports: SQLiteImportStore
    let hosts: SQLiteHostStore
    let policies: SQLitePolicyStore
    let importer: Importer
    let examples: String

    init(_ logs: MemoryLogStore = MemoryLogStore()) throws {
        folder = try TemporaryFolder()
        self.logs = logs
        let database = try ControlDatabase(path: folder.path + "/control.sqlite")
        imports = SQLiteImportStore(database)
        hosts = SQLiteHostStore(database)
        policies = SQLitePolicyStore(database)
        importer = Importer(
            logs: logs, findings: findings, imports: imports, hosts: hosts, policies: policies, jobs: 2)
        examples = folder.path + "/examples"
        try FileManager.default.createDirectory(atPath: examples, withIntermediateDirectories: true)
        for (name, bytes) in try ExampleFiles.all() {
            _ = try folder.write("examples/" + name, bytes)
        }
    }

    func run(_ paths: [String]) async throws -> ImportRecord {
        try await importer.start(paths, author: "sato").result()
    }
}
