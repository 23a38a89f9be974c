import Events
import Storage

/// Writes refused sign-ins into the audit log, without letting a flood of them flood it.
///
/// In ten minutes, the first refusal of each name and place is an entry of its own, up to 60; the others are counted, and
/// the counts are written when the ten minutes are over.
actor SignInTrail {
    static let seconds: Int64 = 600
    private static let limit = 60

    private struct Key: Hashable {
        var action: String
        var name: String
        var place: ClientPlace
    }

    private let audit: AuditLog
    private var began: Timestamp?
    private var repeated: [Key: Int] = [:]
    /// Of further names and places.
    private var others = 0

    init(_ audit: AuditLog) {
        self.audit = audit
    }

    /// - Parameter action: `signin.refused`, `signin.throttled`, `signin.expired`.
    func refused(_ action: String, name: String, from address: String, at time: Timestamp) async throws(StoreError) {
        try await writeCounts(at: time)
        if began == nil { began = time }
        let key = Key(action: action, name: String(name.prefix(100)), place: ClientPlace(address))
        if let count = repeated[key] {
            repeated[key] = count + 1
        } else if repeated.count < Self.limit {
            repeated[key] = 0
            try await audit.record(action, by: key.name, from: address)
        } else {
            others += 1
        }
    }

    /// Writes what was counted, once the ten minutes are over.
    ///
    /// - Parameter isLast: Whether they are over or not: nobody will ask again.
    func writeCounts(at time: Timestamp, isLast: Bool = false) async throws(StoreError) {
        guard let began, isLast || !(0..<Self.seconds).contains(time.seconds(since: began)) else { return }
        let (counted, unnamed) = (repeated, others)
        (self.began, repeated, others) = (nil, [:], 0)
        for (key, count) in counted.sorted(by: { $0.value > $1.value }) where count > 0 {
            try await audit.record(key.action + ".again", by: key.name, from: key.place.text, subject: String(count))
        }
        if unnamed > 0 { try await audit.record("signin.refused.others", by: "", from: "", subject: String(unnamed)) }
    }
}
