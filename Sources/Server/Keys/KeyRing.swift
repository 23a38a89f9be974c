import Crypto
import Foundation

/// The server's own keys: one signs certificates, one signs policies. They lie sealed in a folder of the data folder.
package struct KeyRing: Sendable {
    package let folder: String
    /// Seals secrets of others, such as those of notification channels.
    package let box: SecretBox
    package let authority: P256.Signing.PrivateKey
    package let policy: P256.Signing.PrivateKey
    /// The key that will sign policies from some day on; nil while none is announced.
    package let nextPolicy: P256.Signing.PrivateKey?

    /// Opens the keys; makes those that are missing, all of them at first start.
    ///
    /// - Parameters:
    ///   - folder: It exists.
    ///   - keyFile: The key of keys, outside of the data folder.
    package init(folder: String, keyFile: String) throws(KeyError) {
        self.folder = folder
        let paths = [folder + "/authority.key", folder + "/policy.key"]
        let isFirst = !paths.contains { FileManager.default.fileExists(atPath: $0) }
        box = try KeyOfKeys.open(keyFile, isFirst: isFirst)
        // A key that has gone is no reason to make another: what it signed would no longer be trusted.
        authority = try Self.key(paths[0], "authority", box, isFirst: isFirst)
        // Where the authority has no certificate yet, the first start was cut short between the two, and nothing was signed.
        let isSigned = FileManager.default.fileExists(atPath: folder + "/authority.pem")
        policy = try Self.key(paths[1], "policy", box, isFirst: isFirst || !isSigned)
        let next = Self.nextPath(folder)
        guard FileManager.default.fileExists(atPath: next) else {
            nextPolicy = nil
            return
        }
        let key = try Self.key(next, "policy-next", box, isFirst: false)
        // It was taken, and the power failed before its old name was gone.
        nextPolicy = key.rawRepresentation == policy.rawRepresentation ? nil : key
    }

    private static func nextPath(_ folder: String) -> String { folder + "/policy-next.key" }

    /// Makes the key that will sign policies.
    package func makeNextPolicy() throws(KeyError) -> P256.Signing.PrivateKey {
        let path = Self.nextPath(folder)
        unlink(path)
        return try Self.key(path, "policy-next", box, isFirst: true)
    }

    /// From now on that key signs policies, and the one before is gone.
    package func take(nextPolicy key: P256.Signing.PrivateKey) throws(KeyError) {
        let path = folder + "/policy.key"
        guard let sealed = try? box.seal(Array(key.rawRepresentation), for: "policy") else {
            throw .malformed(path: path)
        }
        try PrivateFile.write(sealed, to: path)
        unlink(Self.nextPath(folder))
    }

    static func key(
        _ path: String, _ purpose: String, _ box: SecretBox, isFirst: Bool
    ) throws(KeyError) -> P256.Signing.PrivateKey {
        guard let sealed = try PrivateFile.read(path) else {
            guard isFirst else { throw .missing(path: path) }
            let key = P256.Signing.PrivateKey()
            guard let sealed = try? box.seal(Array(key.rawRepresentation), for: purpose) else {
                throw .malformed(path: path)
            }
            try PrivateFile.write(sealed, to: path)
            return key
        }
        guard let raw = try? box.open(sealed, for: purpose) else { throw .wrongKey(path: path) }
        guard let key = try? P256.Signing.PrivateKey(rawRepresentation: raw) else { throw .malformed(path: path) }
        return key
    }
}
