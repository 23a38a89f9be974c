import Crypto
import Foundation
import SwiftASN1
import X509

/// What a server shows to those who connect: its certificate, the chain above it, and the key.
package struct ServerIdentity: Sendable {
    /// The server's own first.
    package var chain: [Certificate]
    package var key: Certificate.PrivateKey

    package var chainPEM: String {
        get throws { try chain.map { try $0.serializeAsPEM().pemString }.joined(separator: "\n") + "\n" }
    }

    package var keyPEM: String {
        get throws { try key.serializeAsPEM().pemString + "\n" }
    }

    /// The operator's own certificate, with its chain, and key, both as PEM.
    package init(certificateFile: String, keyFile: String, now: Date = Date()) throws(KeyError) {
        guard let key = try PrivateFile.read(keyFile) else { throw .missing(path: keyFile) }
        guard let text = try? String(contentsOfFile: certificateFile, encoding: .utf8) else {
            throw .missing(path: certificateFile)
        }
        guard let documents = try? PEMDocument.parseMultiple(pemString: text), !documents.isEmpty,
            let chain = try? documents.map({ try Certificate(pemDocument: $0) })
        else { throw .malformed(path: certificateFile) }
        guard let key = try? Certificate.PrivateKey(pemEncoded: String(decoding: key, as: UTF8.self)) else {
            throw .malformed(path: keyFile)
        }
        guard chain[0].publicKey == key.publicKey else { throw .mismatch(certificate: certificateFile, key: keyFile) }
        guard now < chain[0].notValidAfter else { throw .ended(path: certificateFile) }
        self.chain = chain
        self.key = key
    }

    /// The server's identity by its own authority: made at first start, and again before it ends, and for other names.
    ///
    /// - Parameter hosts: Names and addresses under which it is reached.
    package init(_ ring: KeyRing, hosts: [String], now: Date = Date()) throws {
        let authority = try CertificateAuthority(ring, now: now)
        let path = ring.folder + "/server.pem"
        let keyPath = ring.folder + "/server.key"
        if let bytes = try PrivateFile.read(path), FileManager.default.fileExists(atPath: keyPath) {
            let key = try KeyRing.key(keyPath, "server", ring.box, isFirst: false)
            let kept = try? Certificate(pemEncoded: String(decoding: bytes, as: UTF8.self))
            if let kept, kept.publicKey == Certificate.PublicKey(key.publicKey), authority.signed(kept),
                CertificateAuthority.isGood(kept, hosts, now)
            {
                chain = [kept, authority.certificate]
                self.key = Certificate.PrivateKey(key)
                return
            }
        }
        let key = P256.Signing.PrivateKey()
        let certificate = try authority.issue(for: key.publicKey, hosts: hosts, now: now)
        try PrivateFile.write(try ring.box.seal(Array(key.rawRepresentation), for: "server"), to: keyPath)
        try PrivateFile.write(Array(try certificate.serializeAsPEM().pemString.utf8), to: path)
        chain = [certificate, authority.certificate]
        self.key = Certificate.PrivateKey(key)
    }
}
