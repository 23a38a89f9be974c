import Crypto
import Foundation
import SwiftASN1
import X509

/// The server's own certificate authority, which browsers of the organisation are told to trust.
struct CertificateAuthority: Sendable {
    let certificate: Certificate
    private let key: Certificate.PrivateKey

    private static let day: TimeInterval = 86_400
    /// Browsers take no certificate that is good for longer.
    private static let serverDays = 397.0
    private static let authorityDays = 3_650.0
    /// A new one is made when the old one ends within so many days.
    private static let renewalDays = 30.0

    init(_ ring: KeyRing, now: Date) throws {
        let key = Certificate.PrivateKey(ring.authority)
        self.key = key
        let path = ring.folder + "/authority.pem"
        if let bytes = try PrivateFile.read(path) {
            guard let kept = try? Certificate(pemEncoded: String(decoding: bytes, as: UTF8.self)) else {
                throw KeyError.malformed(path: path)
            }
            guard kept.publicKey == key.publicKey else { throw KeyError.mismatch(certificate: path, key: "authority") }
            if now < kept.notValidAfter - Self.serverDays * Self.day {
                certificate = kept
                return
            }
        }
        let name = try DistinguishedName {
            OrganizationName("Mitsuke")
            CommonName("Mitsuke CA")
        }
        certificate = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: key.publicKey,
            notValidBefore: now - Self.day, notValidAfter: now + Self.authorityDays * Self.day, issuer: name,
            subject: name, signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
                Critical(KeyUsage(keyCertSign: true, cRLSign: true))
                SubjectKeyIdentifier(hash: key.publicKey)
            }, issuerPrivateKey: key)
        try PrivateFile.write(Array(try certificate.serializeAsPEM().pemString.utf8), to: path)
    }

    func issue(for key: P256.Signing.PublicKey, hosts: [String], now: Date) throws -> Certificate {
        let name = try DistinguishedName {
            CommonName(String((hosts.first ?? "localhost").prefix(64)))
        }
        return try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: Certificate.PublicKey(key),
            notValidBefore: now - 3_600, notValidAfter: now + Self.serverDays * Self.day - 7_200,
            issuer: certificate.subject, subject: name, signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.notCertificateAuthority)
                Critical(KeyUsage(digitalSignature: true))
                try ExtendedKeyUsage([.serverAuth])
                SubjectAlternativeNames(Self.names(hosts))
                AuthorityKeyIdentifier(keyIdentifier: SubjectKeyIdentifier(hash: self.key.publicKey).keyIdentifier)
            }, issuerPrivateKey: self.key)
    }

    /// A certificate that is no server's.
    func sign(
        _ key: Certificate.PublicKey, subject: DistinguishedName, serial: Certificate.SerialNumber, from start: Date,
        to end: Date, purpose: ExtendedKeyUsage.Usage
    ) throws -> Certificate {
        try Certificate(
            version: .v3, serialNumber: serial, publicKey: key, notValidBefore: start, notValidAfter: end,
            issuer: certificate.subject, subject: subject, signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.notCertificateAuthority)
                Critical(KeyUsage(digitalSignature: true))
                try ExtendedKeyUsage([purpose])
                AuthorityKeyIdentifier(keyIdentifier: SubjectKeyIdentifier(hash: self.key.publicKey).keyIdentifier)
            }, issuerPrivateKey: self.key)
    }

    func signed(_ other: Certificate) -> Bool {
        certificate.publicKey.isValidSignature(other.signature, for: other)
    }

    /// Whether a certificate still lasts and is for just these hosts.
    static func isGood(_ certificate: Certificate, _ hosts: [String], _ now: Date) -> Bool {
        guard now + renewalDays * day < certificate.notValidAfter, certificate.notValidBefore <= now else {
            return false
        }
        guard let names = try? certificate.extensions.subjectAlternativeNames else { return false }
        return Array(names) == Self.names(hosts)
    }

    /// Names and addresses as certificates have them.
    static func names(_ hosts: [String]) -> [GeneralName] {
        hosts.map { host in
            if let bytes = address(host, AF_INET, 4) ?? address(host, AF_INET6, 16) {
                return .ipAddress(ASN1OctetString(contentBytes: bytes[...]))
            }
            return .dnsName(host)
        }
    }

    private static func address(_ text: String, _ family: Int32, _ length: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: length)
        return inet_pton(family, text, &bytes) == 1 ? bytes : nil
    }
}
