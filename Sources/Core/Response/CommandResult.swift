import Events

/// What became of a ``Command``, or of what the policy asks for by itself: a line of the health log.
package struct CommandResult: Sendable, Equatable {
    package enum Answer: String, Sendable, CaseIterable {
        case done
        /// The process, the file or the quarantined item is not there, or not any more.
        case notFound = "not-found"
        /// It is there, but not what was meant: another process under the same pid, another content, a link, a folder, a device.
        case notMeant = "not-meant"
        /// What the agent never does: to itself, to the first process, in its own folder.
        case refused
        /// Larger than allowed.
        case tooLarge = "too-large"
        /// Something lies where the file is to be put back.
        case occupied
        /// It was done to this name of the file, which has others by which it can still be reached.
        case severalNames = "several-names"
        /// The system did not let us.
        case failed
    }

    /// Of the command; empty where the policy asked.
    package var command = ""
    package var kind: Command.Kind
    package var answer: Answer
    /// In words: what failed, how many names, the record's path.
    package var detail = ""
    /// The item in quarantine, 32 digits.
    package var item = ""
    package var path = ""
    package var sizeBytes: UInt64?
    /// Of the file, taken on the host.
    package var sha256 = ""
    /// The process that was stopped.
    package var process = Process()
    package var nanoseconds: UInt64 = 0

    package init(_ kind: Command.Kind, _ answer: Answer, detail: String = "") {
        self.kind = kind
        self.answer = answer
        self.detail = detail
    }
}

extension CommandResult {
    /// As an event of a host.
    package func event(at time: Timestamp, host: String) -> Event {
        var words = "\(kind.rawValue): \(answer.rawValue)"
        if !path.isEmpty { words += ", " + path }
        if !detail.isEmpty { words += ", " + detail }
        var health = HealthActivity(.response, detail: words)
        health.sensor = "response"
        health.response = ResponseFacts(
            kind: kind.rawValue, answer: answer.rawValue, command: command, item: item, path: path,
            sizeBytes: sizeBytes, sha256: sha256, nanoseconds: nanoseconds)
        var event = Event(time: time, host: host, activity: .health(health))
        event.process = process
        return event
    }
}
