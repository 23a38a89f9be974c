import Events

/// Reads one `<Event>` element, as Windows renders a record, into a ``WindowsRecord``.
///
/// Kept from record to record, for its scratch space.
package struct EventXML {
    /// Data of the record, wherever it stands: decoded only when the System part shows that somebody wants it.
    private var data: [Datum] = []
    private var scratch: [UInt8] = []

    /// More data than any record has; what is beyond is passed over.
    private static let dataLimit = 4_096

    private struct Datum {
        /// Nil for a Data element without a name.
        var field: FieldName?
        /// The element's content; several pieces only where a comment or a CDATA section parts it.
        var first: XMLText
        var rest: [XMLText] = []
    }

    package init() {}

    /// Fills `record`, which must have been cleared, with the System part, and with the fields that `selection` asks for.
    ///
    /// - Parameter bytes: From the `<` of the element to its end; what follows it is not looked at.
    /// - Returns: The record's row in ``RecordKind/table``; nil when nobody wants it.
    package mutating func read(
        _ bytes: UnsafeBufferPointer<UInt8>, into record: WindowsRecord, _ selection: borrowing FieldSelection
    ) throws(XMLError) -> Int? {
        data.removeAll(keepingCapacity: true)
        var scanner = XMLScanner(bytes)
        try openEvent(&scanner)
        var hasEventID = false
        var kind: (index: Int, fields: FieldSet)?
        while scanner.depth > 0 {
            guard case .start(let name) = try scanner.next() else { continue }
            if scanner.equals(name, "System") {
                try scanner.skipAttributes()
                hasEventID = try readSystem(&scanner, record) || hasEventID
                kind = selection.kind(record.provider, record.eventID)
            } else if scanner.equals(name, "EventData") || scanner.equals(name, "UserData") {
                try scanner.skipAttributes()
                try index(&scanner)
            } else {
                // RenderingInfo repeats the record in words; ProcessingErrorData says what could not be rendered.
                try scanner.skipAttributes()
                try scanner.skipElement()
            }
        }
        guard hasEventID else { throw XMLError(.notAnEvent, offset: 0) }
        guard let kind else { return nil }
        for datum in data {
            if let field = datum.field {
                if kind.fields.contains(field) { record.set(field, text(datum, scanner)) }
            } else {
                record.unnamed.append(text(datum, scanner))
            }
        }
        return kind.index
    }

    private func openEvent(_ scanner: inout XMLScanner) throws(XMLError) {
        while true {
            switch try scanner.next() {
            case .characters: continue
            case .start(let name):
                guard scanner.equals(name, "Event") else { throw XMLError(.notAnEvent, offset: name.start) }
                try scanner.skipAttributes()
                return
            case .end, .finish: throw XMLError(.notAnEvent, offset: scanner.position)
            }
        }
    }

    /// - Returns: Whether there is an EventID.
    private mutating func readSystem(
        _ scanner: inout XMLScanner, _ record: WindowsRecord
    ) throws(XMLError) -> Bool {
        var hasEventID = false
        let depth = scanner.depth
        while scanner.depth >= depth {
            guard case .start(let name) = try scanner.next() else { continue }
            if scanner.equals(name, "Provider") {
                try readProvider(&scanner, record)
            } else if scanner.equals(name, "TimeCreated") {
                while let attribute = try scanner.nextAttribute() {
                    guard scanner.equals(attribute.name, "SystemTime") else { continue }
                    record.time = Timestamp(rfc3339: scanner.string(attribute.value)) ?? record.time
                }
            } else if scanner.equals(name, "Execution") {
                while let attribute = try scanner.nextAttribute() {
                    guard scanner.equals(attribute.name, "ProcessID") else { continue }
                    record.loggingPID = UInt32(scanner.string(attribute.value))
                }
            } else if scanner.equals(name, "Security") {
                while let attribute = try scanner.nextAttribute() {
                    guard scanner.equals(attribute.name, "UserID") else { continue }
                    record.userID = scanner.string(attribute.value)
                }
            } else {
                try scanner.skipAttributes()
                if scanner.equals(name, "EventID") {
                    if let id = UInt32(try content(&scanner)) {
                        record.eventID = id
                        hasEventID = true
                    }
                } else if scanner.equals(name, "EventRecordID") {
                    record.recordID = UInt64(try content(&scanner))
                } else if scanner.equals(name, "Keywords") {
                    record.isRefused = Keywords.areRefusal(try content(&scanner))
                } else if scanner.equals(name, "Channel") {
                    record.channel = try content(&scanner)
                } else if scanner.equals(name, "Computer") {
                    record.computer = try content(&scanner)
                }
            }
        }
        return hasEventID
    }

    private func readProvider(_ scanner: inout XMLScanner, _ record: WindowsRecord) throws(XMLError) {
        var sourceName = ""
        while let attribute = try scanner.nextAttribute() {
            if scanner.equals(attribute.name, "Name") {
                record.providerName = scanner.string(attribute.value)
            } else if scanner.equals(attribute.name, "EventSourceName") {
                sourceName = scanner.string(attribute.value)
            }
        }
        record.provider = Provider(name: record.providerName)
        if record.provider == .other, !sourceName.isEmpty { record.provider = Provider(name: sourceName) }
        if record.providerName.isEmpty { record.providerName = sourceName }
    }

    /// The text of the element whose attributes were just read, to behind its end, without spaces around it.
    private mutating func content(_ scanner: inout XMLScanner) throws(XMLError) -> String {
        scratch.removeAll(keepingCapacity: true)
        let depth = scanner.depth
        while scanner.depth >= depth {
            switch try scanner.next() {
            case .characters(let text): if scanner.depth == depth { scanner.append(text, to: &scratch) }
            case .start: try scanner.skipAttributes()
            case .end, .finish: break
            }
        }
        var trimmed = scratch[...]
        while let last = trimmed.last, last <= 32 { trimmed.removeLast() }
        while let first = trimmed.first, first <= 32 { trimmed.removeFirst() }
        return String(decoding: trimmed, as: UTF8.self)
    }

    /// Notes every leaf below EventData or UserData: its Name attribute, or else its own name, and where its content lies.
    private mutating func index(_ scanner: inout XMLScanner) throws(XMLError) {
        let outer = scanner.depth
        var current: Datum?
        var isNameless = false
        while scanner.depth >= outer {
            switch try scanner.next() {
            case .start(let name):
                var field: FieldName?
                isNameless = scanner.equals(name, "Data")
                while let attribute = try scanner.nextAttribute() {
                    guard scanner.equals(attribute.name, "Name") else { continue }
                    field = FieldName(utf8: scanner.slice(attribute.value))
                    isNameless = false
                }
                if !isNameless, field == nil { field = FieldName(utf8: scanner.slice(name)) }
                current = Datum(field: field, first: XMLText(start: 0, end: 0, form: .literal))
            case .characters(let text):
                guard current != nil else { continue }
                if current?.first.end == 0 { current?.first = text } else { current?.rest.append(text) }
            case .end:
                // An element that holds others is no leaf: its last child has taken its place.
                if let datum = current, datum.field != nil || isNameless, data.count < Self.dataLimit {
                    data.append(datum)
                }
                current = nil
            case .finish: return
            }
        }
    }

    private mutating func text(_ datum: Datum, _ scanner: XMLScanner) -> String {
        guard !datum.rest.isEmpty else { return scanner.string(datum.first) }
        scratch.removeAll(keepingCapacity: true)
        scanner.append(datum.first, to: &scratch)
        for text in datum.rest { scanner.append(text, to: &scratch) }
        return String(decoding: scratch, as: UTF8.self)
    }
}
