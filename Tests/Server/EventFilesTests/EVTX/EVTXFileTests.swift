import EVTXWriter
import EventFiles
import Foundation
import Testing

@Suite struct EVTXFileTests {
    private static func withFile<Result>(_ bytes: [UInt8], _ body: (String) throws -> Result) throws -> Result {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).evtx")
        try Data(bytes).write(to: path)
        defer { try? FileManager.default.removeItem(at: path) }
        return try body(path.path)
    }

    private static func numbers(_ path: String) throws -> [UInt64] {
        let file = try EVTXFile(path: path)
        let parser = EVTXParser()
        var numbers: [UInt64] = []
        try withUnsafeTemporaryAllocation(byteCount: EVTXLayout.chunkSize, alignment: 16) { buffer in
            for index in 0..<file.chunkCount {
                let count = try file.read(chunk: index, into: buffer)
                let chunk = UnsafeRawBufferPointer(rebasing: buffer[..<count])
                parser.readAll(chunk: chunk, offset: file.offset(ofChunk: index), file: path) {
                    numbers.append($0.number)
                }
            }
        }
        return numbers
    }

    private static func threeChunks() throws -> [UInt8] {
        var writer = EVTXWriter()
        for number in 1...3 {
            try writer.append(Sample.event(UInt64(number), []))
            writer.endChunk()
        }
        return Array(writer.file().prefix(EVTXLayout.fileHeaderSize + 3 * EVTXLayout.chunkSize))
    }

    @Test("counts chunks by the size of the file, not by its header")
    func chunkCount() throws {
        var bytes = try Self.threeChunks()
        // The count in the header.
        bytes[42] = 1
        try Self.withFile(bytes) { path in
            let file = try EVTXFile(path: path)
            #expect(file.chunkCount == 3)
            #expect(file.size == UInt64(bytes.count))
            #expect(file.headerProblem == ReadProblem(file: path, offset: 0, kind: .fileHeader))
            let numbers = try Self.numbers(path)
            #expect(numbers == [1, 2, 3])
        }
    }

    @Test("finds nothing wrong with a whole header")
    func wholeHeader() throws {
        try Self.withFile(try Self.threeChunks()) { path in
            let problem = try EVTXFile(path: path).headerProblem
            #expect(problem == nil)
        }
    }

    @Test("counts and reads a chunk that the file ends in")
    func partialChunk() throws {
        try Self.withFile(Array(try Self.threeChunks().dropLast(60_000))) { path in
            let chunkCount = try EVTXFile(path: path).chunkCount
            #expect(chunkCount == 3)
            let numbers = try Self.numbers(path)
            #expect(numbers == [1, 2, 3])
        }
    }

    @Test("reads a file that lost its header")
    func noHeader() throws {
        try Self.withFile(Array(try Self.threeChunks().dropFirst(EVTXLayout.fileHeaderSize))) { path in
            let chunkCount = try EVTXFile(path: path).chunkCount
            #expect(chunkCount == 3)
            let numbers = try Self.numbers(path)
            #expect(numbers == [1, 2, 3])
        }
    }

    @Test("has no chunks in a file that is too short for them", arguments: [0, 1, 127, 4_095, 4_096])
    func short(length: Int) throws {
        try Self.withFile(Array(try Self.threeChunks().prefix(length))) { path in
            let chunkCount = try EVTXFile(path: path).chunkCount
            #expect(chunkCount == 0)
        }
    }

    @Test("says why a file cannot be opened")
    func failures() {
        #expect(throws: EVTXFileError.system(errno: ENOENT)) { try EVTXFile(path: "/nowhere/no.evtx") }
        #expect(throws: EVTXFileError.notAFile) { try EVTXFile(path: FileManager.default.temporaryDirectory.path) }
    }

    @Test("recognises an .evtx file by what it begins with")
    func recognition() throws {
        let bytes = try Self.threeChunks()
        func recognises(_ bytes: [UInt8]) -> Bool { bytes.withUnsafeBytes { EVTXFileHeader.recognises($0) } }
        #expect(recognises(bytes))
        #expect(recognises(Array(bytes.dropFirst(EVTXLayout.fileHeaderSize))))
        #expect(
            recognises(
                [UInt8](repeating: 0, count: EVTXLayout.fileHeaderSize) + bytes.dropFirst(EVTXLayout.fileHeaderSize)))
        #expect(!recognises([]))
        #expect(!recognises(Array("ElfFi".utf8)))
    }
}
