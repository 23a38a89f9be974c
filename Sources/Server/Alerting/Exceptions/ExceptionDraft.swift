import Detection
import Events
import Storage

/// An exception that somebody is about to make.
package struct ExceptionDraft: Sendable, Equatable {
    package var conditions: ExceptionConditions
    package var reason: String
    package var expires: Timestamp?

    package init(conditions: ExceptionConditions, reason: String = "", expires: Timestamp? = nil) {
        self.conditions = conditions
        self.reason = reason
        self.expires = expires
    }

    /// Why it cannot be made.
    package enum Fault: Error, Equatable, Sendable {
        /// It names neither a rule nor a watch.
        case noRule
        /// It asks for nothing beside the rule, or for anything: that would switch the rule off.
        case coversEverything
        /// 64 hexadecimal digits are asked for.
        case hash
        case noReason
        /// The group of hosts is gone.
        case noGroup
        case expired
        case tooLong(limit: Int)
    }

    package static let longest = 1_000

    /// Nil where it can be made.
    package func fault(at time: Timestamp) -> Fault? {
        let texts = [
            conditions.rule, conditions.watch, conditions.program, conditions.hash, conditions.path, conditions.user,
            conditions.host, conditions.value, reason,
        ]
        if texts.contains(where: { $0.unicodeScalars.count > Self.longest }) { return .tooLong(limit: Self.longest) }
        if conditions.rule.isEmpty, conditions.watch.isEmpty { return .noRule }
        if !conditions.hash.isEmpty {
            guard conditions.hash.utf8.count == 64, conditions.hash.utf8.allSatisfy(Self.isHexDigit) else {
                return .hash
            }
        }
        if !conditions.isNarrow { return .coversEverything }
        if reason.allSatisfy(\.isWhitespace) { return .noReason }
        if let expires, expires <= time { return .expired }
        return nil
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}

extension ExceptionConditions {
    /// Whether something beside the rule is asked for that not everything is: more than separators between wildcards.
    package var isNarrow: Bool {
        if group != nil || !hash.isEmpty { return true }
        return [program, path, user, host, value].contains { pattern in
            pattern.contains { !"*?\\/:. ".contains($0) }
        }
    }
}
