import Evidence
import Link
import Storage

/// What the console needs to know of agents.
package struct AgentDesk: Sendable {
    package var store: any AgentStore
    package var office: AgentOffice
    package var evidence: any EvidenceStore
    package var vault: EvidenceVault
    /// By which agents know the server.
    package var pin: String
    /// Where they connect; nil where nobody listens for them.
    package var port: Int?

    package init(
        store: any AgentStore, office: AgentOffice, evidence: any EvidenceStore, vault: EvidenceVault, pin: String,
        port: Int?
    ) {
        self.store = store
        self.office = office
        self.evidence = evidence
        self.vault = vault
        self.pin = pin
        self.port = port
    }
}
