import Accounts
import Console
import Crypto
import Events
import Evidence
import Foundation
import Spooling
import Storage
import Testing

/// Evidence in the console: custody, a download that another program opens, removal.
@Suite struct EvidencePageTests {
    private let scene: ConsoleScene
    private let id = String(repeating: "e", count: 32)
    private let content: [UInt8]

    init() throws {
        scene = try ConsoleScene()
        content = (0..<1_300_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    }

    private func item() async throws {
        let desk = try #require(scene.console.agents)
        let digest = Hexadecimal.text(SHA256.hash(data: content))
        _ = try await desk.evidence.begin(
            EvidenceItem(
                id: id, agent: "a", host: "fs01", path: "/srv/<i>名簿.xlsx", sha256: digest,
                sizeBytes: UInt64(content.count), mode: 0o640, owner: 1_000, group: 1_000, modified: 0,
                collected: .seconds(1_790_000_000)),
            [CustodyEntry(time: .seconds(1_790_000_000), act: .requested, who: "suzuki", reason: "流出の疑い")])
        var offset = 0
        while offset < content.count {
            let piece = Array(content[offset..<min(content.count, offset + EvidenceVault.pieceBytes)])
            try desk.vault.write(piece, at: UInt64(offset), of: id)
            offset += piece.count
        }
        try await desk.evidence.setReceived(UInt64(content.count), of: id)
        try await desk.evidence.setState(
            .complete, of: id, CustodyEntry(time: scene.console.now(), act: .received, who: "mitsuke", reason: digest))
    }

    @Test("custody is told, looks at it too; the download opens with its passphrase only", arguments: ["en", "ja"])
    func download(_ language: String) async throws {
        try await item()
        let analyst = try await scene.browser(.analyst, language: language)
        let page = try await analyst.get("/evidence/" + id)
        #expect(page.text.contains("&lt;i&gt;名簿.xlsx") && !page.text.contains("<i>名簿"))
        #expect(page.text.contains("流出の疑い"))
        let fields = [("passphrase", "ひらけ ごま ひらけ ごま!"), ("again", "ひらけ ごま ひらけ ごま!")]
        #expect(try await analyst.post("/evidence/\(id)/download", fields).status == 422)
        #expect(
            try await analyst.post(
                "/evidence/\(id)/download", [("passphrase", "short"), ("again", "short"), ("reason", "x")]
            ).status == 422)
        #expect(
            try await analyst.post(
                "/evidence/\(id)/download",
                [("passphrase", "a long passphrase"), ("again", "another one here"), ("reason", "x")]
            ).status == 422)
        let pass = "a long passphrase"
        let answer = try await analyst.post(
            "/evidence/\(id)/download", [("passphrase", pass), ("again", pass), ("reason", "鑑定")])
        #expect(answer.status == 200)
        let folder = FileManager.default.temporaryDirectory.appending(path: "evidence-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let zip = folder.appending(path: "e.zip")
        try Data(answer.bytes).write(to: zip)
        #expect(answer.bytes.count > content.count / 1_000)
        let program = ["/usr/bin/7zz", "/usr/bin/7z"].first { FileManager.default.isExecutableFile(atPath: $0) }
        if let program {
            for (word, status) in [("wrong passphrase", 2), (pass, 0)] as [(String, Int32)] {
                let process = Foundation.Process()
                process.executableURL = URL(filePath: program)
                process.arguments = ["x", "-y", "-p" + word, "-o" + folder.path + "/out", zip.path]
                process.standardOutput = FileHandle.nullDevice
                process.standardError = FileHandle.nullDevice
                try process.run()
                process.waitUntilExit()
                #expect(process.terminationStatus == status)
            }
            let found = try Data(contentsOf: folder.appending(path: "out/content.bin"))
            #expect(found == Data(content))
            let record = try String(contentsOf: folder.appending(path: "out/record.json"), encoding: .utf8)
            #expect(record.contains("鑑定") && record.contains("suzuki") && record.contains("\"downloaded\""))
        }
        let desk = try #require(scene.console.agents)
        let acts = try await desk.evidence.custody(of: id).map(\.act)
        #expect(acts == [.requested, .received, .looked, .downloaded])
        let audit = try await scene.console.people.stores.audit.newestEntries(limit: 20).map(\.record)
        #expect(audit.contains { $0.action == "evidence.download" && $0.reason == "鑑定" && $0.who == analyst.name })
        #expect(try FileManager.default.contentsOfDirectory(atPath: scene.console.uploads).isEmpty)
    }

    @Test("the content lies sealed, is removed by an administrator with a reason, and its record stays")
    func remove() async throws {
        try await item()
        let desk = try #require(scene.console.agents)
        #expect(try desk.vault.digest(of: id).bytes == UInt64(content.count))
        // No piece holds what it is a piece of, nor is it taken for another's.
        let folder = (scene.console.uploads as NSString).deletingLastPathComponent + "/evidence/" + id
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        #expect(names.count == 3)
        let sealed = try Data(contentsOf: URL(filePath: folder + "/" + names[0]))
        #expect(sealed.range(of: Data(content[0..<64])) == nil)
        try FileManager.default.removeItem(atPath: folder + "/" + names[1])
        try FileManager.default.copyItem(atPath: folder + "/" + names[0], toPath: folder + "/" + names[1])
        #expect(throws: (any Error).self) { try desk.vault.digest(of: id) }
        let analyst = try await scene.browser(.analyst)
        #expect(try await analyst.post("/evidence/\(id)/remove", [("reason", "x")]).status == 403)
        let admin = try await scene.browser()
        #expect(try await admin.post("/evidence/\(id)/remove", [("reason", "")]).status == 422)
        #expect(try await admin.post("/evidence/\(id)/remove", [("reason", "事件の終結")]).status == 303)
        #expect(!FileManager.default.fileExists(atPath: folder))
        #expect(try await desk.evidence.item(id).state == .removed)
        #expect(try await admin.get("/evidence/" + id).text.contains("事件の終結"))
        #expect(try await admin.get("/evidence/" + String(repeating: "0", count: 32)).status == 404)
        #expect(try await admin.get("/evidence/..%2fx").status == 404)
    }
}
