import Crypto
import Foundation
import Storage

/// Codes that stand in for the second factor when the telephone is gone. Each is good once.
enum RecoveryCode {
    static let count = 10

    /// Four groups of four letters and digits, 80 bits each, so that a plain hash keeps them.
    static func make() -> [Concealed] {
        (0..<count).map { _ in ReadableCode.random(groups: 4, of: 4) }
    }

    /// - Parameter code: Without hyphens, in small letters.
    static func digest(_ code: String, _ account: Int64) -> Concealed {
        let code = code.filter { $0 != "-" }
        return Concealed(SHA256.hash(data: Data("mitsuke-recovery-1:\(account):\(code)".utf8)).hexadecimal)
    }
}
