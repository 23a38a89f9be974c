import Storage
import Synchronization

/// The texts of policies, of which many agents fetch the same one at the same time.
final class PolicyTexts: Sendable {
    private let policies: any PolicyStore
    private let last = Mutex<(version: Int64, text: [UInt8])?>(nil)

    init(_ policies: any PolicyStore) {
        self.policies = policies
    }

    func text(_ version: Int64) async throws(StoreError) -> [UInt8] {
        if let last = last.withLock({ $0 }), last.version == version { return last.text }
        let text = Array(try await policies.version(version).yaml.utf8)
        last.withLock { $0 = (version, text) }
        return text
    }
}
