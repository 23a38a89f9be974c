import Crypto
import Keys
import Spooling
import Synchronization

/// The key that signs orders, and the one that will.
final class SigningKeys: Sendable {
    private let ring: KeyRing
    private let server: String
    private let state: Mutex<(current: P256.Signing.PrivateKey, next: P256.Signing.PrivateKey?)>

    init(_ ring: KeyRing, server: String) {
        self.ring = ring
        self.server = server
        state = Mutex((ring.policy, ring.nextPolicy))
    }

    var signer: OrderSigner { OrderSigner(server: server, key: state.withLock { $0.current }) }

    /// The key that is announced; 130 digits.
    var nextDigits: String? {
        state.withLock { $0.next }.map { Hexadecimal.text($0.publicKey.x963Representation) }
    }

    /// One that was announced before and not used is not announced again.
    func announce() throws(KeyError) {
        if nextDigits != nil { return }
        let key = try ring.makeNextPolicy()
        state.withLock { $0.next = key }
    }

    func change() throws(KeyError) {
        guard let next = state.withLock({ $0.next }) else { return }
        try ring.take(nextPolicy: next)
        state.withLock { $0 = (next, nil) }
    }
}
