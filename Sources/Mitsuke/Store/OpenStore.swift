import Alerting
import ArgumentParser
import Detection
import Events
import Foundation
import Intake
import SQLiteStorage
import Storage

/// A data folder that this process holds, and the stores in it.
struct OpenStore: Sendable {
    let folder: DataFolder
    let logs: any LogStore
    let alerts: any AlertStore
    let imports: any ImportStore
    let hosts: any HostStore
    let policies: any PolicyStore
    let audit: any AuditStore

    /// - Throws: `ExitCode(2)` after saying why the folder cannot be used.
    init(_ path: String, for use: DataFolder.Use = .writing, _ language: Language) throws {
        do throws(DataFolderError) {
            folder = try DataFolder(path, for: use)
        } catch {
            Diagnostics.error(VisibleText.escaped(path) + ": " + error.text[language])
            throw ExitCode(2)
        }
        do throws(StoreError) {
            let control = try ControlDatabase(path: folder.control)
            logs = SQLiteLogStore(folder: folder.logs, damagedFolder: folder.damaged)
            alerts = SQLiteAlertStore(control)
            imports = SQLiteImportStore(control)
            hosts = SQLiteHostStore(control)
            policies = SQLitePolicyStore(control)
            audit = SQLiteAuditStore(control)
        } catch {
            Diagnostics.error(VisibleText.escaped(path) + ": " + error.text[language])
            throw ExitCode(2)
        }
    }

    func importer(jobs: Int) -> Importer {
        Importer(
            logs: logs, findings: AlertGrouping(alerts), imports: imports, hosts: hosts, policies: policies, jobs: jobs)
    }
}
