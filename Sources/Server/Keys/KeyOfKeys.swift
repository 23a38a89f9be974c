import Crypto
import Foundation

/// The key under which all others are sealed. Its file lies outside the data folder: 64 hexadecimal digits.
package enum KeyOfKeys {
    /// - Parameter isFirst: Nothing was sealed yet, so that the key is made where it is missing.
    package static func open(_ path: String, isFirst: Bool) throws(KeyError) -> SecretBox {
        if let bytes = try PrivateFile.read(path) {
            guard let box = key(bytes).flatMap(SecretBox.init(key:)) else { throw .malformed(path: path) }
            return box
        }
        guard isFirst else { throw .missing(path: path) }
        let key = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
        try PrivateFile.write(text(key), to: path)
        guard let box = SecretBox(key: key) else { throw .malformed(path: path) }
        return box
    }

    private static func text(_ key: [UInt8]) -> [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        return key.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] } + [10]
    }

    private static func key(_ text: [UInt8]) -> [UInt8]? {
        let line = text.last == 10 ? text.dropLast() : text[...]
        guard line.count == 64 else { return nil }
        let digits = line.map { Character(UnicodeScalar($0)).hexDigitValue }
        guard !digits.contains(nil) else { return nil }
        return stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0]! << 4 | digits[$0 + 1]!) }
    }
}
