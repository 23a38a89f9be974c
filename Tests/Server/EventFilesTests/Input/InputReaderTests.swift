import Foundation
import Testing
import WindowsLog

@testable import EventFiles

@Suite struct InputReaderTests {
    @Test("a file of no known format is a problem only when it was named")
    func unknown() throws {
        let path = try folder.write("notes.txt", Array("hello".utf8))
        let named = CollectingSink()
        #expect(read(path, isNamed: true, named) == .unknownFormat)
        #expect(named.kinds == [.unknownFormat])
        let found = CollectingSink()
        #expect(read(path, isNamed: false, found) == .unknownFormat)
        #expect(found.kinds == [])
    }

    @Test("an empty file holds nothing, which is no problem")
    func empty() throws {
        let sink = CollectingSink()
        #expect(read(try folder.write("empty.json", []), isNamed: true, sink) == .unknownFormat)
        #expect(sink.kinds == [])
    }

    @Test("says what the system said", arguments: [(true, ENOENT), (false, ENOENT)])
    func missing(_ isNamed: Bool, _ errno: Int32) {
        let sink = CollectingSink()
        #expect(read(folder.url.appending(path: "none").path, isNamed: isNamed, sink) == .failed)
        #expect(sink.kinds == [.system(errno: errno)])
    }

    @Test("refuses a pipe and a device, and does not wait for them")
    func special() {
        let pipe = folder.url.appending(path: "pipe").path
        #expect(mkfifo(pipe, 0o600) == 0)
        for path in [pipe, "/dev/zero"] {
            let sink = CollectingSink()
            #expect(read(path, isNamed: true, sink) == .failed)
            #expect(sink.kinds == [.system(errno: EINVAL)])
        }
        let sink = CollectingSink()
        #expect(read(folder.url.path, isNamed: true, sink) == .failed)
        #expect(sink.kinds == [.system(errno: EISDIR)])
    }

    @Test("tells progress, and stops when it is asked to")
    func progress() throws {
        let line = "{\"EventID\":1}\n"
        let bytes = Array(String(repeating: line, count: 100_000).utf8)
        let path = try folder.write("a.json", bytes)
        let whole = CollectingSink()
        #expect(read(path, isNamed: true, whole) == .read)
        #expect(whole.bytes == bytes.count)
        #expect(whole.records.count == 100_000)
        let part = CollectingSink()
        part.patience = 2
        #expect(read(path, isNamed: true, part) == .read)
        #expect(part.records.count < 50_000)
    }

    @Test("reads what a file has become while it was read")
    func changing() throws {
        let path = try folder.write("a.json", Array("{\"EventID\":1}\n{\"EventID\":2}\n".utf8))
        let file = try InputFile(path)
        #expect(truncate(path, 13) == 0)
        #expect(try file.read(upTo: 1_000).count == 13)
        #expect(file.sizeBytes == 28)
    }

    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func read(_ path: String, isNamed: Bool, _ sink: CollectingSink) -> InputReader.Outcome {
        InputReader.read(path, isNamed: isNamed, fields: .everything, limits: .standard, sink: sink)
    }
}
