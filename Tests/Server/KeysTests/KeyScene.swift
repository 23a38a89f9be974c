import Foundation

@testable import Keys

/// A folder for keys with the key of keys beside it, which goes away with the test.
final class KeyScene {
    let root: String
    var folder: String { root + "/keys" }
    var keyFile: String { root + "/data.key" }

    init() throws {
        root = FileManager.default.temporaryDirectory.appending(path: "mitsuke-" + UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: root)
    }

    func ring() throws(KeyError) -> KeyRing {
        try KeyRing(folder: folder, keyFile: keyFile)
    }
}
