import Foundation

/// The program as its user has it: started, waited for, its output kept.
enum Program {
    struct Outcome {
        var status: Int32
        var output: [UInt8]
        var errors: String

        var text: String { String(decoding: output, as: UTF8.self) }
        var lines: [String] { text.split(separator: "\n").map(String.init) }

        /// The lines as JSON objects.
        func objects() throws -> [[String: Any]] {
            try lines.map { line in
                try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
            }
        }
    }

    /// Beside the tests, where the build puts every product.
    static let path: String = {
        let tests = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
        return tests.deletingLastPathComponent().appending(path: "mitsuke").path
    }()

    /// Japan's time, no language, no terminal.
    static let environment = ["PATH": "/usr/bin:/bin", "TZ": "Asia/Tokyo", "LANG": "C"]

    static func run(
        _ arguments: [String], in folder: Folder, environment extra: [String: String] = [:]
    ) throws -> Outcome {
        try start(path, arguments, in: folder, extra)
    }

    /// A line for the shell, in which `$0` is the program.
    static func shell(
        _ line: String, in folder: Folder, environment extra: [String: String] = [:]
    ) throws -> Outcome {
        try start("/bin/sh", ["-c", line, path], in: folder, extra)
    }

    static func start(
        _ program: String, _ arguments: [String], in folder: Folder, _ extra: [String: String]
    ) throws -> Outcome {
        let number = UUID().uuidString
        let output = folder.outside.appending(path: number + ".out")
        let errors = folder.outside.appending(path: number + ".err")
        for file in [output, errors] { try Data().write(to: file) }
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.currentDirectoryURL = folder.url
        process.environment = environment.merging(extra) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, output: Array(try Data(contentsOf: output)),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }
}

/// A folder for the files of one test, which goes away with it.
final class Folder {
    let url: URL
    /// For what is not input.
    let outside: URL

    init() throws {
        let parent = FileManager.default.temporaryDirectory.appending(path: "mitsuke-" + UUID().uuidString)
        url = parent.appending(path: "in")
        outside = parent
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: outside)
    }

    func write(_ name: String, _ bytes: [UInt8]) throws {
        try Data(bytes).write(to: url.appending(path: name))
    }

    func write(_ name: String, _ text: String) throws {
        try write(name, Array(text.utf8))
    }

    func read(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: url.appending(path: name)))
    }
}
