import Accounts
import Alerting
import Events
import Evidence
import Foundation
import Intake
import Keys
import Link
import Logging
import NIOPosix
import SQLiteStorage
import ServiceLifecycle
import Spooling
import Storage
import Uplink

/// A server with real stores in a folder of its own, listening for agents.
final class TestServer: Sendable {
    let folder: String
    let control: ControlDatabase
    let logs: SQLiteLogStore
    let condition = ServerCondition()
    let ring: KeyRing
    let link: AgentLink
    let office: AgentOffice
    let port: Int
    private let group: ServiceGroup
    private let running: Task<Void, any Error>

    static let author = AgentOffice.Author(name: "admin", address: "192.0.2.9")

    var pin: String { get throws { try AgentCertificates(ring).pin } }
    var store: SQLiteAgentStore { SQLiteAgentStore(control) }
    var alerts: SQLiteAlertStore { SQLiteAlertStore(control) }
    var audit: SQLiteAuditStore { SQLiteAuditStore(control) }

    /// - Parameter folder: Of a server that ended; nil for a new one.
    init(folder: String? = nil, port: Int = 0) async throws {
        self.folder =
            folder ?? FileManager.default.temporaryDirectory.appending(path: "mitsuke-link-" + UUID().uuidString).path
        for name in ["", "/logs", "/damaged", "/keys"] {
            try FileManager.default.createDirectory(
                atPath: self.folder + name, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        let now: @Sendable () -> Timestamp = { .seconds(Int64(Date().timeIntervalSince1970)) }
        control = try ControlDatabase(path: self.folder + "/control.sqlite")
        logs = SQLiteLogStore(folder: self.folder + "/logs", damagedFolder: self.folder + "/damaged")
        ring = try KeyRing(folder: self.folder + "/keys", keyFile: self.folder + "/key")
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let audit = AuditLog(SQLiteAuditStore(control), now: now)
        let store = SQLiteAgentStore(control)
        link = try AgentLink(
            store: store, logs: GuardedLogStore(logs, condition), findings: AlertGrouping(SQLiteAlertStore(control)),
            hosts: SQLiteHostStore(control), policies: SQLitePolicyStore(control),
            settings: SQLiteSettingsStore(control),
            evidence: SQLiteEvidenceStore(control),
            vault: EvidenceVault(folder: self.folder + "/evidence", box: ring.box), audit: audit, ring: ring,
            logger: logger, now: now)
        office = AgentOffice(store, audit: audit, link: link, now: now)
        let (ports, continuation) = AsyncStream<Int>.makeStream()
        let server = LinkServer(
            link, host: "127.0.0.1", port: port, identity: try ServerIdentity(ring, hosts: ["localhost"])
        ) { continuation.yield($0) }
        group = ServiceGroup(
            configuration: ServiceGroupConfiguration(services: [server], logger: logger))
        running = Task { [group] in try await group.run() }
        self.port = await ports.first { _ in true } ?? 0
    }

    /// Ends in order.
    func stop() async {
        await group.triggerGracefulShutdown()
        try? await running.value
    }

    func remove() async {
        await stop()
        try? FileManager.default.removeItem(atPath: folder)
    }

    func enrolmentString(
        _ kind: EnrolmentToken.Kind = .single(name: ""), pin: String? = nil
    ) async throws
        -> EnrolmentString
    {
        let token = try await office.makeToken(kind, group: nil, lasts: 3_600, by: Self.author)
        return EnrolmentString(host: "127.0.0.1", port: port, pin: try pin ?? self.pin, token: token.exposed)
    }

    func actions() async throws -> [String] {
        try await audit.newestEntries(limit: 100).map(\.record.action).reversed()
    }
}
