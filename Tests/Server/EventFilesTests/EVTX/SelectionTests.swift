import EVTXWriter
import EventFiles
import Events
import Testing
import WindowsLog

/// Records as the mappings get them.
@Suite struct SelectionTests {
    private static func read(
        _ events: [EVTXEvent], style: EVTXStyle = .nested, selection: RecordSelection = .all
    ) throws -> Received {
        var writer = EVTXWriter(style: style, firstNumber: 100)
        for event in events { try writer.append(event) }
        let received = Received()
        let parser = EVTXParser()
        Reading.forEachChunk(writer.file()) { chunk, offset in
            parser.read(chunk: chunk, offset: offset, file: "test", selection: selection, into: received)
        }
        return received
    }

    private static func processStart(recordID: UInt64? = 5) -> EVTXEvent {
        var event = EVTXEvent(
            provider: "Microsoft-Windows-Sysmon", eventID: 1, time: Sample.time, recordID: recordID,
            channel: "Microsoft-Windows-Sysmon/Operational", computer: "PC-1.example",
            body: .eventData([
                EVTXDatum("ProcessGuid", .guid(EVTXGUID(bytes: Array(0..<16)))), EVTXDatum("ProcessId", .uint32(4_711)),
                EVTXDatum("Image", .string("C:\\Windows\\System32\\cmd.exe")),
                EVTXDatum("Nobody", .string("reads this")),
                EVTXDatum("CommandLine", .string("cmd /c \"dir\"")), EVTXDatum(nil, .string("nameless")),
            ]))
        event.processID = 1_234
        event.userID = EVTXSID("S-1-5-18")
        return event
    }

    @Test("fills in the wanted fields and the System element", arguments: [EVTXStyle.nested, .single])
    func fields(style: EVTXStyle) throws {
        let received = try Self.read([Self.processStart()], style: style)
        let record = try #require(received.records.first)
        #expect(received.problems.isEmpty)
        #expect(record.kind == RecordKind.index(.sysmon, 1))
        #expect(record.fields[.processGuid] == "03020100-0504-0706-0809-0A0B0C0D0E0F")
        #expect(record.fields[.processId] == "4711")
        #expect(record.fields[.image] == "C:\\Windows\\System32\\cmd.exe")
        #expect(record.fields[.commandLine] == "cmd /c \"dir\"")
        #expect(record.unnamed == ["nameless"])
        #expect(record.providerName == "Microsoft-Windows-Sysmon")
        #expect(record.channel == "Microsoft-Windows-Sysmon/Operational")
        #expect(record.computer == "PC-1.example")
        #expect(record.userID == "S-1-5-18")
        #expect(record.loggingPID == 1_234)
        #expect(record.recordID == 5)
        #expect(record.sequence == 100)
        #expect(record.time == Sample.time)
        #expect(record.contentHash == 0)
    }

    @Test("reads records that are literal text")
    func literal() throws {
        let received = try Self.read([Self.processStart()], style: .literal)
        let record = try #require(received.records.first)
        #expect(record.fields[.image] == "C:\\Windows\\System32\\cmd.exe")
        #expect(record.recordID == 5)
        #expect(record.loggingPID == 1_234)
        #expect(record.time == Sample.time)
    }

    @Test("hashes a record that has no EventRecordID")
    func contentHash() throws {
        var other = Self.processStart(recordID: nil)
        other.processID = 9
        let records = try Self.read([Self.processStart(recordID: nil), other]).records
        #expect(records.map(\.recordID) == [nil, nil])
        #expect(Set(records.map(\.contentHash)).count == 2)
        #expect(!records.contains { $0.contentHash == 0 })
    }

    @Test("skips what nobody selected")
    func selection() throws {
        var kinds = RecordSelection.none
        let start = try #require(RecordKind.index(.sysmon, 1))
        var unknown = Self.processStart()
        unknown.eventID = 999
        var foreign = Self.processStart()
        foreign.provider = "Somebody-Else"
        #expect(try Self.read([Self.processStart(), unknown, foreign], selection: kinds).records.isEmpty)
        kinds.kinds[start] = true
        let received = try Self.read([Self.processStart(), unknown, foreign], selection: kinds)
        #expect(received.records.map(\.kind) == [start])
    }

    @Test("gives each value of an array without a name for itself")
    func unnamedArray() throws {
        let event = EVTXEvent(
            provider: "PowerShell", eventID: 800, time: Sample.time, recordID: 1, channel: "Windows PowerShell",
            computer: "PC-1",
            body: .eventData([EVTXDatum(nil, .array([.string("one"), .string(""), .string("three")]))]))
        #expect(try Self.read([event]).records.map(\.unnamed) == [["one", "", "three"]])
    }

    @Test("reads elements of UserData as fields")
    func userData() throws {
        let event = EVTXEvent(
            provider: "Microsoft-Windows-Eventlog", eventID: 1_102, time: Sample.time, recordID: 1, channel: "Security",
            computer: "PC-1",
            body: .userData(
                "LogFileCleared", [EVTXDatum("SubjectUserName", .string("eve")), EVTXDatum("X", .uint8(1))]))
        let record = try #require(try Self.read([event]).records.first)
        #expect(record.fields[.subjectUserName] == "eve")
    }
}
