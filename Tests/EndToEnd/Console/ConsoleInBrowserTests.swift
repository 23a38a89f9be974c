import Foundation
import Testing

/// What a person does in the console, in a real Chromium, by `console.py` beside this file.
@Suite(.serialized) struct ConsoleInBrowserTests {
    private static let isPossible: Bool = {
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/chromedriver") else { return false }
        return (try? python(["-c", "import selenium"]).status) == 0
    }()

    @Test(
        "first sign-in, import, an alert down to its tree, a search exported, another role: in a browser",
        .enabled(if: isPossible, "needs chromium, chromium-driver and Python's selenium: make setup-tests"),
        arguments: ["ja", "en"])
    func works(language: String) throws {
        let served = try ServedConsole()
        let here = URL(filePath: #filePath).deletingLastPathComponent()
        let examples = here.appending(path: "../../../Examples").standardized.path
        let outcome = try Self.python([
            here.appending(path: "console.py").path, served.address, served.password, examples, language,
        ])
        #expect(outcome.status == 0, "\(outcome.said)")
        #expect(served.end() == 0)
    }

    private static func python(_ arguments: [String]) throws -> (status: Int32, said: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONDONTWRITEBYTECODE": "1"]) { $1 }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let said = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: said, as: UTF8.self))
    }
}
