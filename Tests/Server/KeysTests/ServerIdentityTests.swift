import Crypto
import Foundation
import SwiftASN1
import Testing
import X509

@testable import Keys

@Suite struct ServerIdentityTests {
    private let scene: KeyScene
    private let ring: KeyRing
    private let hosts = ["mitsuke.example.jp", "192.0.2.7", "2001:db8::7"]

    init() throws {
        scene = try KeyScene()
        ring = try scene.ring()
    }

    @Test("is signed by the authority for the names and addresses that were asked for")
    func made() throws {
        let identity = try ServerIdentity(ring, hosts: hosts)
        #expect(identity.chain.count == 2)
        let authority = identity.chain[1]
        #expect(authority.publicKey == Certificate.PublicKey(ring.authority.publicKey))
        #expect(authority.publicKey.isValidSignature(identity.chain[0].signature, for: identity.chain[0]))
        let names = try #require(try identity.chain[0].extensions.subjectAlternativeNames)
        #expect(
            Array(names) == [
                .dnsName("mitsuke.example.jp"), .ipAddress(ASN1OctetString(contentBytes: [192, 0, 2, 7])),
                .ipAddress(
                    ASN1OctetString(contentBytes: [0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7])),
            ])
        #expect(identity.chain[0].publicKey == identity.key.publicKey)
    }

    @Test("OpenSSL takes the chain for a server of that name and address")
    func peer() throws {
        let identity = try ServerIdentity(ring, hosts: hosts)
        let server = scene.root + "/server.pem"
        try Data(try identity.chain[0].serializeAsPEM().pemString.utf8).write(to: URL(filePath: server))
        for check in [["-verify_hostname", hosts[0]], ["-verify_ip", hosts[1]], ["-verify_ip", hosts[2]]] {
            #expect(try verify(server, check) == 0)
        }
        #expect(try verify(server, ["-verify_hostname", "other.example.jp"]) != 0)
    }

    private func verify(_ server: String, _ check: [String]) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/openssl")
        process.arguments =
            ["verify", "-x509_strict", "-purpose", "sslserver", "-CAfile", ring.folder + "/authority.pem"] + check + [
                server
            ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    @Test("stays the same until it comes near its end, or the names change")
    func renewal() throws {
        let first = try ServerIdentity(ring, hosts: hosts)
        let end = first.chain[0].notValidAfter
        #expect(try ServerIdentity(ring, hosts: hosts, now: end - 31 * 86_400).chain == first.chain)
        let renewed = try ServerIdentity(ring, hosts: hosts, now: end - 29 * 86_400)
        #expect(renewed.chain[0] != first.chain[0])
        #expect(renewed.chain[1] == first.chain[1])
        #expect(renewed.chain[0].notValidAfter > end)
        let named = try ServerIdentity(ring, hosts: ["other.example.jp"], now: end - 29 * 86_400)
        #expect(named.chain[0] != renewed.chain[0])
    }

    @Test("takes the operator's own certificate and key, and refuses a pair that does not belong together")
    func operators() throws {
        let identity = try ServerIdentity(ring, hosts: hosts)
        let (chain, key) = (scene.root + "/own.pem", scene.root + "/own.key")
        try PrivateFile.write(Array(try identity.chainPEM.utf8), to: chain)
        try PrivateFile.write(Array(try identity.keyPEM.utf8), to: key)
        let own = try ServerIdentity(certificateFile: chain, keyFile: key)
        #expect(own.chain == identity.chain)
        #expect(throws: KeyError.ended(path: chain)) {
            try ServerIdentity(certificateFile: chain, keyFile: key, now: identity.chain[0].notValidAfter)
        }
        try PrivateFile.write(Array(P256.Signing.PrivateKey().pemRepresentation.utf8), to: key)
        #expect(throws: KeyError.mismatch(certificate: chain, key: key)) {
            try ServerIdentity(certificateFile: chain, keyFile: key)
        }
        try PrivateFile.write([1, 2, 3], to: key)
        #expect(throws: KeyError.malformed(path: key)) { try ServerIdentity(certificateFile: chain, keyFile: key) }
    }

    @Test("says so when the key of keys is another one")
    func changed() throws {
        _ = try ServerIdentity(ring, hosts: hosts)
        let path = ring.folder + "/server.key"
        var sealed = try #require(try PrivateFile.read(path))
        sealed[20] ^= 1
        try PrivateFile.write(sealed, to: path)
        #expect(throws: KeyError.wrongKey(path: path)) { try ServerIdentity(ring, hosts: hosts) }
    }
}
