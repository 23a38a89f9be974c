import Crypto
import Foundation
import Testing

@testable import Keys

@Suite struct KeyRingTests {
    private let scene: KeyScene

    init() throws {
        scene = try KeyScene()
    }

    @Test("makes two keys at first start and has the same ones later")
    func first() throws {
        let made = try scene.ring()
        let kept = try scene.ring()
        #expect(made.authority.rawRepresentation == kept.authority.rawRepresentation)
        #expect(made.policy.rawRepresentation == kept.policy.rawRepresentation)
        #expect(made.authority.rawRepresentation != made.policy.rawRepresentation)
    }

    @Test("keeps every key for its owner alone, and none in the clear")
    func atRest() throws {
        let ring = try scene.ring()
        for path in [scene.folder + "/authority.key", scene.folder + "/policy.key", scene.keyFile] {
            #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
        }
        let stored = try Data(contentsOf: URL(filePath: scene.folder + "/authority.key"))
        #expect(stored.range(of: ring.authority.rawRepresentation) == nil)
    }

    @Test("says so when the key of keys is another one")
    func changed() throws {
        _ = try scene.ring()
        try PrivateFile.write(Array((String(repeating: "ab", count: 32) + "\n").utf8), to: scene.keyFile)
        #expect(throws: KeyError.wrongKey(path: scene.folder + "/authority.key")) { try scene.ring() }
    }

    @Test("makes no new key of keys where something is sealed under the old one")
    func gone() throws {
        _ = try scene.ring()
        try FileManager.default.removeItem(atPath: scene.keyFile)
        #expect(throws: KeyError.missing(path: scene.keyFile)) { try scene.ring() }
        #expect(!FileManager.default.fileExists(atPath: scene.keyFile))
    }

    @Test("makes no new key in the place of one that is gone")
    func oneGone() throws {
        _ = try CertificateAuthority(try scene.ring(), now: Date())
        try FileManager.default.removeItem(atPath: scene.folder + "/policy.key")
        #expect(throws: KeyError.missing(path: scene.folder + "/policy.key")) { try scene.ring() }
    }

    @Test("goes on where the first start was cut short between two keys")
    func cutShort() throws {
        let made = try scene.ring()
        try FileManager.default.removeItem(atPath: scene.folder + "/policy.key")
        #expect(try scene.ring().authority.rawRepresentation == made.authority.rawRepresentation)
    }

    @Test("does not take one key for the other")
    func swapped() throws {
        _ = try scene.ring()
        let policy = try #require(try PrivateFile.read(scene.folder + "/policy.key"))
        try PrivateFile.write(policy, to: scene.folder + "/authority.key")
        #expect(throws: KeyError.wrongKey(path: scene.folder + "/authority.key")) { try scene.ring() }
    }

    @Test("refuses a key of keys that others may read")
    func open() throws {
        _ = try scene.ring()
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: scene.keyFile)
        #expect(throws: KeyError.readableByOthers(path: scene.keyFile)) { try scene.ring() }
    }

    @Test(
        "refuses what is no key of keys",
        arguments: [
            "", "\n", String(repeating: "ab", count: 31), String(repeating: "xy", count: 32),
            "é" + String(repeating: "a", count: 62),
        ])
    func malformed(text: String) throws {
        try PrivateFile.write(Array(text.utf8), to: scene.keyFile)
        #expect(throws: KeyError.malformed(path: scene.keyFile)) { try scene.ring() }
    }

    @Test("refuses a pipe or a folder in place of a key, without waiting")
    func odd() throws {
        #expect(mkfifo(scene.keyFile, 0o600) == 0)
        #expect(throws: KeyError.malformed(path: scene.keyFile)) { try scene.ring() }
        unlink(scene.keyFile)
        #expect(mkdir(scene.keyFile, 0o700) == 0)
        #expect(throws: KeyError.malformed(path: scene.keyFile)) { try scene.ring() }
    }
}
