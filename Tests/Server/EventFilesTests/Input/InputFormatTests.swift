import Testing

@testable import EventFiles

@Suite struct InputFormatTests {
    @Test(
        "recognises a format by content",
        arguments: [
            ("ElfFile\0", InputFormat.evtx), ("ElfChnk\0", .evtx), ("PK\u{3}\u{4}", .packed), ("BZh9", .packed),
            ("<Event xmlns='x'>", .windowsXML), ("<?xml version='1.0'?>\n<!-- c -->\n<Events>", .windowsXML),
            ("<a:Event>", .windowsXML), ("junk\n<Event>", .windowsXML),
            ("{\"EventID\":1}", .jsonLines), ("\n\n [ {\"winlog\":{}}", .jsonLines),
            ("bad\n{\"EventID\":1}", .jsonLines),
            ("{\"@timestamp\":\"x\",\"mitsuke.log\":\"process\"}", .jsonLines),
            ("{\"Event\":{\"System\":{}}}", .jsonLines),
            ("", .unknown), ("   ", .unknown), ("{}", .unknown), ("{\"name\":\"package\"}", .unknown),
            ("<html>", .unknown), ("<EventLog>", .unknown), ("\u{0}\u{1}", .unknown), ("EventID", .unknown),
        ])
    func recognises(_ text: String, _ format: InputFormat) {
        #expect(InputFormat.recognise(Array(text.utf8)) == format)
    }

    @Test("recognises what does not start with an ASCII letter")
    func bytes() {
        #expect(InputFormat.recognise([0x1f, 0x8b, 8]) == .packed)
        #expect(InputFormat.recognise([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]) == .packed)
        #expect(InputFormat.recognise([0x28, 0xb5, 0x2f, 0xfd]) == .packed)
        #expect(InputFormat.recognise(PackedFiles.tar([.init("a", [])])) == .packed)
        #expect(InputFormat.recognise([0xff, 0xfe] + "<Event>".utf16.flatMap { [UInt8($0 & 255), 0] }) == .windowsXML)
        #expect(InputFormat.recognise("<Event>".utf16.flatMap { [0, UInt8($0 & 255)] }) == .windowsXML)
        #expect(InputFormat.recognise([0xef, 0xbb, 0xbf] + Array("{\"EventID\":1}".utf8)) == .jsonLines)
    }
}
