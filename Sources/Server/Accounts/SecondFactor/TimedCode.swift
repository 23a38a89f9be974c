import Crypto
import Foundation

/// Codes by time as RFC 6238 has them: SHA-1, 30 seconds, six digits, which every authenticator app understands.
package struct TimedCode: Sendable {
    package static let stepSeconds: Int64 = 30
    package static let digits = 6

    let secret: [UInt8]

    package init(secret: [UInt8]) {
        self.secret = secret
    }

    /// 20 bytes, as long as the hash.
    package static func randomSecret() -> [UInt8] {
        SymmetricKey(size: SymmetricKeySize(bitCount: 160)).withUnsafeBytes { Array($0) }
    }

    package func code(_ step: Int64) -> String {
        let counter = withUnsafeBytes(of: step.bigEndian) { Data($0) }
        let code = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        let offset = Int(code[19] & 15)
        let number = code[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let text = String(number % 1_000_000)
        return String(repeating: "0", count: Self.digits - text.count) + text
    }

    /// The step of which `given` is the code: the present one, the one before or the one after, for clocks that differ.
    package func step(of given: String, atSeconds seconds: Int64) -> Int64? {
        let present = seconds / Self.stepSeconds
        return [present, present - 1, present + 1].first { ConstantTime.equal(code($0), given) }
    }
}
