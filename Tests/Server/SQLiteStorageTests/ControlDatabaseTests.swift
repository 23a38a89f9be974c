import Foundation
import GRDB
import Testing

@testable import SQLiteStorage

@Suite struct ControlDatabaseTests {
    @Test("is readable by its owner alone")
    func mode() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "control.sqlite").path
        _ = try ControlDatabase(path: path)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }
}
