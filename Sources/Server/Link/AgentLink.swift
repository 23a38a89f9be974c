import Accounts
import Alerting
import Crypto
import Events
import Evidence
import Intake
import Keys
import Logging
import Spooling
import Storage

/// The server's end of the link: what its routes work with.
package struct AgentLink: Sendable {
    package let store: any AgentStore
    let policies: any PolicyStore
    let certificates: AgentCertificates
    let keys: SigningKeys
    let audit: AuditLog
    package let roster: Roster
    let desk: BatchDesk
    let progress: ProgressNotes
    let policyTexts: PolicyTexts
    let bell: OrderBell
    let ledger: RefusalLedger
    let intakeRoom: ByteRoom
    let alarms: HostAlarms
    let settings: any SettingsStore
    let evidence: any EvidenceStore
    let vault: EvidenceVault
    let logger: Logger
    package let now: @Sendable () -> Timestamp

    var signer: OrderSigner { keys.signer }

    /// - Parameters:
    ///   - logs: Refuses while the disk is full.
    ///   - findings: Makes alerts of them.
    package init(
        store: any AgentStore, logs: any LogStore, findings: any FindingReceiver, hosts: any HostStore,
        policies: any PolicyStore, settings: any SettingsStore, evidence: any EvidenceStore,
        vault: EvidenceVault, audit: AuditLog, ring: KeyRing, logger: Logger,
        now: @escaping @Sendable () -> Timestamp
    ) throws {
        self.store = store
        self.policies = policies
        self.audit = audit
        self.logger = logger
        self.now = now
        certificates = try AgentCertificates(ring)
        keys = SigningKeys(ring, server: certificates.pin)
        roster = Roster(store)
        desk = BatchDesk(logs: logs, findings: findings, hosts: hosts, agents: store)
        progress = ProgressNotes(store)
        policyTexts = PolicyTexts(policies)
        bell = OrderBell()
        ledger = RefusalLedger(audit, logger: logger, now: now)
        intakeRoom = ByteRoom(limitBytes: 64 << 20)
        self.settings = settings
        self.evidence = evidence
        self.vault = vault
        alarms = HostAlarms(logs: logs) { lines throws(StoreError) in try await findings.receive(lines) }
    }
}
