/// Something that happened on a host, whichever facility or record told of it: the one currency of every stage.
package struct Event: Sendable {
    package var time: Timestamp
    /// The computer's name as it writes it itself.
    package var host: String
    package var user: User
    /// Who did it. For a start or an end of a process, that process itself.
    package var process: Process
    /// The parent of ``process``, as the record itself names it; ``ancestors`` is what became known in all.
    package var parent: Process?
    /// Parent, grandparent and so on up to what is known, nearest first. Empty until the event was enriched.
    package var ancestors: [Process] = []
    package var attribution = Attribution.unknown
    package var activity: Activity
    package var origin: Origin
    /// What the record said in the fields that normalising changed.
    package var originals: [Original] = []

    package init(time: Timestamp, host: String, activity: Activity, origin: Origin = Origin()) {
        self.time = time
        self.host = host
        self.user = User()
        self.process = Process()
        self.activity = activity
        self.origin = origin
    }

    /// An event of nothing, to be made into one.
    package static var blank: Event {
        Event(time: Timestamp(ticks: 0), host: "", activity: .process(ProcessActivity(.start)))
    }
}

/// The account under which something was done. ECS `user.name`, `user.id`.
package struct User: Sendable, Equatable {
    /// `DOMAIN\name`, or the bare name.
    package var name = ""
    /// The security identifier: `S-1-5-21-…`.
    package var id = ""
    /// The logon, as Windows writes it: `0x3e7`.
    package var logonID = ""

    package init(name: String = "", id: String = "", logonID: String = "") {
        self.name = name
        self.id = id
        self.logonID = logonID
    }
}

/// How sure it is that ``Event/process`` is the one that acted.
package enum Attribution: String, Sendable {
    case exact, likely, unknown
}

/// A field as the record wrote it, before it was normalised.
package struct Original: Sendable, Equatable {
    package var name: String
    package var value: String

    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

/// The record that an event was made from.
package struct Origin: Sendable, Equatable {
    /// The file that was read; inside an archive `outer.zip!inner.json`.
    package var file = ""
    /// The record's number in its file: of the record header in EVTX, of the line in JSON lines.
    package var sequence: UInt64 = 0
    package var channel = ""
    package var provider = ""
    package var eventID: UInt32 = 0
    /// EventRecordID, which counts the records of a channel on one host.
    package var recordID: UInt64?
    /// ``Event/id`` as a line of our own form gave it; otherwise empty, and computed.
    package var eventIdentity = ""
    /// A hash of the whole record, where there is no ``recordID`` to identify it by.
    package var contentHash: UInt64 = 0

    package init() {}
}
