import Foundation
import SQLiteStorage

/// A control database in a folder of its own, which goes away with it.
final class TemporaryControl {
    let database: ControlDatabase
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "mitsuke-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        database = try ControlDatabase(path: folder.appending(path: "control.sqlite").path)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }
}
