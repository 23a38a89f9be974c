import Accounts
import Alerting
import ArgumentParser
import CHeap
import Console
import Detection
import Events
import Foundation
import Intake
import Link
import SQLiteStorage
import Storage

/// A data folder that this process holds, and the stores in it.
struct OpenStore: Sendable {
    let folder: DataFolder
    var logs: any LogStore
    let alerts: any AlertStore
    let imports: any ImportStore
    let hosts: any HostStore
    let groups: any GroupStore
    let policies: any PolicyStore
    let audit: any AuditStore
    let people: PeopleStores
    let searches: any SavedSearchStore
    let settings: any SettingsStore
    let exceptions: any ExceptionStore
    let notifications: any NotificationStore
    let agents: any AgentStore
    let evidence: any EvidenceStore

    /// Who tells open pages that there are findings; nil where there are no pages.
    var live: Live?
    /// The listener for agents, which is told of changes; nil where there is none.
    var link: AgentLink?

    /// - Throws: `ExitCode(2)` after saying why the folder cannot be used.
    init(_ path: String, for use: DataFolder.Use = .writing, _ language: Language) throws {
        let folder: DataFolder
        do throws(DataFolderError) {
            folder = try DataFolder(path, for: use)
        } catch {
            Diagnostics.error(VisibleText.escaped(path) + ": " + error.text[language])
            throw ExitCode(2)
        }
        try self.init(folder, path, language)
    }

    /// - Throws: `ExitCode(2)` after saying why the stores cannot be used.
    init(_ folder: DataFolder, _ path: String, _ language: Language) throws {
        self.folder = folder
        mitsuke_keep_heap_small()
        do throws(StoreError) {
            let control = try ControlDatabase(path: folder.control)
            logs = SQLiteLogStore(folder: folder.logs, damagedFolder: folder.damaged)
            alerts = SQLiteAlertStore(control)
            imports = SQLiteImportStore(control)
            hosts = SQLiteHostStore(control)
            groups = SQLiteGroupStore(control)
            policies = SQLitePolicyStore(control)
            audit = SQLiteAuditStore(control)
            people = PeopleStores(control)
            searches = SQLiteSavedSearchStore(control)
            settings = SQLiteSettingsStore(control)
            exceptions = SQLiteExceptionStore(control)
            notifications = SQLiteNotificationStore(control)
            agents = SQLiteAgentStore(control)
            evidence = SQLiteEvidenceStore(control)
        } catch {
            Diagnostics.error(VisibleText.escaped(path) + ": " + error.text[language])
            throw ExitCode(2)
        }
    }

    var auditLog: AuditLog { AuditLog(audit) { .now } }

    var agentOffice: AgentOffice { AgentOffice(agents, audit: auditLog, link: link, now: { .now }) }

    /// Makes alerts of findings.
    var findings: any FindingReceiver {
        let findings = AlertGrouping(alerts, except: ExceptionCover(exceptions, hosts: hosts, now: { .now }))
        guard let live else { return findings }
        return AnnouncedFindings(findings, live)
    }

    func importer(jobs: Int) -> Importer {
        Importer(
            logs: logs, findings: findings, imports: imports, hosts: hosts, policies: policies, jobs: jobs)
    }
}
