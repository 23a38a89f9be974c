import EventFiles
import Foundation
import Recordings
import Testing

/// The recordings of others, against what another reader found in them.
@Suite(.enabled(if: Recordings.exist, "needs the recordings; MITSUKE_SAMPLES says where they are"))
struct CanonicalTests {
    private static let rows = Recordings.rows("records.tsv").filter { $0.count >= 4 }

    @Test("reads at least the records that are there, and these alike", arguments: rows)
    func records(row: [String]) throws {
        let lines = try CanonicalForm.lines(of: Recordings.folder.appending(path: row[0]).path)
        let expected = try #require(Int(row[1]))
        if lines.count == expected {
            #expect(try Programs.sha256(lines) == row[3])
        } else {
            #expect(lines.count > expected)
            #expect(CanonicalDifferences.salvaged.keys.contains(row[0]), "\(lines.count) records, not \(expected)")
        }
    }

    @Test(
        "reads of the damaged files what the other reader reads, and so much more",
        .enabled(if: Programs.havePeer, "needs python3 with the packages evtx and lxml"),
        arguments: CanonicalDifferences.salvaged)
    func salvaged(name: String, more: Int) throws {
        let path = Recordings.folder.appending(path: name).path
        let lines = try CanonicalForm.lines(of: path)
        let theirs = try Programs.canonical(path)
        #expect(Set(theirs).subtracting(lines).isEmpty)
        #expect(lines.count == theirs.count + more)
        #expect(Set(lines).count == lines.count, "no record twice")
    }
}
