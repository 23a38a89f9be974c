import Crypto
import Foundation

/// Seals what must not be readable in the data folder (the authority's key, secrets of notification channels) under a key
/// that is kept outside of it.
package struct SecretBox: Sendable {
    private let key: SymmetricKey

    /// - Parameter key: 32 bytes.
    package init?(key: [UInt8]) {
        guard key.count == 32 else { return nil }
        self.key = SymmetricKey(data: key)
    }

    /// Seals bytes; what comes is longer by 28 bytes and another each time.
    ///
    /// - Parameter purpose: What the secret is for; it opens for the same purpose only.
    package func seal(_ secret: [UInt8], for purpose: String) throws -> [UInt8] {
        let box = try AES.GCM.seal(secret, using: key, authenticating: Array(purpose.utf8))
        return Array(box.combined ?? Data())
    }

    /// - Throws: Where the bytes were changed, or sealed under another key or for another purpose.
    package func open(_ sealed: [UInt8], for purpose: String) throws -> [UInt8] {
        try Array(AES.GCM.open(AES.GCM.SealedBox(combined: sealed), using: key, authenticating: Array(purpose.utf8)))
    }
}
