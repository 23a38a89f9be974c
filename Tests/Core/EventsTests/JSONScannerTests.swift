import Testing

@testable import Events

@Suite struct JSONScannerTests {
    @Test(
        "reads what RFC 8259 allows",
        arguments: [
            ("{}", "{ }"), ("[]", "[ ]"), (" [1 ,-2.5e+3, 0] ", "[ #1 #-2.5e+3 #0 ]"),
            (#"{"a":"b","c":[true,false,null]}"#, "{ k:a s:b k:c [ true false null ] }"),
            (#""\u0041\n\\\/\"é""#, "s:A\n\\/\"é"), (#""\ud83d\ude00""#, "s:😀"),
            (#""\ud83dx\udc00""#, "s:\u{fffd}x\u{fffd}"), ("\t\r\n1\n", "#1"),
            (#"{"":{"":[{}]}}"#, "{ k: { k: [ { } ] } }"),
            (#""見附 and more than eight bytes""#, "s:見附 and more than eight bytes"),
        ])
    func reads(_ text: String, _ tokens: String) {
        #expect(describe(Array(text.utf8)) == tokens)
    }

    @Test("makes U+FFFD of invalid UTF-8")
    func invalidUTF8() {
        #expect(describe([0x22, 0x61, 0xff, 0x62, 0x22]) == "s:a\u{fffd}b")
        #expect(describe([0x22, 0x5c, 0x6e, 0xc3, 0x22]) == "s:\n\u{fffd}")
    }

    @Test(
        "refuses what is no JSON, and says where",
        arguments: [
            ("", JSONError.Kind.unexpectedEnd, 0), ("{", .unexpectedEnd, 1), (#"{"a""#, .unexpectedEnd, 4),
            (#"{"a":"#, .unexpectedEnd, 5), ("[1,]", .unexpectedByte, 3), (#"{"a":1,}"#, .unexpectedByte, 7),
            ("[1 2]", .unexpectedByte, 3), ("{1:2}", .unexpectedByte, 1), ("01", .unexpectedByte, 1),
            ("1.", .unexpectedEnd, 2), ("-", .unexpectedEnd, 1), ("+1", .unexpectedByte, 0), ("1e", .unexpectedEnd, 2),
            (#""\x""#, .unexpectedByte, 2), (#""\u12g4""#, .unexpectedByte, 5), ("\"a\tb\"", .unexpectedByte, 2),
            ("\"abcdefgh", .unexpectedEnd, 9), ("tru", .unexpectedEnd, 3), ("trux", .unexpectedByte, 3),
            ("{}{}", .unexpectedByte, 2), ("[}", .unexpectedByte, 1), ("{]", .unexpectedByte, 1),
            ("NaN", .unexpectedByte, 0),
        ])
    func refuses(_ text: String, _ kind: JSONError.Kind, _ offset: Int) {
        #expect(error(Array(text.utf8)) == JSONError(kind, offset: offset))
    }

    @Test("refuses what is nested too deep")
    func depth() {
        let allowed = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
        #expect(error(Array(allowed.utf8)) == nil)
        #expect(error(Array(repeating: 0x5b, count: 1_000_000)) == JSONError(.tooDeep, offset: 64))
    }

    @Test("passes over what nobody asks for")
    func skips() throws {
        let text = Array(#"{"a":{"b":[1,{"c":2}]},"d":3}"#.utf8)
        try text.withUnsafeBufferPointer { bytes in
            var scanner = JSONScanner(bytes)
            _ = try scanner.next()
            _ = try scanner.next()
            #expect(try scanner.next() == .objectStart)
            try scanner.skip()
            guard case .key(let key) = try scanner.next() else { throw JSONError(.badValue, offset: 0) }
            #expect(scanner.string(key) == "d")
        }
    }

    @Test("tells the line and the column of an error")
    func place() {
        let text = Array("{\n\"a\": x}".utf8)
        let place = text.withUnsafeBufferPointer { error(text)?.place(in: $0) }
        #expect(place?.line == 2)
        #expect(place?.column == 6)
    }

    private func error(_ text: [UInt8]) -> JSONError? {
        text.withUnsafeBufferPointer { bytes in
            var scanner = JSONScanner(bytes)
            do throws(JSONError) {
                while try scanner.next() != .end {}
                return nil
            } catch {
                return error
            }
        }
    }

    private func describe(_ text: [UInt8]) -> String {
        text.withUnsafeBufferPointer { bytes in
            var scanner = JSONScanner(bytes)
            var parts: [String] = []
            while let token = try? scanner.next(), token != .end {
                switch token {
                case .objectStart: parts.append("{")
                case .objectEnd: parts.append("}")
                case .arrayStart: parts.append("[")
                case .arrayEnd: parts.append("]")
                case .key(let text): parts.append("k:" + scanner.string(text))
                case .string(let text): parts.append("s:" + scanner.string(text))
                case .number(let text): parts.append("#" + scanner.string(text))
                case .bool(let flag): parts.append(flag ? "true" : "false")
                case .null: parts.append("null")
                case .end: break
                }
            }
            return parts.joined(separator: " ")
        }
    }
}
