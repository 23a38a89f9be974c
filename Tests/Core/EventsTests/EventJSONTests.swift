import Foundation
import Testing

@testable import Events

@Suite struct EventJSONTests {
    @Test("writes the golden lines")
    func golden() throws {
        let written = EventLineExamples.all.map { EventLineExamples.line($0.line, $0.event) + "\n" }.joined()
        let golden = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/events.jsonl")
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
            try Data(written.utf8).write(to: golden)
            return
        }
        #expect(written == (try String(contentsOf: golden, encoding: .utf8)), "RECORD_GOLDEN=1 to accept")
    }

    @Test("reads each line that it wrote and writes the same", arguments: EventLineExamples.all)
    func roundTrip(_ example: EventLineExamples.Example) throws {
        let written = EventLineExamples.line(example.line, example.event)
        let read = try EventJSON.read(written)
        #expect(EventLineExamples.line(read.line, read.event) == written)
        #expect(kind(read.event.activity) == kind(example.event.activity))
    }

    @Test("keys come in the order of the list, and no key twice", arguments: EventLineExamples.all)
    func order(_ example: EventLineExamples.Example) throws {
        let written = EventLineExamples.line(example.line, example.event)
        let places = EventKey.allCases.compactMap { key -> String.Index? in
            let parts = written.components(separatedBy: "\"\(key.name)\":")
            #expect(parts.count <= 2, "\(key.name)")
            return written.range(of: "\"\(key.name)\":")?.lowerBound
        }
        #expect(places == places.sorted())
        #expect(try JSONSerialization.jsonObject(with: Data(written.utf8)) is [String: Any])
    }

    @Test(
        "refuses what it cannot read, and says where",
        arguments: [
            ("[]", JSONError.Kind.badValue), ("{}", .missing(.timestamp)),
            (#"{"@timestamp":"2026-04-01T00:00:00Z"}"#, .missing(.eventAction)),
            (#"{"@timestamp":"yesterday","event.action":"start"}"#, .badValue),
            (#"{"@timestamp":1,"event.action":"start"}"#, .badValue),
            (#"{"@timestamp":"2026-04-01T00:00:00Z","event.action":"start","process.pid":"4"}"#, .badValue),
            (#"{"@timestamp":"2026-04-01T00:00:00Z","event.action":"start","process.pid":-4}"#, .badValue),
            (#"{"@timestamp":"2026-04-01T00:00:00Z","event.action":"start","process.pid":4294967296}"#, .badValue),
            (#"{"@timestamp":"2026-04-01T00:00:00Z","event.action":"dance"}"#, .badValue),
            (#"{"@timestamp":"2026-04-01T00:00:00Z","event.action":"read","registry.path":7}"#, .badValue),
            (#"{"@timestamp":"2026-04-01T00:00:00Z","event.action":"start","mitsuke.ancestors":[1]}"#, .badValue),
            (#"{"@timestamp":"2026-04-01T00:00:00Z","event.action":"start"} x"#, .unexpectedByte),
        ])
    func refuses(_ text: String, _ kind: JSONError.Kind) {
        #expect {
            try EventJSON.read(text)
        } throws: {
            ($0 as? JSONError)?.kind == kind
        }
    }

    @Test("passes over keys that it does not know, and takes the first of two")
    func unknownKeys() throws {
        let text =
            #"{"@timestamp":"2026-04-01T00:00:00Z","x":{"a":[1]},"event.action":"start","y":[[]],"host.name":"A","host.name":"B"}"#
        #expect(try EventJSON.read(text).event.host == "A")
    }

    @Test("what a hostile line said of itself stays inside its quotation marks")
    func hostileIdentity() throws {
        let text =
            #"{"@timestamp":"2026-04-01T00:00:00Z","event.id":"x\",\"event.kind\":\"alert","event.action":"start"}"#
        let read = try EventJSON.read(text)
        let again = try EventJSON.read(EventLineExamples.line(read.line, read.event))
        #expect(again.event.origin.eventIdentity == #"x","event.kind":"alert"#)
        #expect(again.line.kind == .event)
    }

    @Test("refuses a line cut anywhere", arguments: EventLineExamples.all)
    func truncated(_ example: EventLineExamples.Example) {
        let written = Array(EventLineExamples.line(example.line, example.event).utf8)
        for length in 0..<written.count {
            let isRead = written[..<length].withUnsafeBufferPointer { (try? EventJSON.read($0)) != nil }
            #expect(!isRead, "\(length)")
        }
    }

    private func kind(_ activity: Activity) -> String {
        switch activity {
        case .process: "process"
        case .file: "file"
        case .registry: "registry"
        case .network: "network"
        case .dns: "dns"
        case .script: "script"
        case .transferJob: "transferJob"
        case .moduleLoad: "moduleLoad"
        case .intrusion: "intrusion"
        case .session: "session"
        case .visit: "visit"
        case .health: "health"
        }
    }
}
