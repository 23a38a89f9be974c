import Events

/// What somebody did, as the audit log keeps it.
package struct AuditRecord: Sendable, Equatable {
    package var time: Timestamp
    /// The name with which it was done, also one that does not exist.
    package var who: String
    /// The client's address; empty where it was done on the server itself.
    package var from: String
    /// What was done, in stable words: `signin.refused`.
    package var action: String
    /// To what.
    package var subject: String
    /// Why, where a reason was asked for.
    package var reason: String

    package init(
        time: Timestamp, who: String, from: String, action: String, subject: String = "", reason: String = ""
    ) {
        self.time = time
        self.who = who
        self.from = from
        self.action = action
        self.subject = subject
        self.reason = reason
    }
}

/// A record in its place in the chain.
package struct AuditEntry: Sendable, Equatable {
    /// From 1, without gaps.
    package var number: Int64
    package var record: AuditRecord
    /// Over the record, its number and the hash of the entry before; hexadecimal digits.
    package var hash: String

    package init(number: Int64, record: AuditRecord, hash: String) {
        self.number = number
        self.record = record
        self.hash = hash
    }

    package var head: AuditHead { AuditHead(number: number, hash: hash) }
}

/// Where the chain ends: kept elsewhere, it shows whether the chain was cut or written anew.
package struct AuditHead: Sendable, Equatable {
    package var number: Int64
    package var hash: String

    package init(number: Int64, hash: String) {
        self.number = number
        self.hash = hash
    }

    /// As people keep it: `HASH:NUMBER`; nil where it is not that.
    package init?(written text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 64, parts[0].allSatisfy(\.isHexDigit),
            let number = Int64(parts[1]), number > 0
        else { return nil }
        self.init(number: number, hash: parts[0].lowercased())
    }

    package var written: String { "\(hash):\(number)" }
}
