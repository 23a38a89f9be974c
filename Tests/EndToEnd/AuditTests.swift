import Foundation
import Testing

/// `mitsuke audit verify` on data folders without entries.
@Suite struct AuditTests {
    private static let hash = String(repeating: "a", count: 64)

    @Test("finds nothing wrong with an empty log")
    func empty() throws {
        let run = try Program.run(["audit", "verify", "--data", "store", "--lang", "en"], in: try Folder())
        #expect(run.status == 0)
        #expect(run.text == "The audit log is empty.\n")
    }

    @Test("finds by a head kept elsewhere that an empty log had entries")
    func cut() throws {
        let options = ["--data", "store", "--head", Self.hash + ":3"]
        #expect(try Program.run(["audit", "verify"] + options, in: try Folder()).status == 1)
    }

    @Test("takes no head that is none", arguments: [hash, "a:3", hash + ":0", hash + ":x"])
    func badHead(_ head: String) throws {
        let options = ["--data", "store", "--head", head]
        #expect(try Program.run(["audit", "verify"] + options, in: try Folder()).status == 64)
    }
}
