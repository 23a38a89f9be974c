import Foundation
import Testing

@testable import Intake

@Suite struct DataFolderTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path + "/data"
    }

    @Test("makes everything for its owner alone")
    func modes() throws {
        let data = try DataFolder(path)
        for made in [path, data.logs, data.damaged, data.keys] { #expect(try TemporaryFolder.mode(made) == 0o700) }
        for made in ["/lock", "/version"] { #expect(try TemporaryFolder.mode(path + made) == 0o600) }
    }

    @Test("is held by one at a time, and says by whom")
    func lock() throws {
        do {
            let data = try DataFolder(path)
            #expect(throws: DataFolderError.held(pid: getpid())) { try DataFolder(path) }
            withExtendedLifetime(data) {}
        }
        _ = try DataFolder(path)
    }

    @Test("may be looked at by several, and is written by none meanwhile")
    func looking() throws {
        #expect(throws: DataFolderError.missing) { try DataFolder(path, for: .looking) }
        #expect(!FileManager.default.fileExists(atPath: path))
        do { _ = try DataFolder(path) }
        do {
            let lookers = try [DataFolder(path, for: .looking), DataFolder(path, for: .looking)]
            #expect(throws: DataFolderError.held(pid: nil)) { try DataFolder(path) }
            withExtendedLifetime(lookers) {}
        }
        do {
            let writer = try DataFolder(path)
            #expect(throws: DataFolderError.held(pid: getpid())) { try DataFolder(path, for: .looking) }
            withExtendedLifetime(writer) {}
        }
        #expect(throws: DataFolderError.foreign) { try DataFolder("/", for: .looking) }
    }

    @Test("refuses a folder of a newer version, and gives the lock back")
    func newer() throws {
        do { _ = try DataFolder(path) }
        try Data("2\n".utf8).write(to: URL(filePath: path + "/version"))
        #expect(throws: DataFolderError.newer(version: 2)) { try DataFolder(path) }
        try Data("1\n".utf8).write(to: URL(filePath: path + "/version"))
        _ = try DataFolder(path)
    }

    @Test("touches no folder that holds something else")
    func foreign() throws {
        _ = try folder.write("letter.txt", [65])
        #expect(throws: DataFolderError.foreign) { try DataFolder(folder.path) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["letter.txt"])
    }

    @Test("refuses a folder that others may look into")
    func open() throws {
        do { _ = try DataFolder(path) }
        try FileManager.default.setAttributes([.posixPermissions: 0o750], ofItemAtPath: path)
        #expect(throws: DataFolderError.readableByOthers) { try DataFolder(path) }
    }

    @Test("says where it cannot be made")
    func missing() {
        let deep = path + "/no/such"
        #expect(throws: DataFolderError.system(path: deep, errno: ENOENT)) { try DataFolder(deep) }
    }

    @Test("the key of keys lies beside it", arguments: ["/srv/m", "/srv/m/"])
    func keyFile(path: String) {
        #expect(DataFolder.defaultKeyFile(path) == "/srv/m.key")
    }
}
