import Crypto
import Foundation

/// Reads a file that ``SealedWriter`` wrote. What it gives was not changed; whether all is there is known at the end.
package final class SealedReader {
    private let file: Int32
    private let key: SymmetricKey
    private let head: [UInt8]
    private var number: UInt64 = 0
    private var isOver = false
    private var open: [UInt8] = []
    private var start = 0

    /// - Parameter file: A descriptor, which stays open.
    package init(from file: Int32, passphrase: [UInt8]) throws(SealedError) {
        self.file = file
        head = try Self.take(SealedForm.headCount, from: file)
        guard head.count == SealedForm.headCount, head.starts(with: SealedForm.mark) else { throw .malformed }
        key = try SealedForm.key(passphrase, head: head)
        do throws(SealedError) {
            try openNext()
        } catch {
            throw error == .changed ? .wrongPassphrase : error
        }
    }

    /// The next bytes, `count` of them; fewer at the end.
    package func read(_ count: Int) throws(SealedError) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            if start == open.count {
                if isOver { break }
                try openNext()
                continue
            }
            let part = open[start..<min(open.count, start + count - bytes.count)]
            bytes += part
            start += part.count
        }
        return bytes
    }

    private func openNext() throws(SealedError) {
        let length = try Self.take(4, from: file)
        guard length.count == 4 else { throw .cut }
        let count = length.reversed().reduce(0) { $0 << 8 | Int($1) }
        guard count <= SealedForm.chunkBytes else { throw .changed }
        let sealed = try Self.take(count + SealedForm.tagBytes, from: file)
        guard sealed.count == count + SealedForm.tagBytes else { throw .cut }
        // A full chunk is not the last one, mostly.
        if let bytes = try? unseal(sealed, isLast: false) {
            open = bytes
        } else if let bytes = try? unseal(sealed, isLast: true) {
            open = bytes
            isOver = true
            guard try Self.take(1, from: file).isEmpty else { throw .changed }
        } else {
            throw .changed
        }
        start = 0
        number += 1
    }

    private func unseal(_ sealed: [UInt8], isLast: Bool) throws -> [UInt8] {
        let box = try AES.GCM.SealedBox(
            nonce: SealedForm.nonce(number, isLast: isLast), ciphertext: sealed.dropLast(SealedForm.tagBytes),
            tag: sealed.suffix(SealedForm.tagBytes))
        return Array(try AES.GCM.open(box, using: key, authenticating: head))
    }

    private static func take(_ count: Int, from file: Int32) throws(SealedError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let read = bytes.withUnsafeMutableBytes { Foundation.read(file, $0.baseAddress! + done, $0.count - done) }
            if read == 0 { break }
            if read < 0, errno != EINTR { throw .system(errno: errno) }
            done += max(0, read)
        }
        return Array(bytes.prefix(done))
    }
}
