import EventFiles
import Events

/// Writes events in each ``EVTXStyle``.
extension ChunkWriter {
    mutating func putNested(_ event: EVTXEvent) {
        putInstance(of: Self.guid("outer", event.provider, event.providerGUID.map { "\($0.bytes)" } ?? "")) { chunk in
            chunk.putFragmentHeader()
            chunk.putEvent(event) { $0.put(.substitution(Self.systemCount, type: 0x21, isOptional: true)) }
            chunk.put(0x00)
        }
        switch event.body {
        case .none:
            putValues(Self.systemValues(event) + [.null])
        case .eventData(let data), .userData(_, let data):
            putValues(Self.systemValues(event)) { chunk in
                chunk.putFragmentHeader()
                chunk.putInstance(of: Self.guid("inner", Self.shape(event.body))) { chunk in
                    chunk.putFragmentHeader()
                    chunk.putBody(event.body, firstValue: 0)
                    chunk.put(0x00)
                }
                chunk.putValues(data.map(\.value))
                chunk.put(0x00)
            }
        }
    }

    mutating func putSingle(_ event: EVTXEvent) {
        let guid = Self.guid(
            "single", event.provider, event.providerGUID.map { "\($0.bytes)" } ?? "", Self.shape(event.body))
        putInstance(of: guid) { chunk in
            chunk.putFragmentHeader()
            chunk.putEvent(event) { $0.putBody(event.body, firstValue: Self.systemCount) }
            chunk.put(0x00)
        }
        switch event.body {
        case .none: putValues(Self.systemValues(event))
        case .eventData(let data), .userData(_, let data):
            putValues(Self.systemValues(event) + data.map(\.value))
        }
    }

    /// Only what is a string can be literal text; other values are left out.
    mutating func putLiteral(_ event: EVTXEvent) {
        func text(_ value: EVTXValue) -> String {
            if case .string(let text) = value { text } else { "" }
        }
        putElement("Event", inTemplate: false) { chunk in
            chunk.putElement("System", inTemplate: false) { chunk in
                func put(_ name: String, _ text: String) {
                    chunk.putElement(name, inTemplate: false) { $0.put(.text(text)) }
                }
                chunk.putElement("Provider", attributes: [("Name", .text(event.provider))], inTemplate: false)
                put("EventID", String(event.eventID))
                chunk.putElement(
                    "TimeCreated", attributes: [("SystemTime", .text(event.time.rfc3339))], inTemplate: false)
                if let recordID = event.recordID { put("EventRecordID", String(recordID)) }
                chunk.putElement(
                    "Execution", attributes: [("ProcessID", .text(String(event.processID)))], inTemplate: false)
                put("Channel", event.channel)
                put("Computer", event.computer)
            }
            switch event.body {
            case .none: break
            case .eventData(let data):
                chunk.putElement("EventData", inTemplate: false) { chunk in
                    for datum in data {
                        let attributes = datum.name.map { [("Name", BinXMLContent.text($0))] } ?? []
                        chunk.putElement("Data", attributes: attributes, inTemplate: false) {
                            $0.put(.text(text(datum.value)))
                        }
                    }
                }
            case .userData(let root, let data):
                let children = data.map { EVTXElement($0.name ?? "Data", text: text($0.value)) }
                chunk.putElement(EVTXElement("UserData", children: [EVTXElement(root, children: children)]))
            }
        }
    }

    private static let systemCount = 14

    private static func systemValues(_ event: EVTXEvent) -> [EVTXValue] {
        [
            .uint16(event.eventID), .uint8(event.version), .uint8(event.level), .uint16(event.task),
            .uint8(event.opcode), .hex64(event.keywords), .fileTime(event.time),
            event.recordID.map { .uint64($0) } ?? .null,
            .uint32(event.processID), .uint32(event.threadID), .string(event.channel), .string(event.computer),
            event.userID.map { .sid($0) } ?? .null, .null,
        ]
    }

    /// The Event element with its System element, whose values come first.
    private mutating func putEvent(_ event: EVTXEvent, body: (inout ChunkWriter) -> Void) {
        let namespace = "http://schemas.microsoft.com/win/2004/08/events/event"
        putElement("Event", attributes: [("xmlns", .text(namespace))], inTemplate: true) { chunk in
            chunk.putElement("System", inTemplate: true) { chunk in
                func put(_ name: String, _ index: Int, _ type: UInt8) {
                    chunk.putElement(name, inTemplate: true) { $0.put(.substitution(index, type: type)) }
                }
                var provider: [(String, BinXMLContent)] = [("Name", .text(event.provider))]
                if let guid = event.providerGUID { provider.append(("Guid", .text("{\(guid.text)}"))) }
                chunk.putElement("Provider", attributes: provider, inTemplate: true)
                put("EventID", 0, 0x06)
                put("Version", 1, 0x04)
                put("Level", 2, 0x04)
                put("Task", 3, 0x06)
                put("Opcode", 4, 0x04)
                put("Keywords", 5, 0x15)
                chunk.putElement(
                    "TimeCreated", attributes: [("SystemTime", .substitution(6, type: 0x11))], inTemplate: true)
                put("EventRecordID", 7, 0x0a)
                chunk.putElement(
                    "Correlation", attributes: [("ActivityID", .substitution(13, type: 0x0f, isOptional: true))],
                    inTemplate: true)
                chunk.putElement(
                    "Execution",
                    attributes: [
                        ("ProcessID", .substitution(8, type: 0x08)), ("ThreadID", .substitution(9, type: 0x08)),
                    ], inTemplate: true)
                put("Channel", 10, 0x01)
                put("Computer", 11, 0x01)
                chunk.putElement(
                    "Security", attributes: [("UserID", .substitution(12, type: 0x13, isOptional: true))],
                    inTemplate: true)
            }
            body(&chunk)
        }
    }

    private mutating func putBody(_ body: EVTXEvent.Body, firstValue: Int) {
        switch body {
        case .none: break
        case .eventData(let data):
            putElement("EventData", inTemplate: true) { chunk in
                for (index, datum) in data.enumerated() {
                    let attributes = datum.name.map { [("Name", BinXMLContent.text($0))] } ?? []
                    chunk.putElement("Data", attributes: attributes, inTemplate: true) {
                        $0.put(.substitution(firstValue + index, type: datum.value.type))
                    }
                }
            }
        case .userData(let root, let data):
            putElement("UserData", inTemplate: true) { chunk in
                chunk.putElement(root, inTemplate: true) { chunk in
                    for (index, datum) in data.enumerated() {
                        chunk.putElement(datum.name ?? "Data", inTemplate: true) {
                            $0.put(.substitution(firstValue + index, type: datum.value.type))
                        }
                    }
                }
            }
        }
    }

    /// What makes two bodies share a template.
    private static func shape(_ body: EVTXEvent.Body) -> String {
        switch body {
        case .none: "-"
        case .eventData(let data):
            "E" + data.map { "\($0.name ?? "\u{1}")\u{0}\($0.value.type)" }.joined(separator: "\u{0}")
        case .userData(let root, let data):
            "U\(root)\u{0}" + data.map { "\($0.name ?? "")\u{0}\($0.value.type)" }.joined(separator: "\u{0}")
        }
    }

    /// Sixteen bytes that stand for `parts`.
    private static func guid(_ parts: String...) -> [UInt8] {
        var low: UInt64 = 0xcbf2_9ce4_8422_2325
        var high: UInt64 = 0x6c62_272e_07bb_0142
        for byte in parts.joined(separator: "\u{0}").utf8 {
            low = (low ^ UInt64(byte)) &* 0x100_0000_01b3
            high = (high ^ UInt64(byte)) &* 0x9e37_79b9_7f4a_7c15
        }
        return low.littleEndianBytes + high.littleEndianBytes
    }
}
