import Foundation
import Testing

/// `mitsuke-agent check` on this machine.
@Suite(.serialized) struct AgentCheckTests {
    @Test("says in both languages what works and what does not, and leaves nothing behind", arguments: ["en", "ja"])
    func check(language: String) throws {
        let folder = try Folder()
        let process = Process()
        process.executableURL = URL(filePath: Program.path).deletingLastPathComponent().appending(path: "mitsuke-agent")
        let agent = folder.outside.path + "/agent"
        process.arguments = ["check", "--folder", agent, "--lang", language]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        let lines = text.split(separator: "\n")
        // The host joined no server, and nothing senses there.
        #expect(process.terminationStatus == 1)
        #expect(lines.contains { $0.contains(language == "ja" ? "要確認 サーバーへの参加" : "NOT OK joined a server") }, "\(text)")
        let files = lines.first { $0.contains("(fanotify)") || $0.contains("（fanotify）") }
        let isGood = files?.hasPrefix(language == "ja" ? "正常" : "ok") == true
        #expect(geteuid() != 0 || isGood, "\(text)")
        #expect(!FileManager.default.fileExists(atPath: agent))
        let left = try FileManager.default.contentsOfDirectory(atPath: "/tmp").filter { $0.hasPrefix("mitsuke-check-") }
        #expect(left.isEmpty, "\(left)")
    }
}
