import Alerting
import Events
import SQLiteStorage
import Storage
import Testing

@testable import Intake

@Suite struct ImportedAlertTests {
    // The examples hold some records in several forms of file; such a record is one line of the log.
    @Test("every finding of an import is in an alert, and importing again changes none")
    func alerts() async throws {
        let scene = try ImportScene()
        let database = try ControlDatabase(path: scene.folder.path + "/alerts.sqlite")
        let store = SQLiteAlertStore(database)
        let importer = Importer(
            logs: scene.logs, findings: AlertGrouping(store), imports: scene.imports, hosts: scene.hosts,
            policies: scene.policies, jobs: 2)
        _ = try await scene.run([scene.examples])
        let found = Set(scene.findings.all.map { [$0.event.host, $0.event.id, $0.line.ruleID] })
        _ = try await importer.start([scene.examples], author: "sato").result()
        let first = try await store.alerts(AlertQuery(), limit: 1_000)
        #expect(first.count > 5)
        #expect(first.reduce(0) { $0 + $1.count } == Int64(found.count))
        _ = try await importer.start([scene.examples], author: "sato").result()
        #expect(try await store.alerts(AlertQuery(), limit: 1_000) == first)
    }
}
