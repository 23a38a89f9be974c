import Foundation
import Glibc
import LinuxSensors
import Testing
import Watches

@testable import Contents

@Suite(.enabled(if: geteuid() == 0, "needs root: fanotify's filesystem marks"), .serialized)
struct ArchiveContentsTests {
    private static func has(_ programs: String...) -> Bool {
        programs.allSatisfy { access("/usr/bin/" + $0, X_OK) == 0 }
    }

    @Test("archives under any name, by what real archivers wrote")
    func formats() throws {
        let scene = try ContentsScene()
        for (program, line, format) in [
            ("zip", "zip -qr x.zip docs && mv x.zip a.dat", "zip"), ("7z", "7z a x.7z docs && mv x.7z b.dat", "7z"),
            ("gcab", "gcab -c c.dat docs/1.docx", "cab"), ("jlha", "jlha a x.lzh docs/list && cp x.lzh d.dat", "lzh5"),
            ("tar", "tar cf e.dat docs", "tar"), ("gzip", "gzip < docs/1.docx > f.dat", "gzip"),
            ("zstd", "tar c docs | zstd -q > g.dat", "zstd"), ("xz", "tar c docs | xz > h.dat", "xz"),
            ("bzip2", "tar c docs | bzip2 > i.dat", "bzip2"),
        ] where Self.has(program) {
            let found = try scene.found(line)
            #expect(
                found.contains { $0.hasPrefix("archive.renamed \(format) ") && $0.hasSuffix(".dat") },
                "\(line): \(found)")
        }
    }

    @Test("a RAR archive that this test wrote itself; one that is encrypted")
    func rar() throws {
        let scene = try ContentsScene()
        let rar = StoredRAR.archive(name: "docs.txt", content: Array("hello".utf8))
        let other = FileManager.default.temporaryDirectory.path + "/stored-\(UUID().uuidString)"
        defer { unlink(other) }
        try Data(rar).write(to: URL(fileURLWithPath: other))
        if Self.has("bsdtar") { try scene.run("bsdtar -tf \(other) | grep -q docs.txt && touch listed") }
        #expect(try scene.found("cat \(other) > photo.jpg") == ["archive.renamed rar5 photo.jpg"])
        #expect(try scene.found("cat \(other) > a.rar").allSatisfy { $0.contains(" rar4 a.rar") })
        guard Self.has("7z", "zip") else { return }
        let secret = try scene.found("zip -qr -P x secret.zip docs")
        #expect(secret.contains("archive.encrypted zip secret.zip"), "\(secret)")
        let hidden = try scene.found("7z a -tzip -px y.zip docs/1.docx && mv y.zip hidden.txt")
        #expect(hidden.contains("archive.renamed zip hidden.txt"), "\(hidden)")
    }

    @Test(
        "a renamed archiver, one behind the loader, one that was deleted after its start; what they make",
        .enabled(if: ArchiveContentsTests.has("zip"), "needs zip"))
    func archivers() throws {
        let scene = try ContentsScene()
        #expect(
            try scene.found("cp /usr/bin/zip notes; ./notes -qr out.dat docs; sleep 0.1").contains {
                $0.hasPrefix("archive.renamed-tool")
            })
        // One process only, so that its file is gone while it runs.
        let gone = try scene.found(
            "cp /usr/bin/zip gone; bash -c 'exec 3< <(sleep 0.3; echo docs/1.docx); exec ./gone -q gone.dat -@ <&3' & sleep 0.1; rm gone; wait"
        )
        #expect(gone.contains("archive.renamed zip gone.dat"), "\(gone)")
        let loader = try scene.found("/lib64/ld-linux-x86-64.so.2 /usr/bin/zip -qr out2.dat docs")
        #expect(loader.contains { $0.hasPrefix("archive.renamed-tool") }, "\(loader)")
        #expect(loader.contains("archive.renamed zip out2.dat"), "\(loader)")
        #expect(try scene.found("ls -l docs; cp docs/list list2").isEmpty)
    }

    @Test("a copy is told where its maker read the source; its content decides")
    func copies() throws {
        let scene = try ContentsScene(readFolders: true)
        _ = try scene.found("cp docs/1.docx one.docx")
        #expect(scene.logged.contains("copy docs/1.docx > one.docx"), "\(scene.logged)")
        _ = try scene.found("cat docs/list | sort > sorted; bash -c 'read -r a < docs/2.docx; echo $a > other'")
        #expect(!scene.logged.contains { $0.hasPrefix("copy") }, "\(scene.logged)")
        _ = try scene.found("rsync -a docs/3.docx three.docx 2>/dev/null || cp docs/3.docx three.docx")
        #expect(scene.logged.contains { $0.hasPrefix("copy docs/3.docx") }, "\(scene.logged)")
    }

    @Test("where reading is not seen, the copying program's own words and the content decide")
    func copiesByWords() throws {
        let scene = try ContentsScene()
        _ = try scene.found("cp docs/1.docx 写し.docx; mkdir out; cp -r docs out/all")
        #expect(scene.logged.contains("copy docs/1.docx > 写し.docx"), "\(scene.logged)")
        #expect(scene.logged.contains("copy docs/2.docx > out/all/2.docx"), "\(scene.logged)")
        _ = try scene.found("cp docs/list a; sleep 0.1; : > a; cp docs/1.docx docs/list")
        #expect(scene.logged.filter { $0.hasPrefix("copy") }.count <= 2)
    }

    @Test("a hard link to an archive under another name, which nobody closes")
    func hardLink() throws {
        let scene = try ContentsScene()
        _ = try scene.found("tar cf a.tar docs; ln a.tar photo.jpg")
        #expect(scene.wait { judged in judged.findings.contains("archive.renamed tar photo.jpg") })
    }

    @Test("pipes, links, other machines' filesystems and files that are gone are not looked into")
    func hostile() throws {
        let scene = try ContentsScene()
        let heads = FileHeads(.linux, .init())
        try scene.run(
            "mkfifo pipe; printf 'PK\\003\\004aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' > real; ln -s real link; printf PK > short"
        )
        #expect(heads.look(at: scene.root + "/pipe") == nil)
        #expect(heads.look(at: scene.root + "/link") == nil)
        #expect(heads.look(at: scene.root + "/gone") == nil)
        #expect(heads.look(at: scene.root + "/short")?.head.isEmpty == true)
        #expect(heads.look(at: scene.root + "/real")?.head.starts(with: [0x50, 0x4b, 3, 4]) == true)
    }
}
