import Foundation
import Testing

/// The help of every command, in both languages, as somebody last read it. `RECORD_GOLDEN=1` writes it anew.
@Suite struct HelpTests {
    private static let commands = [
        [], ["analyze"], ["events"], ["policy"], ["policy", "check"], ["policy", "default"], ["import"], ["search"],
        ["alerts"],
        ["backup"], ["restore"],
        ["audit"], ["audit", "list"], ["audit", "verify"],
        ["user"], ["user", "list"], ["user", "add"], ["user", "password"], ["user", "role"], ["user", "disable"],
        ["user", "enable"], ["user", "second-factor-off"],
        ["agent"], ["agent", "list"], ["agent", "token"], ["agent", "approve"], ["agent", "revoke"], ["agent", "key"],
        ["agent", "key", "announce"], ["agent", "key", "change"],
    ]

    @Test("says what the golden files say", arguments: commands, ["en", "ja"])
    func golden(command: [String], language: String) throws {
        let run = try Program.run(
            command + ["--help", "--lang", language], in: try Folder(), environment: ["COLUMNS": "100"])
        #expect(run.status == 0)
        let name = (["mitsuke"] + command).joined(separator: "-") + "." + language + ".txt"
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/" + name)
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
            try Data(run.output).write(to: path)
            return
        }
        #expect(try String(contentsOf: path, encoding: .utf8) == run.text, "RECORD_GOLDEN=1 to accept")
    }
}
