import Crypto
import Events
import Foundation
import Keys
import SQLiteStorage
import Storage
import Testing

@testable import Intake

@Suite struct BackupTests {
    private let folder: TemporaryFolder
    private var data: String { folder.path + "/data" }
    private var file: String { folder.path + "/backup" }
    private var restored: String { folder.path + "/restored" }
    private let passphrase = Array("秘密の言葉".utf8)

    init() throws {
        folder = try TemporaryFolder()
    }

    private func back() throws {
        try Backup(folder: data, keyFile: data + ".key", cost: 10) { path, copy throws(StoreError) in
            try DatabaseCopy.make(of: path, at: copy)
        }.write(to: file, passphrase: passphrase)
    }

    private func restore() throws {
        try Restoring.run(from: file, folder: restored, keyFile: restored + ".key", passphrase: passphrase)
    }

    /// A store with a host and a log line, while it is open.
    private func withStore(_ body: (KeyRing, SQLiteHostStore) async throws -> Void) async throws {
        let held = try DataFolder(data)
        let ring = try KeyRing(folder: held.keys, keyFile: DataFolder.defaultKeyFile(data))
        let hosts = SQLiteHostStore(try ControlDatabase(path: held.control))
        try await hosts.seen([HostSighting(name: "PC-1", first: .seconds(1), last: .seconds(2))])
        let logs = SQLiteLogStore(folder: held.logs, damagedFolder: held.damaged)
        _ = try await logs.append([line], from: .importing(id: 1))
        try await body(ring, hosts)
        withExtendedLifetime((held, logs)) {}
    }

    private var line: LogLine {
        var line = EventLine()
        line.log = "process"
        var event = Event.blank
        event.time = .seconds(1_775_000_000)
        event.host = "PC-1"
        event.origin.recordID = 7
        return LogLine(line, event)
    }

    /// Of evidence.
    private let piece = ("/evidence/" + String(repeating: "0a", count: 16), "/000000524288.piece")

    @Test("saves a store in use, and gives it back with its keys")
    func roundTrip() async throws {
        var authority = Data()
        try await withStore { ring, hosts in
            authority = ring.authority.rawRepresentation
            try FileManager.default.createDirectory(atPath: data + piece.0, withIntermediateDirectories: true)
            try Data("sealed".utf8).write(to: URL(filePath: data + piece.0 + piece.1))
            try back()
            // What comes after the backup is not in it.
            try await hosts.seen([HostSighting(name: "PC-2", first: .seconds(1), last: .seconds(2))])
        }
        try restore()
        #expect(try Data(contentsOf: URL(filePath: restored + piece.0 + piece.1)) == Data("sealed".utf8))
        #expect(try TemporaryFolder.mode(restored + "/evidence") == 0o700)
        let held = try DataFolder(restored)
        let ring = try KeyRing(folder: held.keys, keyFile: DataFolder.defaultKeyFile(restored))
        #expect(ring.authority.rawRepresentation == authority)
        let hosts = try await SQLiteHostStore(try ControlDatabase(path: held.control)).hosts()
        #expect(hosts.map(\.name) == ["PC-1"])
        let logs = SQLiteLogStore(folder: held.logs, damagedFolder: held.damaged)
        #expect(try await logs.lines(LogQuery(), limit: 10, after: nil).lines.map(\.event.id) == [line.event.id])
        #expect(try await logs.append([line], from: .importing(id: 1)) == AppendResult(added: 0, known: 1))
    }

    @Test("leaves nothing beside the backup, which its owner alone may read")
    func traces() async throws {
        try await withStore { _, _ in
            let before = try FileManager.default.contentsOfDirectory(atPath: data).sorted()
            try back()
            #expect(try FileManager.default.contentsOfDirectory(atPath: data).sorted() == before)
        }
        #expect(try TemporaryFolder.mode(file) == 0o600)
        try restore()
        for path in ["", "/logs", "/damaged", "/keys"] { #expect(try TemporaryFolder.mode(restored + path) == 0o700) }
        for path in ["/control.sqlite", "/keys/authority.key", ".key"] {
            #expect(try TemporaryFolder.mode(restored + path) == 0o600)
        }
        #expect(!FileManager.default.fileExists(atPath: restored + "/key"))
    }

    @Test("restores nothing from a backup that was cut or changed, or with another passphrase")
    func damaged() async throws {
        try await withStore { _, _ in try back() }
        let whole = try Data(contentsOf: URL(filePath: file))
        var changed = whole
        changed[whole.count / 2] ^= 1
        for bytes in [whole.dropLast(1), whole.prefix(whole.count / 2), changed] {
            try bytes.write(to: URL(filePath: file))
            #expect(throws: BackupError.self) { try restore() }
        }
        try whole.write(to: URL(filePath: file))
        #expect(throws: BackupError.sealed(.wrongPassphrase)) {
            try Restoring.run(from: file, folder: restored, keyFile: restored + ".key", passphrase: [1])
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(Set(left) == ["data", "data.key", "backup"])
    }

    @Test("overwrites nothing")
    func exists() async throws {
        try await withStore { _, _ in try back() }
        #expect(throws: BackupError.exists(path: file)) { try back() }
        _ = try folder.write("restored.key", [1])
        #expect(throws: BackupError.exists(path: restored + ".key")) { try restore() }
    }

    @Test("with another key of keys the restored keys do not open, and it says so")
    func changedKey() async throws {
        try await withStore { _, _ in try back() }
        try restore()
        try PrivateFile.write(Array(String(repeating: "0", count: 64).utf8), to: restored + ".key")
        #expect(throws: KeyError.wrongKey(path: restored + "/keys/authority.key")) {
            try KeyRing(folder: restored + "/keys", keyFile: restored + ".key")
        }
    }

    @Test(
        "writes to no place but those of a data folder",
        arguments: [
            "../evil", "logs/../../evil.sqlite", "/etc/passwd", "keys/", "keys/.hidden", "logs/a.txt", "lock", "",
            "keys/a/b", "logs/a\0.sqlite", "damaged/a",
            "evidence/../x.piece", "evidence/0123456789abcdef0123456789abcdef/../1.piece",
            "evidence/0123456789abcdef0123456789abcdef/x", "evidence/0123456789abcdef0123456789abcdef/.piece",
        ])
    func hostile(name: String) throws {
        #expect(!BackupEntry.isKnown(name))
        let output = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        let writer = try SealedWriter(to: output, passphrase: passphrase, cost: 10)
        try writer.write([UInt8(name.utf8.count)] + Array(name.utf8) + [1, 0, 0, 0, 0, 0, 0, 0, 65])
        try writer.finish()
        close(output)
        #expect(throws: BackupError.malformed) { try restore() }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["backup"])
    }
}
