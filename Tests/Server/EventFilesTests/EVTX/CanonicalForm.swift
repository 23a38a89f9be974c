import EventFiles
import Foundation
import Recordings

/// Records as the recordings' own tool prints them: one JSON object on a line, its keys sorted.
enum CanonicalForm {
    /// The lines of all records of a file, joined, and how many there are.
    static func lines(of path: String) throws -> [String] {
        let file = try EVTXFile(path: path)
        let parser = EVTXParser()
        var lines: [String] = []
        try withUnsafeTemporaryAllocation(byteCount: EVTXLayout.chunkSize, alignment: 16) { buffer in
            for index in 0..<file.chunkCount {
                let count = try file.read(chunk: index, into: buffer)
                let chunk = UnsafeRawBufferPointer(rebasing: buffer[..<count])
                parser.readAll(chunk: chunk, offset: file.offset(ofChunk: index), file: path) {
                    lines.append(line($0))
                }
            }
        }
        return lines
    }

    static func line(_ record: EVTXRecord) -> String {
        var members: [String] = []
        func member(_ key: String, _ text: String?) {
            if let text { members.append("\"\(key)\":\(json(cleaned(text)))") }
        }
        member("c", record.computer)
        member("ch", record.channel)
        let data = record.data.map { "[\(json(cleaned($0.name))),\(json(cleaned($0.text)))]" }
        members.append("\"data\":[\(data.joined(separator: ","))]")
        member("eid", record.eventID)
        member("erid", record.recordID)
        members.append("\"prov\":\(record.provider.map(json) ?? "null")")
        members.append("\"rid\":\(record.number)")
        members.append("\"ts\":\(record.time.map(json) ?? "null")")
        return "{\(members.joined(separator: ","))}\n"
    }

    /// As text comes out of an XML parser: one kind of line end, none of the characters that XML cannot hold, and no
    /// white space around it.
    private static func cleaned(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0...8, 11, 12, 14...31, 0xfffe, 0xffff: continue
            case 13: scalars.append("\n")
            case 10 where afterReturn: break
            default: scalars.append(scalar)
            }
            afterReturn = scalar.value == 13
        }
        var trimmed = scalars[...]
        while let first = trimmed.first, first.properties.isWhitespace { trimmed.removeFirst() }
        while let last = trimmed.last, last.properties.isWhitespace { trimmed.removeLast() }
        return String(Substring(trimmed))
    }

    private static func json(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\t": out += "\\t"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}

/// The programs that some tests compare with.
enum Programs {
    /// Python with the reader that the recordings' tool uses.
    static let havePeer = (try? run(["python3", "-c", "import evtx, lxml"])) != nil

    /// What the recordings' tool prints for a file.
    static func canonical(_ path: String) throws -> [String] {
        let tool = Recordings.folder.deletingLastPathComponent().appending(path: "tools/canon.py").path
        let output = try run(["python3", tool, path])
        return output.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) + "\n" }
    }

    static func sha256(_ lines: [String]) throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try Data(lines.joined().utf8).write(to: path)
        defer { try? FileManager.default.removeItem(at: path) }
        return String(decoding: try run(["sha256sum", path.path]).prefix(64), as: UTF8.self)
    }

    struct Failure: Error {
        let status: Int32
    }

    private static func run(_ command: [String]) throws -> Data {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
        return output
    }
}
