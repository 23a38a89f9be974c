import Crypto
import NIOSSL
import Spooling
import SwiftASN1
import X509

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Knows a server by the public key of its authority, whatever name it has and whatever certificate that key stands in now.
package struct PinnedServer: Sendable {
    /// SHA-256 of the key's SubjectPublicKeyInfo, in digits.
    let pin: String
    private let now: @Sendable () -> Date

    /// No server of ours shows more.
    private static let chainLimit = 4

    package init(pin: String, now: @escaping @Sendable () -> Date = { Date() }) {
        self.pin = pin
        self.now = now
    }

    /// Whether a server that shows this chain, its own certificate first, is the one.
    ///
    /// That a certificate holds already is not asked for: the clock of a host that starts may be years behind, and the key tells
    /// enough.
    package func isShown(by chain: [NIOSSLCertificate]) -> Bool {
        guard chain.count >= 2, chain.count <= Self.chainLimit, let leaf = Self.certificate(chain[0]) else {
            return false
        }
        guard let authority = chain.dropFirst().lazy.compactMap(Self.certificate).first(where: hasPin) else {
            return false
        }
        let now = now()
        guard case .isCertificateAuthority? = try? authority.extensions.basicConstraints,
            leaf.issuer == authority.subject, authority.publicKey.isValidSignature(leaf.signature, for: leaf),
            now < leaf.notValidAfter, now < authority.notValidAfter
        else { return false }
        // The same authority signs the certificates of agents, none of which is a server.
        if case .isCertificateAuthority? = try? leaf.extensions.basicConstraints { return false }
        guard let usage = try? leaf.extensions.extendedKeyUsage else { return false }
        return usage.contains(.serverAuth)
    }

    private func hasPin(_ certificate: Certificate) -> Bool {
        Hexadecimal.text(SHA256.hash(data: certificate.publicKey.subjectPublicKeyInfoBytes)) == pin
    }

    private static func certificate(_ certificate: NIOSSLCertificate) -> Certificate? {
        (try? certificate.toDERBytes()).flatMap { try? Certificate(derEncoded: $0) }
    }
}
