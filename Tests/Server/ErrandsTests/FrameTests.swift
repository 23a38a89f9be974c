import Testing

@testable import Errands

@Suite struct FrameTests {
    private static let frames: [Frame] = [
        .request(Array(#"{"errand":"x"}"#.utf8)), .output([0, 255, 10]), .output([]), .errors("端末\n"),
        .progress(999_999), .status(130), .status(-1),
    ]

    @Test("messages are what they were, however they are cut", arguments: [1, 2, 7, 4_096])
    func pieces(_ length: Int) throws {
        let bytes = Self.frames.flatMap(\.bytes)
        var buffer = FrameBuffer()
        var found: [Frame] = []
        for start in stride(from: 0, to: bytes.count, by: length) {
            buffer.append(bytes[start..<min(bytes.count, start + length)])
            while let frame = try buffer.next() { found.append(frame) }
        }
        #expect(found == Self.frames)
    }

    @Test(
        "what is no message is refused",
        arguments: [
            Array("GET / HTTP/1.1".utf8), [UInt8(ascii: "o"), 0x7f, 0xff, 0xff, 0xff],
            [UInt8(ascii: "o"), 255, 0, 0, 0],
            [UInt8(ascii: "s"), 0, 0, 0, 1, 1], [UInt8(ascii: "?"), 0, 0, 0, 0],
        ])
    func malformed(_ bytes: [UInt8]) {
        var buffer = FrameBuffer()
        buffer.append(bytes)
        #expect(throws: FrameBuffer.Malformed()) { _ = try buffer.next() }
    }
}
