import Foundation
import Testing

@testable import Console

@Suite struct MultipartReaderTests {
    private static let body = [
        "--b0", "Content-Disposition: form-data; name=\"_token\"", "", "abc",
        "--b0", "Content-Disposition: form-data; name=\"file\"; filename=\"a\\b%22.evtx\"", "Content-Type: x/y", "",
        "line\r\n--b\r\n\r\n", "--b0", "Content-Disposition: form-data; name=\"empty\"", "", "",
        "--b0--", "",
    ].joined(separator: "\r\n")

    private static func parts(_ body: [UInt8], step: Int) throws -> [String: [UInt8]] {
        var reader = try #require(MultipartReader(contentType: "multipart/form-data; boundary=b0"))
        var (parts, name, isOver): ([String: [UInt8]], String, Bool) = ([:], "", false)
        for start in stride(from: 0, to: body.count, by: step) {
            reader.feed(body[start..<min(body.count, start + step)])
            while let event = try reader.next() {
                switch event {
                case .part(let part, let file):
                    name = part + (file.map { ":" + $0 } ?? "")
                    parts[name] = []
                case .bytes(let bytes): parts[name, default: []] += bytes
                case .end: isOver = true
                }
            }
        }
        #expect(isOver)
        return parts
    }

    @Test("a body comes apart the same in whatever pieces it comes", arguments: [1, 2, 3, 7, 50, 10_000])
    func pieces(step: Int) throws {
        let parts = try Self.parts(Array(Self.body.utf8), step: step)
        #expect(
            parts.mapValues { String(decoding: $0, as: UTF8.self) } == [
                "_token": "abc", "file:a\\b\".evtx": "line\r\n--b\r\n\r\n", "empty": "",
            ])
    }

    @Test("any bytes are kept as they are")
    func bytes() throws {
        let content = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) }
        let head = "--b0\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\n"
        let body = Array(head.utf8) + content + Array("\r\n--b0--\r\n".utf8)
        #expect(try Self.parts(body, step: 4_096)["f:x"] == content)
    }

    @Test("what is no form, or has a head without end, is refused")
    func refuses() throws {
        #expect(MultipartReader(contentType: "multipart/form-data") == nil)
        #expect(
            MultipartReader(contentType: "multipart/form-data; boundary=" + String(repeating: "a", count: 71)) == nil)
        var reader = try #require(MultipartReader(contentType: "multipart/form-data; boundary=b0"))
        reader.feed(Array("--b0\r\n".utf8) + [UInt8](repeating: 97, count: 20_000))
        #expect(throws: MultipartReader.Mistake.headTooLong) { try reader.next() }
        var other = try #require(MultipartReader(contentType: "multipart/form-data; boundary=b0"))
        other.feed([UInt8](repeating: 13, count: 20_000))
        #expect(throws: MultipartReader.Mistake.malformed) { try other.next() }
    }

    @Test(
        "the name of a file leads nowhere else",
        arguments: [
            ("../../etc/passwd", "passwd"), ("C:\\logs\\a.evtx", "a.evtx"), ("..", "file"), ("", "file"),
            ("a\u{0}\nb", "ab"),
            ("記録.evtx", "記録.evtx"), ("/", "file"),
        ])
    func names(given: String, kept: String) {
        #expect(UploadedFile.safe(given) == kept)
    }
}
