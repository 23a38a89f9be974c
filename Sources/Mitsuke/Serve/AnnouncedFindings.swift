import Console
import Intake
import Storage

/// Tells open pages of findings once they are alerts.
struct AnnouncedFindings: FindingReceiver {
    private let receiver: any FindingReceiver
    private let live: Live

    init(_ receiver: any FindingReceiver, _ live: Live) {
        self.receiver = receiver
        self.live = live
    }

    func receive(_ findings: [LogLine]) async throws(StoreError) {
        try await receiver.receive(findings)
        live.announce(.alerts)
    }
}
