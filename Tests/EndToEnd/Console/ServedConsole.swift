import Foundation

/// `mitsuke serve` over a data folder of its own, until it is ended.
final class ServedConsole {
    let folder: Folder
    let address: String
    let password: String
    private let process: Process
    private let output: Pipe

    struct Silent: Error {
        var said: String
    }

    init(_ more: [String] = []) throws {
        folder = try Folder()
        process = Process()
        output = Pipe()
        process.executableURL = URL(filePath: Program.path)
        process.arguments =
            ["serve", "--data", folder.outside.appending(path: "data").path, "--listen", "127.0.0.1:0", "--lang", "en"]
            + more
        process.environment = Program.environment
        process.standardOutput = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        var said = ""
        // It says both in one piece once it accepts connections; its end would end the pipe.
        while !said.contains("one-time password") || !said.hasSuffix("\n") {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { throw Silent(said: said) }
            said += String(decoding: more, as: UTF8.self)
        }
        let words = said.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)
        guard let address = words.first(where: { $0.hasPrefix("https://") }),
            let place = words.lastIndex(of: "password")
        else { throw Silent(said: said) }
        self.address = String(address.dropLast())
        password = words[place + 1]
    }

    /// Asks the server to end.
    ///
    /// - Returns: Its exit status.
    func end() -> Int32 {
        process.terminate()
        process.waitUntilExit()
        return process.terminationStatus
    }

    deinit { if process.isRunning { process.terminate() } }
}
