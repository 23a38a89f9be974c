import Testing
import WindowsLog

@testable import EventFiles

/// The shapes in which others write Windows records.
@Suite struct JSONRecordTests {
    @Test(
        "reads the same record from every shape",
        arguments: [
            // Winlogbeat
            #"{"@timestamp":"2026-04-01T00:00:00.123Z","event":{"created":"2026-04-01T00:00:09Z","code":"13","provider":"Microsoft-Windows-Sysmon"},"winlog":{"provider_name":"Microsoft-Windows-Sysmon","event_id":13,"record_id":7,"channel":"Microsoft-Windows-Sysmon/Operational","computer_name":"PC-7","process":{"pid":2212,"thread":{"id":3480}},"user":{"identifier":"S-1-5-18","name":"SYSTEM"},"event_data":{"EventType":"SetValue","TargetObject":"HKLM\\A","Details":"x"}},"host":{"name":"collector"}}"#,
            // The same with an event id that is a string, as older versions write it
            #"{"@timestamp":"2026-04-01T00:00:00.123Z","winlog":{"event_id":"13","record_id":"7","provider_name":"Microsoft-Windows-Sysmon","channel":"Microsoft-Windows-Sysmon/Operational","computer_name":"PC-7","process":{"pid":2212},"user":{"identifier":"S-1-5-18"},"event_data":{"EventType":"SetValue","TargetObject":"HKLM\\A","Details":"x"}}}"#,
            // Before its seventh version
            #"{"@timestamp":"2026-04-01T00:00:00.123Z","event_id":13,"source_name":"Microsoft-Windows-Sysmon","log_name":"Microsoft-Windows-Sysmon/Operational","computer_name":"PC-7","record_number":"7","process_id":2212,"UserID":"S-1-5-18","host":{"name":"collector"},"event_data":{"EventType":"SetValue","TargetObject":"HKLM\\A","Details":"x"}}"#,
            // With dots for nesting
            #"{"@timestamp":"2026-04-01T00:00:00.123Z","event.kind":"event","winlog.event_id":13,"winlog.record_id":7,"winlog.provider_name":"Microsoft-Windows-Sysmon","winlog.channel":"Microsoft-Windows-Sysmon/Operational","winlog.computer_name":"PC-7","winlog.process.pid":2212,"winlog.user.identifier":"S-1-5-18","winlog.event_data.EventType":"SetValue","winlog.event_data.TargetObject":"HKLM\\A","winlog.event_data":{"Details":"x"}}"#,
            // Flat, as NXLog and public data sets have it
            #"{"SourceName":"Microsoft-Windows-Sysmon","EventID":13,"Hostname":"PC-7","Channel":"Microsoft-Windows-Sysmon/Operational","TimeCreated":"2026-04-01T00:00:00.123Z","@timestamp":"2026-04-01T00:00:09Z","RecordNumber":7,"ExecutionProcessID":2212,"UserID":"S-1-5-18","EventType":"SetValue","TargetObject":"HKLM\\A","Details":"x","Message":"Image: C:\\no.exe","Path":null}"#,
            #"{"Details":"x","TargetObject":"HKLM\\A","EventType":"SetValue","EventTime":"2026-04-01 00:00:00.123","EventReceivedTime":"2026-04-01 00:00:10","EventRecordID":"7","Computer":"PC-7","LogName":"Microsoft-Windows-Sysmon/Operational","ProviderName":"Microsoft-Windows-Sysmon","Id":"13","ExecutionProcessID":"2212","UserID":"S-1-5-18"}"#,
            #"{"EventTime":1775001600.123,"RecordNumber":7,"Hostname":"PC-7","Channel":"Microsoft-Windows-Sysmon/Operational","SourceName":"Microsoft-Windows-Sysmon","EventID":"13","ExecutionProcessID":2212,"UserID":"S-1-5-18","EventData":{"EventType":"SetValue","TargetObject":"HKLM\\A","Details":"x"}}"#,
            // evtx_dump
            ##"{"Event":{"#attributes":{"xmlns":"u"},"System":{"Provider":{"#attributes":{"Name":"Microsoft-Windows-Sysmon","Guid":"G"}},"EventID":13,"Version":2,"TimeCreated":{"#attributes":{"SystemTime":"2026-04-01T00:00:00.123000Z"}},"EventRecordID":7,"Correlation":null,"Execution":{"#attributes":{"ProcessID":2212,"ThreadID":3480}},"Channel":"Microsoft-Windows-Sysmon/Operational","Computer":"PC-7","Security":{"#attributes":{"UserID":"S-1-5-18"}}},"EventData":{"EventType":"SetValue","TargetObject":"HKLM\\A","Details":"x"}}}"##,
            // evtx_dump with attributes beside their element, and with text beside attributes
            ##"{"Event":{"EventData":{"EventType":"SetValue","TargetObject":"HKLM\\A","Details":{"#attributes":{"a":"b"},"#text":"x"}},"System":{"Provider_attributes":{"Name":"Microsoft-Windows-Sysmon"},"EventID":{"#attributes":{"Qualifiers":0},"#text":13},"TimeCreated_attributes":{"SystemTime":"2026-04-01 00:00:00.123 UTC"},"EventRecordID":"7","Execution_attributes":{"ProcessID":2212},"Channel":"Microsoft-Windows-Sysmon/Operational","Computer":"PC-7","Security_attributes":{"UserID":"S-1-5-18"}}}}"##,
        ])
    func sameRecord(_ line: String) {
        var expected = ReadRecord()
        expected.provider = .sysmon
        expected.eventID = 13
        expected.time = "2026-04-01T00:00:00.123Z"
        expected.computer = "PC-7"
        expected.channel = "Microsoft-Windows-Sysmon/Operational"
        expected.recordID = 7
        expected.loggingPID = 2_212
        expected.userID = "S-1-5-18"
        expected.sequence = 1
        expected.fields = [.eventType: "SetValue", .targetObject: #"HKLM\A"#, .details: "x"]
        let sink = read(line)
        #expect(sink.records == [expected])
        #expect(sink.problems == [])
    }

    @Test(
        "a record that names no provider is of that of its channel",
        arguments: [
            ("Microsoft-Windows-Sysmon/Operational", Provider.sysmon), ("Security", .security),
            ("Windows PowerShell", .powerShellClassic), ("System", .eventLog), ("Application", .other),
        ])
    func channels(_ channel: String, _ provider: Provider) {
        #expect(read(#"{"EventID":13,"Channel":""# + channel + #""}"#).records.map(\.provider) == [provider])
    }

    @Test(
        "reads data without names, in its order",
        arguments: [
            ##"{"Event":{"System":{"EventID":800},"EventData":{"Data":{"#text":["a","b"]},"Binary":null}}}"##,
            ##"{"Event":{"System":{"EventID":800},"EventData":{"Data":["a","b"]}}}"##,
            ##"{"Event":{"System":{"EventID":800},"EventData":{"Data":[{"#text":"a"},{"#text":"b"}]}}}"##,
            #"{"winlog":{"event_id":800,"event_data":{"param1":"a","param2":"b"}}}"#,
            #"{"EventID":800,"param1":"a","param2":"b"}"#,
        ])
    func nameless(_ line: String) {
        #expect(read(line).records.map(\.unnamed) == [["a", "b"]])
    }

    @Test("reads truth values, which evtx_dump writes as such")
    func truthValues() {
        let fields = read(
            #"{"Event":{"System":{"EventID":3},"EventData":{"Initiated":true,"IsExecutable": false ,"Image":"x"}}}"#
        ).records.first?.fields
        #expect(fields == [.initiated: "true", .isExecutable: "false", .image: "x"])
    }

    @Test("reads a record inside the object of an export", arguments: ["_source", "result"])
    func wrapped(_ name: String) {
        let sink = read(
            "{\"_index\":\"w\",\"\(name)\":{\"winlog\":{\"event_id\":1,\"event_data\":{\"Image\":\"x\"}}}}")
        #expect(sink.records.first?.fields == [.image: "x"])
    }

    @Test("a single text without a name is read too")
    func singleText() {
        #expect(read(#"{"Event":{"System":{"EventID":1},"EventData":{"Data":"a"}}}"#).records.map(\.unnamed) == [["a"]])
    }

    @Test(
        "reads the elements of UserData",
        arguments: [
            ##"{"Event":{"System":{"EventID":104,"Channel":"System"},"UserData":{"LogFileCleared":{"#attributes":{"xmlns":"u"},"Channel":"Security","SubjectUserName":"hanako"}}}}"##,
            #"{"winlog":{"event_id":104,"channel":"System","user_data":{"xml_name":"LogFileCleared","Channel":"Security","SubjectUserName":"hanako"}}}"#,
        ])
    func userData(_ line: String) {
        let record = read(line).records.first
        #expect(record?.channel == "System")
        #expect(record?.fields[.channel] == "Security")
        #expect(record?.fields[.subjectUserName] == "hanako")
    }

    @Test("in flat forms, ProcessID is the field of that name only where there is no ProcessId")
    func processID() {
        let both = #"{"EventID":4688,"ProcessID":"4","ProcessId":"0x10"}"#
        #expect(read(both).records.first?.fields[.processId] == "0x10")
        let one = #"{"EventID":5156,"ProcessID":"4584"}"#
        #expect(read(one).records.first?.fields[.processId] == "4584")
    }

    @Test("takes back what Winlogbeat's modules moved to names of the Elastic Common Schema")
    func moved() {
        let sysmon = read(
            #"{"winlog":{"provider_name":"Microsoft-Windows-Sysmon","event_id":1,"event_data":{"Description":"d"}},"process":{"entity_id":"{G}","pid":4,"executable":"C:\\a.exe","command_line":"a b","hash":{"sha256":"00ff"},"pe":{"original_file_name":"o"},"parent":{"executable":"C:\\p.exe","pid":2}},"user":{"name":"hanako","domain":"EXAMPLE"}}"#
        ).records.first?.fields
        #expect(sysmon?[.image] == #"C:\a.exe"#)
        #expect(sysmon?[.processGuid] == "{G}")
        #expect(sysmon?[.processId] == "4")
        #expect(sysmon?[.hashes] == "SHA256=00ff")
        #expect(sysmon?[.parentImage] == #"C:\p.exe"#)
        #expect(sysmon?[.parentProcessId] == "2")
        #expect(sysmon?[.user] == #"EXAMPLE\hanako"#)
        let security = read(
            #"{"winlog":{"provider_name":"Microsoft-Windows-Security-Auditing","event_id":4688,"event_data":{"ProcessId":"0x2"}},"process":{"pid":4,"executable":"C:\\a.exe","parent":{"executable":"C:\\p.exe"}}}"#
        ).records.first?.fields
        #expect(security?[.newProcessName] == #"C:\a.exe"#)
        #expect(security?[.newProcessId] == "4")
        #expect(security?[.processId] == "0x2")
        #expect(security?[.parentProcessName] == #"C:\p.exe"#)
        let registry = read(
            #"{"winlog":{"provider_name":"Microsoft-Windows-Sysmon","event_id":13},"registry":{"path":"HKLM\\A\\x","value":"x","data":{"strings":["d"]}}}"#
        ).records.first?.fields
        #expect(registry?[.targetObject] == #"HKLM\A\x"#)
        #expect(registry?[.details] == "d")
        let lookup = read(
            #"{"winlog":{"provider_name":"Microsoft-Windows-Sysmon","event_id":22},"dns":{"question":{"name":"q"},"answers":[{"data":"a","type":"CNAME"}],"resolved_ip":["192.0.2.1","2001:db8::1"]}}"#
        ).records.first?.fields
        #expect(lookup?[.queryName] == "q")
        #expect(lookup?[.queryResults] == "192.0.2.1;2001:db8::1;")
        let script = read(
            #"{"winlog":{"provider_name":"Microsoft-Windows-PowerShell","event_id":4104},"powershell":{"file":{"script_block_text":"t"},"sequence":2,"total":3}}"#
        ).records.first?.fields
        #expect(script?[.messageNumber] == "2" && script?[.messageTotal] == "3" && script?[.scriptBlockText] == "t")
    }

    @Test(
        "reads times as exporters write them",
        arguments: [
            (#""2026-04-01T00:00:00.1234567Z""#, "2026-04-01T00:00:00.1234567Z"),
            (#""2026-04-01T09:00:00+09:00""#, "2026-04-01T00:00:00Z"),
            (#""2026-04-01 00:00:00""#, "2026-04-01T00:00:00Z"),
            ("1775001600", "2026-04-01T00:00:00Z"), ("1775001600123", "2026-04-01T00:00:00.123Z"),
            ("1775001600123456", "2026-04-01T00:00:00.123456Z"), (#""1775001600""#, "2026-04-01T00:00:00Z"),
            (#""/Date(1775001600123)/""#, "2026-04-01T00:00:00.123Z"), (#""tomorrow""#, "1970-01-01T00:00:00Z"),
            ("-1", "1970-01-01T00:00:00Z"), ("1e400", "1970-01-01T00:00:00Z"),
        ])
    func times(_ value: String, _ time: String) {
        #expect(read("{\"EventID\":1,\"TimeCreated\":\(value)}").records.map(\.time) == [time])
    }

    @Test("refuses an object that is no record", arguments: ["{}", #"{"a":1}"#, #"{"EventID":"x"}"#, "[1]", "7", "x"])
    func noRecord(_ line: String) {
        // An object behind it shows that the lines are read one by one.
        let sink = read(#"{"EventID":1}"# + "\n" + line)
        #expect(sink.records.count == 1)
        #expect(sink.kinds == [.malformed])
        #expect(sink.problems.first?.line == 2)
    }

    @Test(
        "tells an audit of a refusal, in every shape",
        arguments: [
            ##"{"Event":{"System":{"EventID":5145,"Keywords":"0x8010000000000000","Channel":"Security"}}}"##,
            #"{"EventID":5145,"Channel":"Security","Keywords":-9218868437227405312}"#,
            #"{"EventID":5145,"Channel":"Security","Keywords":"Audit Failure"}"#,
            #"{"winlog":{"channel":"Security","event_id":5145,"outcome":"failure"}}"#,
            #"{"winlog":{"channel":"Security","event_id":5145},"event":{"outcome":"failure"}}"#,
        ])
    func refusal(_ line: String) {
        #expect(read(line).records.first?.isRefused == true)
        let success = line.replacing("0x8010", with: "0x8020").replacing(
            "-9218868437227405312", with: "-9214364837600034816"
        )
        .replacing("Failure", with: "Success").replacing("failure", with: "success")
        #expect(read(success).records.first?.isRefused == false)
    }

    private func read(_ text: String) -> CollectingSink {
        let sink = CollectingSink()
        JSONLinesReader(file: "f", selection: .everything, sink: sink).read(Array(text.utf8))
        return sink
    }
}
