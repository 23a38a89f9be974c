/// The parts of an event's line, in the order of ``EventKey``.
extension TextBuffer {
    mutating func appendHead(_ event: borrowing Event, _ line: borrowing EventLine) {
        append("{\"@timestamp\":" as StaticString)
        append(json: event.time)
        key(.eventID)
        if event.origin.eventIdentity.isEmpty {
            append(byte: UInt8(ascii: "\""))
            append(identityOf: event)
            append(byte: UInt8(ascii: "\""))
        } else {
            // A line said it, so it is hostile text.
            append(json: event.origin.eventIdentity)
        }
        member(.eventKind, line.kind.rawValue)
        appendAction(event, line)
        member(.watch, line.watch)
        member(.log, line.log)
        appendRule(line)
        member(.hostName, event.host)
    }

    private mutating func appendAction(_ event: borrowing Event, _ line: borrowing EventLine) {
        member(
            .eventAction,
            line.action.isEmpty ? event.activity.action(transferDirection: line.transferDirection) : line.action)
    }

    private mutating func appendRule(_ line: borrowing EventLine) {
        member(.ruleID, line.ruleID)
        member(.ruleName, line.ruleName)
        member(.level, line.level)
        member(.techniques, line.techniques)
    }

    /// What a store has no columns for, with packed keys; what nearly every line says is left out.
    mutating func appendRest(_ event: borrowing Event, _ line: borrowing EventLine) {
        packsKeys = true
        if line.kind != .event { member(.eventKind, line.kind.rawValue) }
        appendAction(event, line)
        member(.watch, line.watch)
        appendRule(line)
        if event.attribution != .exact { member(.attribution, event.attribution.rawValue) }
        appendActivity(event, line)
        for original in event.originals { append(original: original) }
        packsKeys = false
    }

    mutating func appendProcess(_ event: borrowing Event) {
        var user = event.user
        if case .session(let session) = event.activity, session.account != User() { user = session.account }
        member(.userName, user.name)
        member(.userID, user.id)
        member(.executable, event.process.executable)
        member(.pid, event.process.pid)
        member(.entityID, event.process.entityID)
        member(.start, event.process.start)
        member(.commandLine, event.process.commandLine)
        member(.sha256, event.process.sha256)
        member(.originalFileName, event.process.originalFileName)
        appendAncestors(event.ancestors)
        member(.attribution, event.attribution.rawValue)
    }

    private mutating func appendAncestors(_ ancestors: [Process]) {
        guard !ancestors.isEmpty else { return }
        key(.ancestors)
        var opening: StaticString = "[{"
        for ancestor in ancestors {
            append(opening)
            append("\"executable\":" as StaticString)
            append(json: ancestor.executable)
            if let pid = ancestor.pid {
                append(",\"pid\":" as StaticString)
                append(UInt64(pid))
            }
            if !ancestor.entityID.isEmpty {
                append(",\"entity_id\":" as StaticString)
                append(json: ancestor.entityID)
            }
            if !ancestor.commandLine.isEmpty {
                append(",\"command_line\":" as StaticString)
                append(json: ancestor.commandLine)
            }
            if let start = ancestor.start {
                append(",\"start\":" as StaticString)
                append(json: start)
            }
            opening = "},{"
        }
        append("}]" as StaticString)
    }

    mutating func appendOrigin(_ origin: borrowing Origin) {
        member(.logFile, origin.file)
        member(.sequence, origin.sequence == 0 ? nil : origin.sequence)
        member(.channel, origin.channel)
        // An event of a sensor has no Windows event id; one of a record has a channel or a provider, whatever its id.
        let isRecord = origin.eventID != 0 || !origin.channel.isEmpty || !origin.provider.isEmpty
        member(.winlogEventID, isRecord ? origin.eventID : nil)
        member(.recordID, origin.recordID)
    }

    mutating func append(original: borrowing Original) {
        if packsKeys {
            append(byte: EventKey.packedMark)
            append(byte: EventKey.packedOriginal)
        } else {
            append(",\"winlog.event_data." as StaticString)
        }
        // The name is text from a log too: escaped, without its quotation marks.
        let start = bytes.count
        append(json: original.name)
        bytes.remove(at: start)
        append(byte: UInt8(ascii: ":"))
        append(json: original.value)
    }
}
