/// Reads the members of one line of our own form and makes the event of them.
struct EventReader {
    private var scanner: JSONScanner
    private var line = EventLine()
    private var event = Event(time: Timestamp(ticks: 0), host: "", activity: .health(HealthActivity(.gap, detail: "")))
    private var facts = ActivityFacts()
    private var seen: UInt64 = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        scanner = JSONScanner(bytes)
    }

    mutating func read() throws(JSONError) -> (line: EventLine, event: Event) {
        guard case .objectStart = try scanner.next() else { throw JSONError(.badValue, offset: 0) }
        members: while true {
            switch try scanner.next() {
            case .key(let name):
                let value = try scanner.next()
                guard let key = EventKey.spelled(by: scanner.slice(name)), isFirst(key) else {
                    try readUnknown(name, value)
                    continue
                }
                try read(key, value)
            default: break members
            }
        }
        _ = try scanner.next()
        guard seen & 1 << UInt64(EventKey.timestamp.rawValue) != 0 else { throw missing(.timestamp) }
        guard !facts.action.isEmpty else { throw missing(.eventAction) }
        guard let activity = facts.activity(event, line) else { throw bad() }
        event.activity = activity
        // What the activity says by itself is no override.
        if activity.action(transferDirection: line.transferDirection) != facts.action { line.action = facts.action }
        complete()
        return (line, event)
    }

    /// Of a key that is there twice the first counts.
    private mutating func isFirst(_ key: EventKey) -> Bool {
        let bit: UInt64 = 1 << UInt64(key.rawValue)
        defer { seen |= bit }
        return seen & bit == 0
    }

    /// What the line says only once although the event has two places for it.
    private mutating func complete() {
        switch event.activity {
        case .process: event.parent = event.ancestors.first
        case .network(let network):
            if line.destinationDomain == network.destinationDomain { line.destinationDomain = "" }
        case .transferJob, .visit: line.url = ""
        case .file, .registry, .dns, .script, .moduleLoad, .intrusion, .session, .health: break
        }
    }

    private mutating func readUnknown(_ name: JSONText, _ value: JSONToken) throws(JSONError) {
        switch value {
        case .objectStart, .arrayStart: try scanner.skip()
        case .string(let text):
            let prefix = "winlog.event_data."
            let key = scanner.string(name)
            guard key.utf8.count > prefix.utf8.count, key.utf8.starts(with: prefix.utf8) else { return }
            let own = key.utf8.dropFirst(prefix.utf8.count)
            event.originals.append(Original(name: String(decoding: own, as: UTF8.self), value: scanner.string(text)))
        default: break
        }
    }

    private func missing(_ key: EventKey) -> JSONError {
        JSONError(.missing(key), offset: scanner.position)
    }

    private func bad() -> JSONError {
        JSONError(.badValue, offset: scanner.position)
    }

    private mutating func read(_ key: EventKey, _ value: JSONToken) throws(JSONError) {
        switch key {
        case .timestamp: event.time = try time(value)
        case .eventID: event.origin.eventIdentity = try text(value)
        case .eventKind:
            guard let kind = EventLine.Kind(rawValue: try text(value)) else { throw bad() }
            line.kind = kind
        case .eventAction: facts.action = try text(value)
        case .watch: line.watch = try text(value)
        case .log: line.log = try text(value)
        case .ruleID: line.ruleID = try text(value)
        case .ruleName: line.ruleName = try text(value)
        case .level: line.level = try text(value)
        case .techniques: line.techniques = try texts(value)
        case .hostName: event.host = try text(value)
        case .userName: event.user.name = try text(value)
        case .userID: event.user.id = try text(value)
        case .executable: event.process.executable = try text(value)
        case .pid: event.process.pid = try number(value, as: UInt32.self)
        case .entityID: event.process.entityID = try text(value)
        case .start: event.process.start = try time(value)
        case .commandLine: event.process.commandLine = try text(value)
        case .sha256: event.process.sha256 = try text(value)
        case .originalFileName: event.process.originalFileName = try text(value)
        case .ancestors: event.ancestors = try processes(value)
        case .attribution:
            guard let attribution = Attribution(rawValue: try text(value)) else { throw bad() }
            event.attribution = attribution
        case .logFile: event.origin.file = try text(value)
        case .sequence: event.origin.sequence = try number(value, as: UInt64.self)
        case .channel: event.origin.channel = try text(value)
        case .winlogEventID: event.origin.eventID = try number(value, as: UInt32.self)
        case .recordID: event.origin.recordID = try number(value, as: UInt64.self)
        case .registryPath: facts.registryPath = try text(value)
        case .registryValue: facts.registryValue = try text(value)
        case .registryData: facts.registryData = try text(value)
        case .registryOldData: facts.registryOldData = try text(value)
        case .filePath: facts.filePath = try text(value)
        case .fileExtension: facts.hasExtension = try !text(value).isEmpty
        case .fileSize: facts.fileSize = try number(value, as: UInt64.self)
        case .oldPath: facts.oldPath = try text(value)
        case .share: facts.share = try text(value)
        case .archiveFormat: line.archiveFormat = try text(value)
        case .archiveEncrypted:
            guard case .bool(let flag) = value else { throw bad() }
            line.archiveEncrypted = flag
        case .networkDirection: facts.direction = try text(value)
        case .sourceIP: facts.sourceIP = try text(value)
        case .sourcePort: facts.sourcePort = try number(value, as: UInt16.self)
        case .destinationIP: facts.destinationIP = try text(value)
        case .destinationPort: facts.destinationPort = try number(value, as: UInt16.self)
        case .destinationDomain: line.destinationDomain = try text(value)
        case .sourceBytes: facts.sourceBytes = try number(value, as: UInt64.self)
        case .destinationBytes: facts.destinationBytes = try number(value, as: UInt64.self)
        case .question: facts.question = try text(value)
        case .url: line.url = try text(value)
        case .transferDirection: line.transferDirection = try text(value)
        case .browserClass: line.browserClass = try text(value)
        case .browserReasons: line.browserReasons = try texts(value)
        case .message: facts.health.detail = try text(value)
        case .sensor: facts.health.sensor = try text(value)
        case .gapReason: facts.health.reason = try text(value)
        case .gapCount: facts.health.count = try number(value, as: UInt64.self)
        case .gapSince: facts.health.since = try time(value)
        // The answer says it, and more.
        case .outcome: _ = try text(value)
        case .responseAnswer: facts.response.answer = try text(value)
        case .responseKind: facts.response.kind = try text(value)
        case .commandID: facts.response.command = try text(value)
        case .quarantineID: facts.response.item = try text(value)
        case .fileSHA256: facts.response.sha256 = try text(value)
        case .duration: facts.response.nanoseconds = try number(value, as: UInt64.self)
        }
    }

    private func text(_ value: JSONToken) throws(JSONError) -> String {
        guard case .string(let text) = value else { throw bad() }
        return scanner.string(text)
    }

    private func number<N: FixedWidthInteger & UnsignedInteger>(_ value: JSONToken, as: N.Type) throws(JSONError) -> N {
        guard case .number(let text) = value, let number = scanner.unsigned(text, as: N.self) else { throw bad() }
        return number
    }

    private func time(_ value: JSONToken) throws(JSONError) -> Timestamp {
        guard let time = Timestamp(rfc3339: try text(value)) else { throw bad() }
        return time
    }

    private mutating func texts(_ value: JSONToken) throws(JSONError) -> [String] {
        guard case .arrayStart = value else { throw bad() }
        var texts: [String] = []
        while true {
            let element = try scanner.next()
            if case .arrayEnd = element { return texts }
            texts.append(try text(element))
        }
    }

    private mutating func processes(_ value: JSONToken) throws(JSONError) -> [Process] {
        guard case .arrayStart = value else { throw bad() }
        var processes: [Process] = []
        while true {
            switch try scanner.next() {
            case .arrayEnd: return processes
            case .objectStart: processes.append(try process())
            default: throw bad()
            }
        }
    }

    private mutating func process() throws(JSONError) -> Process {
        var process = Process()
        while case .key(let name) = try scanner.next() {
            let value = try scanner.next()
            if scanner.equals(name, "executable") {
                process.executable = try text(value)
            } else if scanner.equals(name, "pid") {
                process.pid = try number(value, as: UInt32.self)
            } else if scanner.equals(name, "entity_id") {
                process.entityID = try text(value)
            } else if scanner.equals(name, "command_line") {
                process.commandLine = try text(value)
            } else if scanner.equals(name, "start") {
                process.start = try time(value)
            } else {
                switch value {
                case .objectStart, .arrayStart: try scanner.skip()
                default: break
                }
            }
        }
        return process
    }
}
