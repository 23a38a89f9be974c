import Events
import Foundation
import Recordings
import Testing
import WindowsLog

@testable import EventFiles

@Suite struct JSONLinesReaderTests {
    @Test("numbers records by their lines and passes over blank ones")
    func lines() {
        let text = "\n{\"EventID\":1}\r\n  \n\t{\"EventID\":2}  \n\n{\"EventID\":3}"
        for length in [Int.max, 1, 5] {
            let sink = read(Array(text.utf8), pieces: length)
            #expect(sink.records.map(\.eventID) == [1, 2, 3])
            #expect(sink.records.map(\.sequence) == [2, 4, 6])
            #expect(sink.problems == [])
        }
    }

    @Test("reads arrays, and objects over several lines")
    func braces() {
        let pretty = "{\n  \"EventID\": 1,\n  \"Image\": \"{ \\\" }\"\n}\n{\n  \"EventID\": 2\n}\n"
        let array = "[ {\"EventID\":1,\"Image\":\"{ \\\" }\"},\n{\"EventID\":2,\n\"x\":{}} ]"
        let titled = "Record 1\n{\n\"EventID\":1,\"Image\":\"{ \\\" }\"}\nRecord 2\n{\"EventID\":2}\n"
        for (text, lines) in [(pretty, [1, 5]), (array, [1, 2]), (titled, [2, 5])] as [(String, [UInt64])] {
            for length in [Int.max, 1, 5] {
                let sink = read(Array(text.utf8), pieces: length)
                #expect(sink.records.map(\.eventID) == [1, 2])
                #expect(sink.records.first?.fields[.image] == "{ \" }")
                #expect(sink.records.map(\.sequence) == lines)
                #expect(sink.problems == [])
            }
        }
    }

    @Test("reports a bad line with its place and reads the next")
    func badLine() {
        let text = "{\"EventID\":1}\nnonsense\n{\"EventID\":2,\n{\"EventID\": 3, \"a\" 4}\n{\"EventID\":5}\n"
        let sink = read(Array(text.utf8), pieces: 9)
        #expect(sink.records.map(\.sequence) == [1, 5])
        #expect(
            sink.problems == [
                ReadProblem(file: "f", offset: 15, line: 2, column: 2, kind: .malformed),
                ReadProblem(file: "f", offset: 36, line: 3, column: 14, kind: .malformed),
                ReadProblem(file: "f", offset: 56, line: 4, column: 20, kind: .malformed),
            ])
    }

    @Test("reads bytes that are no UTF-8 inside a string")
    func invalidUTF8() {
        let bytes = Array("{\"EventID\":1,\"Image\":\"a".utf8) + [0xff, 0xff] + Array("b\"}".utf8)
        let sink = read(bytes)
        #expect(sink.records.first?.fields[.image] == "a\u{fffd}\u{fffd}b")
        #expect(sink.problems == [])
    }

    @Test("reads UTF-8 with a mark, and UTF-16")
    func encodings() {
        let text = "{\"EventID\":1,\"Image\":\"見附😀\"}\n{\"EventID\":2}"
        var little: [UInt8] = [0xff, 0xfe]
        var big: [UInt8] = []
        for unit in text.utf16 {
            little += [UInt8(unit & 255), UInt8(unit >> 8)]
            big += [UInt8(unit >> 8), UInt8(unit & 255)]
        }
        for bytes in [[0xef, 0xbb, 0xbf] + Array(text.utf8), little, big] {
            let sink = read(bytes, pieces: 3)
            #expect(sink.records.map(\.eventID) == [1, 2])
            #expect(sink.records.first?.fields[.image] == "見附😀")
        }
    }

    @Test("passes over a line beyond the limit and reads the next")
    func tooLarge() {
        let bytes =
            Array("{\"EventID\":1,\"Image\":\"".utf8) + Array(repeating: 0x61, count: JSONLinesReader.objectLimit)
            + Array("\"}\n{\"EventID\":2}\n".utf8)
        for length in [Int.max, 1 << 20] {
            let sink = read(bytes, pieces: length)
            #expect(sink.records.map(\.sequence) == [2])
            #expect(sink.kinds == [.tooLarge(limit: JSONLinesReader.objectLimit)])
            #expect(sink.problems.first?.offset == 0)
        }
    }

    @Test("a file cut anywhere gives the lines before the cut")
    func truncated() {
        let lines = ["{\"EventID\":1}\n", "{\"EventID\":2,\"Image\":\"x\"}\n", "{\"EventID\":3}\n"]
        let bytes = Array(lines.joined().utf8)
        var ends: [Int] = []
        for line in lines { ends.append((ends.last ?? 0) + line.utf8.count) }
        for length in 0...bytes.count {
            let sink = read(Array(bytes[..<length]))
            // The last line feed may be missing.
            #expect(sink.records.count == ends.count { $0 - 1 <= length }, "\(length)")
            let isWhole = length == 0 || ends.contains(length) || ends.contains(length + 1)
            #expect(sink.kinds == (isWhole ? [] : [.malformed]), "\(length)")
        }
    }

    @Test("a pretty object or an array that is cut gives what is whole, and says that something is missing")
    func truncatedBraces() {
        let bytes = Array("[\n{\"EventID\":1},\n{\"EventID\":2}\n]".utf8)
        for length in 0...bytes.count {
            let sink = read(Array(bytes[..<length]))
            #expect(sink.records.count == (length >= 30 ? 2 : length >= 15 ? 1 : 0), "\(length)")
            let isInside = (3..<15).contains(length) || (18..<30).contains(length)
            #expect(sink.kinds == (isInside ? [.malformed] : []), "\(length)")
        }
    }

    @Test("reads lines of our own form as events, and keeps where they were read first")
    func own() throws {
        var event = Event(time: .seconds(1_775_001_600), host: "PC-7", activity: .process(ProcessActivity(.start)))
        event.process = Process(executable: #"C:\a.exe"#, pid: 7)
        var first = TextBuffer()
        EventJSON.append(event, EventLine(), to: &first)
        event.origin.file = "Security.evtx"
        event.origin.sequence = 42
        event.origin.channel = "Security"
        EventJSON.append(event, EventLine(), to: &first)
        let text = first.string.replacing("}{", with: "}\n{")
        let sink = read(Array(text.utf8))
        #expect(sink.problems == [])
        #expect(sink.events.map(\.origin.file) == ["f", "Security.evtx"])
        #expect(sink.events.map(\.origin.sequence) == [1, 42])
        #expect(sink.events.map(\.process.executable) == [#"C:\a.exe"#, #"C:\a.exe"#])
    }

    @Test("a line of our own form that cannot be read has its column")
    func ownDamaged() {
        let text = #"{"@timestamp":"2026-04-01T00:00:00Z","event.action":"start","mitsuke.log":7}"#
        let sink = read(Array(text.utf8))
        #expect(sink.problems == [ReadProblem(file: "f", offset: 75, line: 1, column: 76, kind: .malformed)])
    }

    @Test(
        "reads every line of the public data sets", .enabled(if: Recordings.exist, "needs the shared recordings"),
        arguments: [
            ("credential_access/host/cmd_dumping_ntds_dit_file_volume_shadow_copy", 16_843),
            ("defense_evasion/host/cmd_bitsadmin_download_psh_script", 424),
            ("defense_evasion/host/cmd_wevtutil_modify_security_eventlog_path", 25_208),
            ("defense_evasion/host/reg_cmd_process_commandline_logging_disabled", 8_705),
        ])
    func dataSets(_ name: String, _ count: Int) {
        let path = Recordings.folder.appending(path: "Security-Datasets/datasets/atomic/windows/\(name).zip").path
        let sink = CountingSink()
        #expect(InputReader.read(path, isNamed: true, fields: .everything, limits: .standard, sink: sink) == .read)
        #expect(sink.count == count)
        #expect(sink.problems == [])
    }

    private func read(_ bytes: [UInt8], pieces length: Int = .max) -> CollectingSink {
        let sink = CollectingSink()
        JSONLinesReader(file: "f", selection: .everything, sink: sink).read(bytes, pieces: length)
        return sink
    }
}

/// Counts records and checks that each says when and where.
private final class CountingSink: RecordSink {
    private(set) var count = 0
    private(set) var problems: [ReadProblem] = []

    func receive(_ record: WindowsRecord, kind: Int) {
        if record.time > .seconds(1_500_000_000), !record.computer.isEmpty, !record.channel.isEmpty { count += 1 }
    }

    func receive(_ event: Event) {}
    func receive(_ problem: ReadProblem) { problems.append(problem) }
    func advance(bytes: Int) -> Bool { true }
}
