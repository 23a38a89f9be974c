import EVTXWriter
import EventFiles
import Events
import Foundation
import Recordings
import Testing

/// What the writer writes, read by another reader.
@Suite(
    .enabled(if: Recordings.exist, "needs the tool beside the recordings; MITSUKE_SAMPLES says where they are"),
    .enabled(if: Programs.havePeer, "needs python3 with the packages evtx and lxml"))
struct PeerTests {
    @Test("another reader reads the same", arguments: EVTXStyle.allCases)
    func same(style: EVTXStyle) throws {
        var writer = EVTXWriter(style: style, firstNumber: 7)
        for (index, value) in Self.values.enumerated() {
            var event = Sample.event(UInt64(index), [EVTXDatum("Name", value), EVTXDatum(nil, value)])
            event.providerGUID = EVTXGUID(bytes: Array(0..<16))
            event.userID = EVTXSID(authority: 5, parts: [18])
            try writer.append(event)
            if index == 9 { writer.endChunk() }
        }
        var event = Sample.event(99, [])
        event.body = .userData("Root", [EVTXDatum("A", .string("x")), EVTXDatum("B", .uint8(1))])
        try writer.append(event)
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).evtx")
        try Data(writer.file()).write(to: path)
        defer { try? FileManager.default.removeItem(at: path) }
        #expect(try CanonicalForm.lines(of: path.path) == Programs.canonical(path.path))
    }

    private static let values: [EVTXValue] = [
        .null, .string("日本 <&>\"' é 😀"), .string("a\r\nb\rc\u{1}"), .ansiString(Array("plain".utf8)), .int8(-3),
        .uint8(3), .int16(-4),
        .uint16(5), .int32(-6), .uint32(7), .int64(-8), .uint64(9), .float(1.5), .float(1e-7), .double(1e22),
        .double(0.1),
        .double(.nan), .bool(true), .binary([1, 2, 255]), .guid(EVTXGUID(bytes: Array(0..<16))), .size(7), .hex32(8),
        .hex64(9),
        .fileTime(Timestamp(ticks: 9_876_543_210)), .systemTime([2021, 2, 0, 28, 23, 59, 58, 7]),
        .systemTime([0, 0, 0, 0, 0, 0, 0, 0]),
        .sid(EVTXSID(authority: 5, parts: [21, 1, 2, 3, 500])), .array([.string("a"), .string("b")]),
        .array([.hex64(1), .hex64(2)]),
        .elements([EVTXElement("Inner", children: [EVTXElement("Deep", text: "text")])]),
    ]
}
