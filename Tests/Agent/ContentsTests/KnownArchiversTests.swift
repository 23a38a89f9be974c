import Events
import Foundation
import LinuxSensors
import Testing
import Watches

@testable import Contents

@Suite struct KnownArchiversTests {
    private let folder = FileManager.default.temporaryDirectory.path + "/archivers-\(UUID().uuidString)"
    private let archivers = KnownArchivers(.linux, DistantMounts())

    private func copied(_ program: String, as name: String) throws -> String {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let path = folder + "/" + name
        try FileManager.default.copyItem(atPath: program, toPath: path)
        return path
    }

    private func name(_ path: String, _ commandLine: String = "", pid: UInt32? = nil) -> String {
        archivers.name(of: Events.Process(executable: path, pid: pid, commandLine: commandLine))
    }

    private static func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    @Test(
        "an archiver is known under another name, changed and in another version",
        .enabled(if: KnownArchiversTests.isThere("/usr/bin/zip"), "needs zip"))
    func content() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let renamed = try copied("/usr/bin/zip", as: "notes")
        #expect(name(renamed) == "zip")
        archivers.prepare()
        let open = try #require(FileHandle(forReadingAtPath: renamed))
        #expect(archivers.name(ofOpen: open.fileDescriptor, path: renamed) == "zip")
        #expect(try open.read(upToCount: 4)?.elementsEqual([0x7f, 0x45, 0x4c, 0x46]) == true)
        // Its size is another one, and so is its digest.
        let padded = try copied("/usr/bin/zip", as: "padded")
        let file = try #require(FileHandle(forWritingAtPath: padded))
        file.seekToEndOfFile()
        file.write(Data("padding".utf8))
        try file.close()
        #expect(name(padded) == "zip")
        #expect(name("/usr/bin/zip").isEmpty)
        #expect(name(try copied("/usr/bin/ls", as: "zip")).isEmpty)
        #expect(name(folder + "/missing").isEmpty)
        let script = folder + "/script"
        try "#!/bin/sh\necho zip diagnostic: zip warning: \n".write(toFile: script, atomically: true, encoding: .utf8)
        #expect(name(script).isEmpty)
        // A link to it has its identity.
        link("/usr/bin/zip", folder + "/hard")
        if Self.isThere(folder + "/hard") { #expect(name(folder + "/hard") == "zip") }
    }

    @Test(
        "behind the loader it is the program that counts",
        .enabled(if: KnownArchiversTests.isThere("/usr/bin/zip"), "needs zip"))
    func loader() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let loader = "/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2"
        #expect(name(loader, loader + " /usr/bin/zip -r a.zip d") == "zip")
        #expect(name(loader, loader + " --library-path /lib /bin/zip a.zip d") == "zip")
        #expect(name(loader, loader + " /usr/bin/ls").isEmpty)
        let renamed = try copied("/usr/bin/zip", as: "notes")
        #expect(name(loader, loader + " " + renamed + " a d") == "zip")
        // Of a relative path the folder of the process tells.
        #expect(name(loader, loader + " ./notes a d").isEmpty)
    }

    @Test("other archivers by the texts in them")
    func marks() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for (program, expected) in [
            ("/usr/bin/7zz", "7zz"), ("/usr/lib/p7zip/7za", "7za"), ("/usr/bin/tar", "tar"), ("/usr/bin/gcab", "gcab"),
            ("/usr/bin/xz", "xz"), ("/usr/bin/zstd", "zstd"), ("/usr/bin/bzip2", "bzip2"), ("/usr/bin/gzip", "gzip"),
        ] where Self.isThere(program) {
            #expect(name(try copied(program, as: "copy-" + expected)) == expected)
            let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: program)))
            #expect(KnownArchivers.marks(in: bytes).prefix(2) == expected.prefix(2), "\(program)")
        }
        for program in ["/usr/bin/unzip", "/usr/bin/ls", "/usr/bin/bash", "/usr/bin/python3.11"]
        where Self.isThere(program) {
            let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: program)))
            #expect(KnownArchivers.marks(in: bytes).isEmpty, "\(program)")
        }
    }
}
