import EVTXWriter
import EventFiles
import Events
import Testing

@Suite struct ValueTextTests {
    @Test(
        "writes each type of value as Windows does",
        arguments: [
            (.null, [""]), (.string("日本 😀 é"), ["日本 😀 é"]), (.string("cut\u{0}off"), ["cut"]),
            (.string("sixteen letters!"), ["sixteen letters!"]),
            (.string("sixteen letters and é"), ["sixteen letters and é"]),
            (.ansiString(Array("plain\u{0}".utf8)), ["plain"]), (.ansiString([0x63, 0xe9, 0x80]), ["cé€"]),
            (.int8(-3), ["-3"]), (.uint8(200), ["200"]), (.int16(-300), ["-300"]), (.uint16(65_535), ["65535"]),
            (.int32(.min), ["-2147483648"]), (.uint32(.max), ["4294967295"]), (.int64(.min), ["-9223372036854775808"]),
            (.uint64(.max), ["18446744073709551615"]),
            (.float(1), ["1.0"]), (.float(1e-7), ["1e-7"]), (.float(16_777_216), ["16777216.0"]),
            (.float(1e13), ["1e+13"]),
            (.double(-1.25), ["-1.25"]), (.double(1.25e16), ["1.25e+16"]), (.double(0.00003), ["0.00003"]),
            (.double(.nan), ["NaN"]), (.double(-.infinity), ["-inf"]), (.double(-0.0), ["-0.0"]),
            (.double(125), ["125.0"]),
            (.bool(true), ["true"]), (.bool(false), ["false"]), (.binary([1, 0xab]), ["01AB"]), (.binary([]), [""]),
            (.guid(EVTXGUID(bytes: Array(0..<16))), ["03020100-0504-0706-0809-0A0B0C0D0E0F"]),
            (.size(0x1234), ["0x1234"]), (.hex32(0), ["0x0"]), (.hex64(0xdead_beef_00), ["0xdeadbeef00"]),
            (.fileTime(Timestamp(ticks: 123_456_789)), ["1970-01-01T00:00:12.345678Z"]),
            (.systemTime([2020, 1, 3, 4, 5, 6, 7, 89]), ["2020-01-04T05:06:07.089000Z"]),
            (.sid(EVTXSID(authority: 5, parts: [21, 1, 2, 500])), ["S-1-5-21-1-2-500"]),
            (.array([.string("a"), .string(""), .string("b")]), ["a", "", "b"]),
            (.array([.uint16(1), .uint16(2)]), ["1", "2"]), (.array([.hex32(10)]), ["0xa"]),
            (
                .array([.sid(EVTXSID(authority: 5, parts: [18])), .sid(EVTXSID(authority: 5, parts: [19]))]),
                ["S-1-5-18", "S-1-5-19"]
            ),
            (.array([]), [""]),
        ] as [(EVTXValue, [String])])
    func text(_ value: EVTXValue, texts: [String]) throws {
        for style in [EVTXStyle.nested, .single] {
            var writer = EVTXWriter(style: style)
            try writer.append(Sample.event(1, [EVTXDatum("A", value), EVTXDatum("Z", .string("after"))]))
            let reading = Reading(writer.file())
            #expect(reading.problems.isEmpty)
            #expect(reading.records.first?.data == texts.map { .init("A", $0) } + [.init("Z", "after")])
        }
    }

    @Test("finds elements inside a value")
    func nestedElements() throws {
        var writer = EVTXWriter()
        let inner = EVTXElement("B", children: [EVTXElement("C", text: "deep")])
        try writer.append(Sample.event(1, [EVTXDatum("A", .elements([EVTXElement("X", text: "x"), inner]))]))
        #expect(Reading(writer.file()).records.first?.data == [.init("X", "x"), .init("C", "deep")])
    }
}
