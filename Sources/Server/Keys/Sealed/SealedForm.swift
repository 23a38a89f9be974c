import Crypto
import Foundation
import _CryptoExtras

/// How a file under a passphrase is built: a head, then chunks of AES-GCM.
///
/// The head has the mark, the cost of scrypt as a power of two, and the salt. Each chunk is its length (four bytes, the
/// lowest first), the ciphertext and the tag. Its nonce counts the chunks, and its last byte says whether it is the last one:
/// a chunk that is changed, moved, left out or doubled does not open, and a file that was cut has no last chunk. Each file
/// has a key of its own by its salt, so no nonce comes twice under a key.
package enum SealedForm {
    static let mark = Array("MITSUKE-SEALED-1\n".utf8)
    static let saltCount = 16
    static let headCount = mark.count + 1 + saltCount
    static let chunkBytes = 1 << 20
    static let tagBytes = 16

    /// 128 MiB and about half a second.
    package static let cost: UInt8 = 17
    /// What a file may ask for: 1 GiB at most.
    static let costs: ClosedRange<UInt8> = 10...20

    static func key(_ passphrase: [UInt8], head: [UInt8]) throws(SealedError) -> SymmetricKey {
        let cost = head[mark.count]
        guard costs.contains(cost) else { throw .malformed }
        do {
            return try KDF.Scrypt.deriveKey(
                from: passphrase, salt: head.suffix(saltCount), outputByteCount: 32, rounds: 1 << Int(cost),
                blockSize: 8, parallelism: 1, maxMemory: (1 << Int(cost)) * 1_024 + (1 << 20))
        } catch {
            throw .malformed
        }
    }

    static func nonce(_ number: UInt64, isLast: Bool) throws -> AES.GCM.Nonce {
        let counted = withUnsafeBytes(of: number.bigEndian) { Array($0) }
        return try AES.GCM.Nonce(data: [0, 0, 0] + counted + [isLast ? 1 : 0])
    }
}

/// Why a sealed file does not open.
package enum SealedError: Error, Equatable, Sendable {
    /// It is none.
    case malformed
    /// Another passphrase, or its beginning was changed.
    case wrongPassphrase
    /// It was changed, or put together of parts.
    case changed
    /// Its end is missing.
    case cut
    case system(errno: Int32)
}
