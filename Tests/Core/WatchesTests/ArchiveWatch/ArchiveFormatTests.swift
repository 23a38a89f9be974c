import Detection
import Events
import Testing

@testable import Watches

@Suite struct ArchiveFormatTests {
    private static let policy: ArchivePolicy = {
        var policy = ArchivePolicy.default
        for index in policy.formats.indices { policy.formats[index].isEnabled = true }
        return policy
    }()

    @Test("every format is known by each of its extensions")
    func extensions() {
        let formats = ArchiveFormats(ArchivePolicy.default.formats)
        #expect(ArchivePolicy.default.formats.count >= 52)
        for format in ArchivePolicy.default.formats where format.isEnabled {
            for name in format.extensions {
                #expect(formats.format(named: "C:\\a b\\x.\(name)") != nil, "\(name)")
                #expect(formats.format(named: "C:\\a b\\X.\(name.uppercased())") != nil, "\(name)")
                #expect(formats.couldBeArchive("C:\\x.\(name):Zone.Identifier"), "\(name)")
            }
        }
    }

    @Test(
        "names of volumes",
        arguments: [
            ("s.part1.rar", "rar4"), ("s.r00", "rar4"), ("s.r99", "rar4"), ("s.z01", "zip_split"), ("s.7z.001", "7z"),
            ("s.zip.001", "zip"), ("s.a01", "arj"), ("s.c00", "ace"), ("s.tar.gz", "gzip"), ("s.lzh", "lzh0"),
            ("s.vol1.egg", "egg"), ("s.zip ", "zip"), ("s.zip.", "zip"),
        ])
    func volumes(_ name: String, _ id: String) {
        #expect(ArchiveFormats(ArchivePolicy.default.formats).format(named: "C:\\x\\" + name) == id)
    }

    @Test(
        "names that are none",
        arguments: [
            "", "zip", "C:\\zip", "C:\\x.zip\\y", "C:\\x.docx", "C:\\x.exe", "C:\\x.001", "C:\\x.log.001", "C:\\x.rar1",
            "C:\\x.zipped", "C:\\x.", "C:\\x...", "C:\\x.圧縮", "C:\\x.r0", "C:\\x.dat", "C:\\x.msi", "C:\\x.jar",
        ])
    func otherNames(_ name: String) {
        #expect(ArchiveFormats(ArchivePolicy.default.formats).format(named: name) == nil)
    }

    @Test("every format is known by its first bytes")
    func magic() {
        let contents = ArchiveContents(Self.policy.formats)
        for format in Self.policy.formats where format.family != "sfx" {
            var head =
                [UInt8](repeating: 0x20, count: format.magicOffset) + format.magic + [UInt8](repeating: 0, count: 64)
            switch format.id {
            case "arj": head.replaceSubrange(2..<5, with: [0x2b, 0, 0x22])
            case "arc": head.replaceSubrange(2..<5, with: Array("a.b".utf8))
            case "bzip2": head.replaceSubrange(3..<10, with: [0x39, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59])
            case "lzma": head.replaceSubrange(5..<13, with: repeatElement(0xff, count: 8))
            default: break
            }
            #expect(contents.format(of: head) != nil, "\(format.id)")
        }
    }

    @Test("an old tar is known by its checksum, and only by the right one")
    func tar() {
        let contents = ArchiveContents(Self.policy.formats)
        var block = [UInt8](repeating: 0, count: 512)
        block.replaceSubrange(0..<5, with: Array("a.txt".utf8))
        block.replaceSubrange(148..<156, with: repeatElement(32, count: 8))
        let sum = block.reduce(0) { $0 + Int($1) }
        let digits = Array(String(sum, radix: 8).utf8)
        block.replaceSubrange(148..<(148 + digits.count), with: digits)
        #expect(contents.format(of: block) == "tar")
        block[0] = 98
        #expect(contents.format(of: block) == nil)
    }

    @Test("a program with an archive behind it")
    func selfExtracting() {
        let contents = ArchiveContents(Self.policy.formats)
        var head = [UInt8](repeating: 0, count: 1_024)
        head.replaceSubrange(0..<2, with: [0x4d, 0x5a])
        head[0x3c] = 0x40
        head.replaceSubrange(0x40..<0x44, with: [0x50, 0x45, 0, 0])
        head[0x46] = 1
        // One section of 0x100 bytes at 0x200.
        head[0x58 + 17] = 1
        head[0x58 + 21] = 2
        #expect(contents.format(of: head) == nil)
        head.replaceSubrange(0x300..<0x306, with: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c])
        #expect(contents.format(of: head) == "pe_sfx")
    }

    private static func zip(_ name: String, flags: UInt8 = 0) -> [UInt8] {
        var head: [UInt8] = [0x50, 0x4b, 0x03, 0x04, 20, 0, flags, 0, 8, 0] + [UInt8](repeating: 0, count: 16)
        head += [UInt8(name.utf8.count), 0, 0, 0]
        return head + Array(name.utf8) + [UInt8](repeating: 1, count: 32)
    }

    @Test("content against name")
    func content() {
        func found(_ path: String, _ head: [UInt8]) -> [String] {
            var file = FileActivity(.create, path)
            file.head = head
            return ArchiveCase.found(ArchiveCase.file(file, "C:\\Users\\a\\x.exe"))
        }
        #expect(found("C:\\a\\x.docx", Self.zip("[Content_Types].xml")) == [])
        #expect(found("C:\\a\\x.docx", Self.zip("salaries.txt")) == ["renamed high"])
        #expect(found("C:\\a\\x.jar", Self.zip("META-INF/MANIFEST.MF")) == [])
        #expect(found("C:\\a\\x.jpg", Self.zip("a.txt")) == ["renamed high"])
        #expect(found("C:\\a\\x", Self.zip("a.txt")) == ["created medium"])
        #expect(found("C:\\a\\x.zip", Self.zip("a.txt", flags: 1)) == ["created medium", "encrypted high"])
        #expect(found("C:\\a\\x.txt", Array("Hello, this is text and no archive".utf8)) == [])
    }

    @Test("first bytes cut anywhere crash nothing")
    func truncated() {
        let contents = ArchiveContents(Self.policy.formats)
        for format in Self.policy.formats {
            let head = [UInt8](repeating: 0x41, count: format.magicOffset) + format.magic + [0xff, 0xff, 0xff]
            for count in 0...min(head.count, 600) {
                let cut = Array(head.prefix(count))
                _ = contents.format(of: cut)
                _ = contents.isEncrypted(cut)
                _ = PackedFormats.isDocument(cut)
            }
        }
    }
}
