import Crypto
import Foundation
import Storage
import _CryptoExtras

/// Passwords as they are stored: scrypt, its parameters written before salt and hash.
package struct PasswordHash: Sendable {
    /// log2 of scrypt's N; memory is 1 KiB × 2^cost, so 64 MiB.
    package static let defaultCost = 16
    /// How often scrypt's memory is filled, one time after the other.
    private static let passes = 2
    private let cost: Int

    package init(cost: Int = defaultCost) {
        self.cost = cost
    }

    /// `scrypt$16$2$salt$hash`: cost, passes, and both in Base64.
    package func make(_ password: String) throws -> Concealed {
        let salt = SymmetricKey(size: .bits128).withUnsafeBytes { Data($0) }
        let key = try Self.derive(password, salt: salt, cost: cost, passes: Self.passes)
        return Concealed("scrypt$\(cost)$\(Self.passes)$\(salt.base64EncodedString())$\(key.base64EncodedString())")
    }

    /// Whether `password` is the one; takes as long for a wrong one, and no shorter for a hash that cannot be read.
    package func matches(_ password: String, _ stored: Concealed) throws -> Bool {
        let parts = stored.exposed.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0] == "scrypt", let cost = Int(parts[1]), (1...18).contains(cost),
            let passes = Int(parts[2]), (1...16).contains(passes),
            let salt = Data(base64Encoded: String(parts[3])), let hash = Data(base64Encoded: String(parts[4]))
        else {
            try matchesNothing(password)
            return false
        }
        let key = try Self.derive(password, salt: salt, cost: cost, passes: passes)
        guard key.count == hash.count else { return false }
        return zip(key, hash).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// The work of a check for a name that does not exist, so that time tells nothing.
    package func matchesNothing(_ password: String) throws {
        _ = try Self.derive(password, salt: Data(repeating: 0, count: 16), cost: cost, passes: Self.passes)
    }

    private static func derive(_ password: String, salt: Data, cost: Int, passes: Int) throws -> Data {
        let bytes = Data(password.precomposedStringWithCanonicalMapping.utf8)
        let key = try KDF.Scrypt.deriveKey(
            from: bytes, salt: salt, outputByteCount: 32, rounds: 1 << cost, blockSize: 8, parallelism: passes)
        return key.withUnsafeBytes { Data($0) }
    }
}
