import EVTXWriter
import EventFiles
import Events
import Testing

/// Random events, written and read again.
@Suite struct RoundTripTests {
    @Test("reads what was written", arguments: EVTXStyle.allCases, [1, 2, 3, 4, 5, 6] as [UInt64])
    func roundTrip(style: EVTXStyle, seed: UInt64) throws {
        var numbers = SeededNumbers(seed: seed)
        var writer = EVTXWriter(style: style, firstNumber: seed * 1_000)
        var events: [EVTXEvent] = []
        for index in 0..<300 {
            let event = Self.event(UInt64(index), style, &numbers)
            events.append(event)
            try writer.append(event)
            if index % 97 == 96 { writer.endChunk() }
        }
        let reading = Reading(writer.file())
        #expect(reading.problems.isEmpty)
        #expect(reading.records.count == events.count)
        for (index, (record, event)) in zip(reading.records, events).enumerated() {
            #expect(record.number == seed * 1_000 + UInt64(index))
            #expect(record.provider == event.provider)
            #expect(record.eventID == String(event.eventID))
            #expect(record.channel == event.channel)
            #expect(record.computer == event.computer)
            #expect(record.processID == String(event.processID))
            #expect(record.time.flatMap { Timestamp(rfc3339: $0) } == event.time)
            #expect(record.data == Self.data(event))
        }
    }

    private static func event(_ number: UInt64, _ style: EVTXStyle, _ numbers: inout SeededNumbers) -> EVTXEvent {
        let count = Int.random(in: 0...6, using: &numbers)
        let isUserData = Bool.random(using: &numbers)
        let data = (0..<count).map { index in
            let named = isUserData || Int.random(in: 0..<4, using: &numbers) > 0
            return EVTXDatum(named ? "Name\(index)" : nil, value(style, &numbers))
        }
        var event = EVTXEvent(
            provider: "Provider-\(Int.random(in: 0..<5, using: &numbers))",
            eventID: UInt16.random(in: 0...UInt16.max, using: &numbers),
            // Whole microseconds, as the text form has them.
            time: Timestamp(ticks: Int64.random(in: 0..<4_000_000_000_000_000, using: &numbers) * 10), recordID: number,
            channel: "Channel \(Int.random(in: 0..<3, using: &numbers))", computer: "計算機",
            body: isUserData ? .userData("Root", data) : .eventData(data))
        event.processID = UInt32.random(in: 0...UInt32.max, using: &numbers)
        return event
    }

    private static func value(_ style: EVTXStyle, _ numbers: inout SeededNumbers) -> EVTXValue {
        if style == .literal { return .string(text(&numbers)) }
        switch Int.random(in: 0..<7, using: &numbers) {
        case 0: return .uint32(UInt32.random(in: 0...UInt32.max, using: &numbers))
        case 1: return .hex64(UInt64.random(in: 0...UInt64.max, using: &numbers))
        case 2: return .bool(Bool.random(using: &numbers))
        case 3: return .sid(EVTXSID(authority: 5, parts: [21, UInt32.random(in: 0...UInt32.max, using: &numbers)]))
        case 4: return .int64(Int64.random(in: .min ... .max, using: &numbers))
        default: return .string(text(&numbers))
        }
    }

    private static func text(_ numbers: inout SeededNumbers) -> String {
        let letters: [Character] = ["a", "Z", "9", "\\", "é", "日", "😀", " ", "<", "&"]
        let length = Int.random(in: 0..<60, using: &numbers)
        // Half of them plain, for those take another way.
        let range = Bool.random(using: &numbers) ? 0..<4 : 0..<letters.count
        return String((0..<length).map { _ in letters[Int.random(in: range, using: &numbers)] })
    }

    private static func data(_ event: EVTXEvent) -> [EVTXRecord.Datum] {
        switch event.body {
        case .none: []
        case .eventData(let data): data.map { .init($0.name ?? "Data", text($0.value)) }
        case .userData(let root, let data):
            data.isEmpty ? [.init(root, "")] : data.map { .init($0.name ?? "Data", text($0.value)) }
        }
    }

    private static func text(_ value: EVTXValue) -> String {
        switch value {
        case .uint32(let number): String(number)
        case .int64(let number): String(number)
        case .hex64(let number): "0x" + String(number, radix: 16)
        case .bool(let flag): String(flag)
        case .sid(let sid): "S-1-\(sid.authority)" + sid.parts.map { "-\($0)" }.joined()
        case .string(let text): text
        default: "?"
        }
    }
}
