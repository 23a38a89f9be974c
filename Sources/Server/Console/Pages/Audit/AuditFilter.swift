import Events
import Reports
import Storage

/// Which entries of the audit log somebody wants to see, as the address of the page says it.
struct AuditFilter: Sendable, Equatable {
    var who: String
    /// An action, or a group of them.
    var action: String
    var subject: String
    /// As they were written: RFC 3339, or a local time.
    var since: String
    var until: String
    var before: Int64?

    init(_ form: Form) {
        who = form["who"]
        action = form["action"]
        subject = form["subject"]
        since = form["since"]
        until = form["until"]
        before = Int64(form["before"])
    }

    func query(_ reader: Reader) -> AuditQuery {
        var query = AuditQuery()
        query.who = who
        query.action = action
        query.subject = subject
        query.since = Self.time(since, reader)
        query.until = Self.time(until, reader)
        query.before = before
        return query
    }

    private static func time(_ text: String, _ reader: Reader) -> Timestamp? {
        text.utf8.count > 19 ? Timestamp(rfc3339: text) : reader.clock.time(text)
    }

    var isEmpty: Bool { fields.allSatisfy(\.value.isEmpty) }

    private var fields: [(name: String, value: String)] {
        [("who", who), ("action", action), ("subject", subject), ("since", since), ("until", until)]
    }

    /// The address of the same search.
    func address(_ path: String = "/audit", _ more: [(name: String, value: String)] = []) -> String {
        PageAddress.make(path, fields + more)
    }

    /// In one line, for the audit log itself.
    var summary: String {
        let said = fields.filter { !$0.value.isEmpty }.map { "\($0.name)=\($0.value)" }
        return said.isEmpty ? "everything" : said.joined(separator: " ")
    }
}
