import Events
import Foundation
import Recordings
import Testing
import WindowsLog

@testable import EventFiles

@Suite struct UnpackingReaderTests {
    typealias Member = PackedFiles.Member

    private static let lines = Array("{\"EventID\":1}\n{\"EventID\":2}\n".utf8)
    private static let xml = Array("<Event><System><EventID>3</EventID></System></Event>".utf8)
    private static let other = Array("nothing of interest".utf8)

    @Test("reads each member as the file that it is, by its content")
    func members() throws {
        let members = [
            Member("a/one.json", Self.lines), Member("notes.txt", Self.other), Member("b.evtx", Self.xml),
            Member("empty", []),
        ]
        for bytes in [PackedFiles.zip(members), PackedFiles.tar(members), PackedFiles.gzip(PackedFiles.tar(members))] {
            let sink = try read(bytes)
            #expect(sink.records.map(\.eventID) == [1, 2, 3])
            #expect(sink.problems == [])
            #expect(sink.bytes == bytes.count)
        }
    }

    @Test("an archive of nothing that is read is a file in no known format; an empty log in one is a log")
    func nothing() throws {
        let folder = try TemporaryFolder()
        let other = Member("notes.txt", Self.other)
        for bytes in [PackedFiles.zip([other]), PackedFiles.tar([other]), PackedFiles.gzip(Self.other)] {
            let path = try folder.write("f", bytes)
            let named = CollectingSink()
            #expect(read(path, into: named) == .unknownFormat)
            #expect(named.kinds == [.unknownFormat])
            #expect(named.bytes == bytes.count)
            let walked = CollectingSink()
            let outcome = InputReader.read(
                path, isNamed: false, fields: .everything, limits: .standard, sink: walked)
            #expect(outcome == .unknownFormat && walked.problems == [])
        }
        #expect(try read(PackedFiles.zip([other, Member("empty.evtx", [])])).problems == [])
    }

    @Test("reads a file that is only compressed")
    func compressed() throws {
        let sink = try read(PackedFiles.gzip(Self.lines))
        #expect(sink.records.map(\.eventID) == [1, 2])
        #expect(sink.problems == [])
    }

    @Test("names what cannot be read by its place in the archive")
    func names() throws {
        let bad = Array("{\"EventID\":1}\nx".utf8)
        let inner = PackedFiles.zip([Member("deep/evil\u{1b}[2J.json", bad)])
        let folder = try TemporaryFolder()
        let path = try folder.write("o.zip", PackedFiles.zip([Member("i.zip", inner), Member("b.json", bad)]))
        let sink = CollectingSink()
        #expect(read(path, into: sink) == .read)
        #expect(sink.problems.map(\.file) == [path + "!i.zip!deep/evil\u{1b}[2J.json", path + "!b.json"])
        #expect(sink.problems.map(\.line) == [2, 2])
        let single = try folder.write("o.json.gz", PackedFiles.gzip(bad))
        let second = CollectingSink()
        #expect(read(single, into: second) == .read)
        #expect(second.problems.map(\.file) == [single])
    }

    @Test("an archive may hold an archive, but not that another")
    func nesting() throws {
        let one = PackedFiles.zip([Member("a.json", Self.lines)])
        let two = PackedFiles.tar([Member("1.zip", one), Member("a.json.gz", PackedFiles.gzip(Self.lines))])
        let three = PackedFiles.zip([Member("2.tar", two), Member("last.json", Self.lines)])
        #expect(try read(two).records.count == 4)
        let sink = try read(three)
        #expect(sink.records.count == 2)
        #expect(sink.kinds == [.packed, .packed])
    }

    @Test("reports an encrypted member and reads the others")
    func encrypted() throws {
        var secret = Member("secret.json", Array(repeating: 7, count: 40))
        secret.isEncrypted = true
        let sink = try read(PackedFiles.zip([secret, Member("a.json", Self.lines)]))
        #expect(sink.records.count == 2)
        #expect(sink.kinds == [.packed])
        #expect(sink.problems.first?.file.hasSuffix("!secret.json") == true)
    }

    @Test("links and folders in an archive are nothing to read")
    func links() throws {
        var link = Member("link", [])
        link.type = UInt8(ascii: "2")
        var folder = Member("folder/", [])
        folder.type = UInt8(ascii: "5")
        let sink = try read(PackedFiles.tar([link, folder, Member("a.json", Self.lines)]))
        #expect(sink.records.count == 2)
        #expect(sink.problems == [])
    }

    @Test("stops where a file grows beyond its limit")
    func limits() throws {
        let large = Member("large.json", Array(repeating: 0x20, count: 300_000) + Self.lines)
        let archive = PackedFiles.zip([large, Member("a.json", Self.lines)])
        var limits = UnpackingLimits.standard
        limits.totalBytes = 100_000
        #expect(try read(archive, limits).kinds == [.unpacksTooLarge(limit: 100_000)])
        limits = UnpackingLimits(totalBytes: .max, ratio: 1, ratioFreeBytes: 1_000, members: 10)
        let nested = PackedFiles.zip([Member("n.zip", archive)])
        #expect(try read(archive, limits).kinds == [])
        // The members of the inner archive count beside the archive itself.
        #expect(try read(nested, limits).kinds == [.unpacksTooLarge(limit: nested.count)])
    }

    @Test("stops at too many members")
    func tooManyMembers() throws {
        var limits = UnpackingLimits.standard
        limits.members = 3
        let sink = try read(PackedFiles.tar((0..<5).map { Member("\($0).json", Self.lines) }), limits)
        #expect(sink.records.count == 6)
        #expect(sink.kinds == [.tooManyMembers(limit: 3)])
    }

    @Test("how much a file may grow into follows its size")
    func allowance() {
        let limits = UnpackingLimits.standard
        #expect(limits.bytes(packed: 0) == 64 << 20)
        #expect(limits.bytes(packed: 1 << 20) == 1_000 << 20)
        #expect(limits.bytes(packed: 1 << 40) == 16 << 30)
        #expect(limits.bytes(packed: .max) == 16 << 30)
    }

    @Test("a packed file cut anywhere harms nothing, and that it is cut is said")
    func truncated() throws {
        let members = [Member("a.json", Self.lines), Member("b.xml", Self.xml)]
        let folder = try TemporaryFolder()
        for bytes in [
            PackedFiles.zip(members), PackedFiles.gzip(PackedFiles.tar(members)), PackedFiles.gzip(Self.lines),
        ] {
            let whole = try read(bytes).records.count
            for length in 1..<bytes.count {
                let sink = CollectingSink()
                let outcome = read(try folder.write("cut", Array(bytes[..<length])), into: sink)
                #expect(sink.records.count <= whole)
                // The end of a tar archive is two blocks of zeros, which nobody misses.
                let missesNothing = sink.records.count == whole
                #expect(outcome == .unknownFormat || !sink.problems.isEmpty || missesNothing, "\(length)")
            }
        }
    }

    @Test("stops when the sink wants no more")
    func stops() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a.tar", PackedFiles.tar((0..<50).map { Member("\($0).json", Self.lines) }))
        let sink = CollectingSink()
        sink.patience = 3
        #expect(read(path, into: sink) == .read)
        #expect(sink.records.count < 20)
    }

    @Test(
        "reads the records of an EVTX file inside an archive",
        .enabled(if: Recordings.exist, "needs the shared recordings"))
    func evtx() throws {
        let path = Recordings.folder.appending(
            path: "EVTX-ATTACK-SAMPLES/AutomatedTestingTools/PanacheSysmon_vs_AtomicRedTeam01.evtx")
        let plain = CollectingSink()
        #expect(read(path.path, into: plain) == .read)
        #expect(!plain.records.isEmpty)
        let bytes = Array(try Data(contentsOf: path))
        for packed in [PackedFiles.zip([Member("a", bytes)]), PackedFiles.gzip(bytes)] {
            let sink = try read(packed)
            #expect(sink.records == plain.records)
            #expect(sink.kinds == plain.kinds)
        }
    }

    private func read(_ bytes: [UInt8], _ limits: UnpackingLimits = .standard) throws -> CollectingSink {
        let folder = try TemporaryFolder()
        let sink = CollectingSink()
        #expect(read(try folder.write("f", bytes), limits, into: sink) == .read)
        return sink
    }

    private func read(
        _ path: String, _ limits: UnpackingLimits = .standard, into sink: CollectingSink
    )
        -> InputReader.Outcome
    {
        InputReader.read(path, isNamed: true, fields: .everything, limits: limits, sink: sink)
    }
}
