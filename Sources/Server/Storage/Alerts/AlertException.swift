import Events

/// What is normal here: findings that are told to nobody, though they stay lines of the log.
///
/// It is never changed, only taken back, so that what it silenced stays explained.
package struct AlertException: Sendable, Equatable, Identifiable {
    package var id: Int64
    package var conditions: ExceptionConditions
    /// Who made it.
    package var author: String
    package var made: Timestamp
    package var reason: String
    /// Nil for one that holds until it is taken back.
    package var expires: Timestamp?
    package var ending: Ending?
    /// How many findings it covered, and when the latest of them took place.
    package var hits: Int64
    package var lastHit: Timestamp?

    /// That it was taken back.
    package struct Ending: Sendable, Equatable {
        package var author: String
        package var time: Timestamp

        package init(author: String, time: Timestamp) {
            self.author = author
            self.time = time
        }
    }

    package init(
        id: Int64, conditions: ExceptionConditions, author: String, made: Timestamp, reason: String,
        expires: Timestamp? = nil, ending: Ending? = nil, hits: Int64 = 0, lastHit: Timestamp? = nil
    ) {
        self.id = id
        self.conditions = conditions
        self.author = author
        self.made = made
        self.reason = reason
        self.expires = expires
        self.ending = ending
        self.hits = hits
        self.lastHit = lastHit
    }

    package func isValid(at time: Timestamp) -> Bool {
        ending == nil && expires.map { time < $0 } ?? true
    }
}

/// What a finding must be for an exception to cover it: all of what is said here. What is empty or nil asks for nothing.
package struct ExceptionConditions: Sendable, Equatable {
    /// ``Alert/rule``
    package var rule = ""
    /// Of every rule of a watch.
    package var watch = ""
    /// The path of the acting program; `*` and `?` as in policies.
    package var program = ""
    /// SHA-256 of the acting program or of the file that was acted on, in hexadecimal digits.
    package var hash = ""
    /// What was acted on: file, registry key and value, domain, address; with wildcards.
    package var path = ""
    /// `DOMAIN\name`, with wildcards.
    package var user = ""
    /// ``HostGroup/id``; one that is gone covers nothing.
    package var group: Int64?
    /// With wildcards.
    package var host = ""
    /// The data that were written into the registry, with wildcards.
    package var value = ""

    package init() {}
}

/// That an exception covered a finding.
package struct ExceptionHit: Sendable, Equatable {
    package var exception: Int64
    package var host: String
    /// ``Events/Event/id``
    package var event: String
    package var rule: String
    package var time: Timestamp

    package init(exception: Int64, host: String, event: String, rule: String, time: Timestamp) {
        self.exception = exception
        self.host = host
        self.event = event
        self.rule = rule
        self.time = time
    }
}
