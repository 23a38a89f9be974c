/// System/Keywords of a record of the Security log: whether the audit is of a success or of a failure.
package enum Keywords {
    /// winmeta's Audit Failure.
    private static let failure: UInt64 = 0x10_0000_0000_0000

    package static func areRefusal(_ keywords: UInt64) -> Bool {
        keywords & failure != 0
    }

    /// As exporters write it: `0x8010000000000000`, the same as a signed number, or in words.
    package static func areRefusal(_ text: String) -> Bool {
        if let number = Numbers.unsigned(text) { return areRefusal(number) }
        if let number = Int64(text) { return areRefusal(UInt64(bitPattern: number)) }
        switch text {
        case "AUDIT_FAILURE", "Audit Failure", "失敗の監査", "failure": return true
        default: return false
        }
    }
}
