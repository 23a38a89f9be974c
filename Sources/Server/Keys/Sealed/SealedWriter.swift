import Crypto
import Foundation

/// Writes a file under a passphrase, piece by piece. ``SealedForm`` says how.
package final class SealedWriter {
    private let file: Int32
    private let key: SymmetricKey
    private let head: [UInt8]
    private var number: UInt64 = 0
    private var waiting: [UInt8] = []

    /// - Parameters:
    ///   - file: A descriptor, which stays open.
    ///   - cost: Of scrypt, as a power of two, 10...20.
    package init(to file: Int32, passphrase: [UInt8], cost: UInt8 = SealedForm.cost) throws(SealedError) {
        self.file = file
        let salt = SymmetricKey(size: .bits128).withUnsafeBytes { Array($0) }
        head = SealedForm.mark + [cost] + salt
        key = try SealedForm.key(passphrase, head: head)
        try put(head)
    }

    package func write(_ bytes: some Sequence<UInt8>) throws(SealedError) {
        waiting += bytes
        // The last chunk is only known at the end, so one always waits.
        var start = 0
        while waiting.count - start > SealedForm.chunkBytes {
            try seal(waiting[start..<start + SealedForm.chunkBytes], isLast: false)
            start += SealedForm.chunkBytes
        }
        if start > 0 { waiting.removeFirst(start) }
    }

    /// Writes what is left and the mark of the end. Nothing can be written afterwards.
    package func finish() throws(SealedError) {
        try seal(waiting[...], isLast: true)
        waiting = []
    }

    private func seal(_ bytes: ArraySlice<UInt8>, isLast: Bool) throws(SealedError) {
        let sealed: AES.GCM.SealedBox
        do {
            sealed = try AES.GCM.seal(
                bytes, using: key, nonce: SealedForm.nonce(number, isLast: isLast), authenticating: head)
        } catch {
            throw .malformed
        }
        number += 1
        let length = withUnsafeBytes(of: UInt32(bytes.count).littleEndian) { Array($0) }
        try put(length + sealed.ciphertext + sealed.tag)
    }

    private func put(_ bytes: [UInt8]) throws(SealedError) {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { Foundation.write(file, $0.baseAddress! + done, $0.count - done) }
            if count < 0, errno != EINTR { throw .system(errno: errno) }
            done += max(0, count)
        }
    }
}
