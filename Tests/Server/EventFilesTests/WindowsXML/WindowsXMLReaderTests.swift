import Testing
import WindowsLog

@testable import EventFiles

@Suite struct WindowsXMLReaderTests {
    @Test(
        "finds the events, with and without a root, and whatever stands between them",
        arguments: [
            one(1) + one(2), "<Events>" + one(1) + one(2) + "</Events>",
            "<?xml version='1.0' encoding='utf-8' standalone='yes'?>\r\n<Events>\r\n" + one(1) + "\r\n" + one(2),
            "Some text < & more\n" + one(1) + " </Event> <EventLog/> <Eventual> " + one(2) + "<x",
            "<!-- <Event> -->" + one(1) + "<!-- </Event> " + one(7) + "-->" + one(2),
            "\u{feff}" + one(1) + one(2),
        ])
    func finds(_ text: String) {
        for length in [Int.max, 1, 7] {
            let sink = read(Array(text.utf8), pieces: length)
            #expect(sink.records.map(\.eventID) == [1, 2])
            #expect(sink.records.map(\.sequence) == [1, 2])
            #expect(sink.records.map { $0.fields[.image] } == ["見附1 </Event>", "見附2 </Event>"])
            #expect(sink.problems == [])
        }
    }

    @Test("reads UTF-16 with and without a byte order mark", arguments: [true, false], [true, false])
    func utf16(isBigEndian: Bool, hasMark: Bool) {
        var bytes: [UInt8] = []
        for unit in ((hasMark ? "\u{feff}" : "") + "<Events>" + Self.one(1) + "😀" + Self.one(2)).utf16 {
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 255))
            bytes += isBigEndian ? [high, low] : [low, high]
        }
        for length in [Int.max, 1, 3] {
            let sink = read(bytes, pieces: length)
            #expect(sink.records.map { $0.fields[.image] } == ["見附1 </Event>", "見附2 </Event>"])
            #expect(sink.problems == [])
        }
    }

    @Test("reports a damaged event with its place and reads the next")
    func damaged() {
        let text = Self.one(1) + "\n<Event><System>\n <EventID>x</oops></Event>\n" + Self.one(3)
        let sink = read(Array(text.utf8))
        #expect(sink.records.map(\.eventID) == [1, 3])
        // The damaged one counts: it is an event of the file.
        #expect(sink.records.map(\.sequence) == [1, 3])
        let offset = text.utf8.count - Self.one(3).utf8.count - "</oops></Event>\n".utf8.count
        #expect(
            sink.problems == [
                ReadProblem(file: "f", offset: UInt64(offset), line: 3, column: 12, kind: .malformed)
            ])
    }

    @Test("an event without an end does not take the next with it")
    func withoutEnd() {
        let text = Self.one(1) + "\n<Event><System><EventID>2</EventID>\n" + Self.one(3)
        let sink = read(Array(text.utf8))
        #expect(sink.records.map(\.eventID) == [1, 3])
        #expect(sink.kinds == [.malformed])
        #expect(sink.problems.first?.line == 2)
    }

    @Test("an element of a provider that is called Event too stays inside its record")
    func elementCalledEvent() {
        let inner = "<Event><System><EventID>9</EventID></System><UserData><Event a='b'>x</Event></UserData></Event>"
        let sink = read(Array((inner.replacing("</UserData>", with: "<Image>i</Image></UserData>")).utf8))
        // The inner end closes it: what is behind is lost, and said to be.
        #expect(sink.records.isEmpty)
        #expect(sink.kinds == [.malformed])
    }

    @Test("passes over an event beyond the limit and reads the next")
    func tooLarge() {
        let large = "<Event><System><EventID>1</EventID></System><EventData><Data>"
        let bytes =
            Array(large.utf8) + Array(repeating: 0x61, count: WindowsXMLReader.eventLimit)
            + Array("</Data></EventData></Event>".utf8) + Array(Self.one(2).utf8)
        for length in [Int.max, 65_536] {
            let sink = read(bytes, pieces: length)
            #expect(sink.records.map(\.eventID) == [2])
            #expect(sink.kinds == [.tooLarge(limit: WindowsXMLReader.eventLimit)])
        }
    }

    @Test("a file cut anywhere gives what is whole before the cut")
    func truncated() {
        let bytes = Array(("<Events>" + Self.one(1) + "\n" + Self.one(2) + "</Events>").utf8)
        let firstEnd = "<Events>".utf8.count + Self.one(1).utf8.count
        let secondEnd = firstEnd + 1 + Self.one(2).utf8.count
        for length in 0...bytes.count {
            let sink = read(Array(bytes[..<length]))
            #expect(sink.records.count == (length >= secondEnd ? 2 : length >= firstEnd ? 1 : 0), "\(length)")
            let isCut = (14..<firstEnd).contains(length) || (firstEnd + 7..<secondEnd).contains(length)
            #expect(sink.kinds == (isCut ? [.truncated] : []) || (length < 15 || length - firstEnd < 9), "\(length)")
        }
    }

    @Test("tells records without a number apart by their text")
    func contentHash() {
        let text = Self.one(1) + Self.one(1) + Self.one(2)
        let hashes = read(Array(text.utf8)).records.map(\.contentHash)
        #expect(hashes.count == 3)
        #expect(hashes[0] != 0)
        #expect(hashes[0] == hashes[1])
        #expect(hashes[0] != hashes[2])
    }

    @Test("many tags that never end take no more than their share of time")
    func hostile() {
        for piece in ["<Event ", "</Event ", "<Event><Event>", "<![CDATA[", "<!--", "<Event><!--<Event>", "</", "<"] {
            let bytes = Array(String(repeating: piece, count: 1_000_000 / piece.utf8.count).utf8)
            let sink = read(bytes, pieces: 4_096)
            #expect(sink.records.isEmpty)
        }
    }

    private func read(_ bytes: [UInt8], pieces length: Int = .max) -> CollectingSink {
        let sink = CollectingSink()
        WindowsXMLReader(file: "f", selection: .everything, sink: sink).read(bytes, pieces: length)
        return sink
    }

    private static func one(_ id: Int) -> String {
        """
        <Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-Sysmon'/>\
        <EventID>\(id)</EventID></System><EventData><Data Name='Image'>見附\(id) <![CDATA[</Event>]]></Data></EventData></Event>
        """
    }
}
