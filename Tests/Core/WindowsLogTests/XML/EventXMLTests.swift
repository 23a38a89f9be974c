import Events
import Testing

@testable import WindowsLog

@Suite struct EventXMLTests {
    @Test("reads the System part")
    func system() throws {
        let record = try read(Self.example)
        #expect(record.provider == .sysmon)
        #expect(record.providerName == "Microsoft-Windows-Sysmon")
        #expect(record.eventID == 13)
        #expect(record.time.rfc3339 == "2026-04-01T00:00:00.1234567Z")
        #expect(record.recordID == 7)
        #expect(record.loggingPID == 2_212)
        #expect(record.channel == "Microsoft-Windows-Sysmon/Operational")
        #expect(record.computer == "PC-7.example.jp")
        #expect(record.userID == "S-1-5-18")
    }

    @Test(
        "tells an audit of a refusal",
        arguments: [("0x8010000000000000", true), ("0x8020000000000000", false), ("", false)])
    func refusal(_ keywords: String, _ isRefused: Bool) throws {
        let xml =
            "<Event><System><Provider Name='Microsoft-Windows-Security-Auditing'/><EventID>5145</EventID>"
            + "<Keywords>\(keywords)</Keywords></System></Event>"
        #expect(try read(xml).isRefused == isRefused)
    }

    @Test("reads named and nameless data, and leaves what others say in words")
    func data() throws {
        let record = try read(Self.example)
        #expect(record[.targetObject] == #"HKLM\A <&> "'"# + "\n見")
        #expect(record.unnamed == ["a<b>c", ""])
        #expect(record.has(.details))
        #expect(record[.details] == "")
        #expect(!record.has(.image))
    }

    @Test(
        "reads every way to write the same",
        arguments: [
            "<Event><System><Provider Name=\"Microsoft-Windows-Sysmon\"/><EventID>1</EventID></System><EventData><Data Name=\"Image\">C:\\a</Data></EventData></Event>",
            "<x:Event xmlns:x='u'><x:System><x:Provider Name = 'Microsoft-Windows-Sysmon' ></x:Provider ><x:EventID Qualifiers=''>\n 1 </x:EventID></x:System>\n<x:EventData>\n<x:Data Name='Image'>C:&#92;a</x:Data>\n</x:EventData></x:Event>",
            "<?xml version='1.0'?><!-- c --><Event><EventData><Data Name='Image'><![CDATA[C:\\a]]></Data></EventData><System><Provider Name='Microsoft-Windows-Sysmon'/><EventID>1</EventID></System></Event>",
            "<Event><System><EventID>1</EventID><Provider EventSourceName='Microsoft-Windows-Sysmon' Name='y'/></System><UserData><z><Image>C:&#x5C;a</Image></z></UserData></Event>",
            "<Event><System><Provider Name='Microsoft-Windows-Sysmon'/><EventID>1</EventID></System><EventData><Data Name='Image'>C:<!-- --><![CDATA[\\]]>a</Data></EventData></Event> and more",
        ])
    func forms(_ xml: String) throws {
        let record = try read(xml)
        #expect(record.provider == .sysmon)
        #expect(record.eventID == 1)
        #expect(record[.image] == #"C:\a"#)
        #expect(record.unnamed.isEmpty)
    }

    @Test("reads the elements of UserData by their names")
    func userData() throws {
        let record = try read(
            """
            <Event><System><Provider Name='Microsoft-Windows-Eventlog'/><EventID>104</EventID><Channel>System</Channel></System>
            <UserData><LogFileCleared xmlns='u'><SubjectUserName>hanako</SubjectUserName><Channel>Security</Channel>
            <BackupPath></BackupPath></LogFileCleared></UserData></Event>
            """)
        #expect(record.channel == "System")
        #expect(record[.channel] == "Security")
        #expect(record[.subjectUserName] == "hanako")
        #expect(record.has(.backupPath))
    }

    @Test(
        "refuses what is no event, and says where",
        arguments: [
            ("", XMLError.Kind.notAnEvent, 0), ("<Events/>", .notAnEvent, 1), ("<Event>", .unexpectedEnd, 7),
            ("<Event></Event>", .notAnEvent, 0), ("<Event><System></Event>", .mismatchedEnd, 15),
            ("<Event><System><EventID>x</EventID></System></Event>", .notAnEvent, 0),
            ("<!DOCTYPE e><Event></Event>", .documentType, 0), ("<Event a></Event>", .unexpectedByte, 8),
            ("<Event a=b></Event>", .unexpectedByte, 9), ("<Event a='b></Event>", .unexpectedEnd, 20),
            ("<Event/ ></Event>", .unexpectedByte, 7), ("<Event><System", .unexpectedEnd, 14),
            ("<Event><!-- </Event>", .unexpectedEnd, 7), ("<Event><</Event>", .unexpectedByte, 8),
        ])
    func refuses(_ xml: String, _ kind: XMLError.Kind, _ offset: Int) {
        #expect(throws: XMLError(kind, offset: offset)) { try read(xml) }
    }

    @Test("refuses what is nested too deep")
    func depth() {
        let xml = "<Event>" + String(repeating: "<a>", count: 100_000)
        #expect(throws: XMLError(.tooDeep, offset: 7 + 63 * 3)) { try read(xml) }
    }

    @Test("keeps references that it does not know, and makes U+FFFD of numbers that are no character")
    func references() throws {
        let text = try read(event(data: "&foo; & &#xD800; &#99999999999; &#0x41; &#; &amp;lt; &lt"))[.image]
        #expect(text == "&foo; & \u{fffd} \u{fffd} &#0x41; &#; &lt; &lt")
    }

    @Test("reads line ends as line feeds, but not those that are written as references")
    func lineEnds() throws {
        #expect(try read(event(data: "a\r\nb\rc\nd&#13;&#10;e"))[.image] == "a\nb\nc\nd\r\ne")
    }

    @Test("an event cut anywhere is refused, and harms nothing")
    func truncated() {
        let bytes = Array(Self.example.utf8)
        for length in 0..<bytes.count {
            #expect(throws: XMLError.self, "\(length)") { try read(Array(bytes[..<length])) }
        }
    }

    @Test("decodes only what was asked for")
    func selection() throws {
        let record = WindowsRecord()
        var parser = EventXML()
        let kind = try Array(Self.example.utf8).withUnsafeBufferPointer {
            try parser.read($0, into: record, FieldSelection(kinds: []))
        }
        #expect(kind == nil)
        #expect(!record.has(.targetObject))
        #expect(record.eventID == 13)
    }

    private func event(data: String) -> String {
        "<Event><System><EventID>1</EventID></System><EventData><Data Name='Image'>\(data)</Data></EventData></Event>"
    }

    private func read(_ xml: String) throws -> WindowsRecord {
        try read(Array(xml.utf8))
    }

    private func read(_ bytes: [UInt8]) throws -> WindowsRecord {
        let record = WindowsRecord()
        var parser = EventXML()
        _ = try bytes.withUnsafeBufferPointer { try parser.read($0, into: record, .everything) }
        return record
    }

    private static let example = """
        <Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>\
        <Provider Name='Microsoft-Windows-Sysmon' Guid='{5770385f-c22a-43e0-bf4c-06f5698ffbd9}'/>\
        <EventID>13</EventID><Version>2</Version><TimeCreated SystemTime='2026-04-01T00:00:00.123456700Z'/>\
        <EventRecordID>7</EventRecordID><Correlation/><Execution ProcessID='2212' ThreadID='3480'/>\
        <Channel>Microsoft-Windows-Sysmon/Operational</Channel><Computer>PC-7.example.jp</Computer>\
        <Security UserID='S-1-5-18'/></System><EventData>\
        <Data Name='TargetObject'>HKLM\\A &lt;&amp;&gt; &quot;&apos;&#10;&#x898b;</Data>\
        <Data>a<![CDATA[<b>]]>c<!-- d --></Data><Data/><Data Name='Details'></Data><Data Name='NobodyReadsThis'>x</Data>\
        <Binary>00</Binary></EventData>\
        <RenderingInfo Culture='ja-JP'><Message>Image</Message><Keywords><Keyword>k</Keyword></Keywords></RenderingInfo>\
        </Event>
        """
}
