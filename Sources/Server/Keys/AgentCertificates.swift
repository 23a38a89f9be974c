import Crypto
import Foundation
import SwiftASN1
import X509

/// Certificates by which agents show who they are, from the server's own authority.
package struct AgentCertificates: Sendable {
    private let authority: CertificateAuthority
    private let now: @Sendable () -> Date

    /// A host that was off for longer enrols anew.
    private static let days = 365.0

    package init(_ ring: KeyRing, now: @escaping @Sendable () -> Date = { Date() }) throws {
        authority = try CertificateAuthority(ring, now: now())
        self.now = now
    }

    package struct Issued: Sendable {
        package var der: [UInt8]
        /// In hexadecimal digits.
        package var serial: String
        package var ends: Date
    }

    /// The authority's certificate, which is what clients' certificates are checked against.
    package var authorityDER: [UInt8] {
        get throws { try Self.der(authority.certificate) }
    }

    /// By which agents know the server: SHA-256 of the authority's public key, in digits.
    package var pin: String {
        Self.digits(SHA256.hash(data: authority.certificate.publicKey.subjectPublicKeyInfoBytes))
    }

    /// The pin of the server whose keys lie in a folder; nil where it has not made its authority yet.
    package static func pin(inFolder folder: String) throws(KeyError) -> String? {
        let path = folder + "/authority.pem"
        guard let bytes = try PrivateFile.read(path) else { return nil }
        guard let certificate = try? Certificate(pemEncoded: String(decoding: bytes, as: UTF8.self)) else {
            throw .malformed(path: path)
        }
        return digits(SHA256.hash(data: certificate.publicKey.subjectPublicKeyInfoBytes))
    }

    /// - Parameter host: The id that the server gave it.
    package func issue(for key: P256.Signing.PublicKey, host: String) throws -> Issued {
        var random = SystemRandomNumberGenerator()
        var serial = (0..<16).map { _ in UInt8.random(in: 0...255, using: &random) }
        // Positive and without leading zeros, so that it is written in one way only.
        serial[0] = serial[0] & 0x3f | 0x40
        let name = try DistinguishedName {
            OrganizationName("Mitsuke agent")
            CommonName(host)
        }
        let start = now()
        let certificate = try authority.sign(
            Certificate.PublicKey(key), subject: name, serial: Certificate.SerialNumber(bytes: serial),
            // A host's clock may be a little behind.
            from: start - 86_400, to: start + Self.days * 86_400, purpose: .clientAuth)
        return Issued(der: try Self.der(certificate), serial: Self.digits(serial), ends: certificate.notValidAfter)
    }

    package static func digits(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    private static func der(_ certificate: Certificate) throws -> [UInt8] {
        var serializer = DER.Serializer()
        try certificate.serialize(into: &serializer)
        return serializer.serializedBytes
    }
}
