import Events

/// A host of which there are or were lines, or that somebody entered.
package struct HostRecord: Sendable, Equatable {
    package var name: String
    /// Times of its lines; nil before the first came.
    package var first: Timestamp?
    package var last: Timestamp?
    package var group: HostGroup?
    /// Who uses it, as somebody entered it.
    package var owner: String
    package var note: String

    package init(
        name: String, first: Timestamp? = nil, last: Timestamp? = nil, group: HostGroup? = nil, owner: String = "",
        note: String = ""
    ) {
        self.name = name
        self.first = first
        self.last = last
        self.group = group
        self.owner = owner
        self.note = note
    }
}

/// The span of the lines of a host that came in.
package struct HostSighting: Sendable, Equatable {
    package var name: String
    package var first: Timestamp
    package var last: Timestamp

    package init(name: String, first: Timestamp, last: Timestamp) {
        self.name = name
        self.first = first
        self.last = last
    }
}

/// What people say about a host.
package struct HostDescription: Sendable, Equatable {
    package var name: String
    package var group: Int64?
    package var owner: String
    package var note: String

    package init(name: String, group: Int64? = nil, owner: String = "", note: String = "") {
        self.name = name
        self.group = group
        self.owner = owner
        self.note = note
    }
}

package struct HostGroup: Sendable, Equatable, Identifiable {
    package var id: Int64
    package var name: String

    package init(id: Int64, name: String) {
        self.id = id
        self.name = name
    }
}
