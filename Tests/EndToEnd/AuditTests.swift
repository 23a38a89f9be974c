import Foundation
import Testing

/// `mitsuke audit verify` on data folders in which next to nothing was done.
@Suite struct AuditTests {
    private static let hash = String(repeating: "a", count: 64)

    @Test("finds nothing wrong with a log that nobody touched, and says its head, which is found again")
    func whole() throws {
        let folder = try Self.store()
        let run = try Program.run(["audit", "verify", "--data", "store", "--lang", "en"], in: folder)
        #expect(run.status == 0)
        #expect(run.lines.first == "The audit log is whole: 1 entry.")
        let options = ["--data", "store", "--head", try #require(run.lines.last)]
        #expect(try Program.run(["audit", "verify"] + options, in: folder).status == 0)
    }

    @Test("finds by a head kept elsewhere that the log was cut")
    func cut() throws {
        let options = ["--data", "store", "--head", Self.hash + ":3"]
        #expect(try Program.run(["audit", "verify"] + options, in: try Self.store()).status == 1)
    }

    @Test("says that there is no folder, and makes none")
    func missing() throws {
        let folder = try Folder()
        let run = try Program.run(["audit", "verify", "--data", "store", "--lang", "en"], in: folder)
        #expect(run.status == 2)
        #expect(run.errors.contains("there is no data folder"))
        #expect(!FileManager.default.fileExists(atPath: folder.url.path + "/store"))
    }

    @Test("takes no head that is none", arguments: [hash, "a:3", hash + ":0", hash + ":x"])
    func badHead(_ head: String) throws {
        let options = ["--data", "store", "--head", head]
        #expect(try Program.run(["audit", "verify"] + options, in: try Folder()).status == 64)
    }

    /// A folder with a data folder in which nothing was done yet but an import.
    private static func store() throws -> Folder {
        let folder = try Folder()
        try folder.write("a.jsonl", #"{"EventID":1,"Channel":"Security"}"# + "\n")
        #expect(try Program.run(["import", "--data", "store", "a.jsonl"], in: folder).status == 0)
        return folder
    }
}
