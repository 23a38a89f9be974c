import Foundation

/// Where the recordings of others lie that some tests need; those tests are skipped where they are missing.
package enum Recordings {
    /// `MITSUKE_SAMPLES`, or the folder shared/samples beside the checkout.
    package static let folder: URL = {
        if let path = ProcessInfo.processInfo.environment["MITSUKE_SAMPLES"], !path.isEmpty {
            return URL(filePath: path)
        }
        return root.deletingLastPathComponent().appending(path: "shared/samples")
    }()

    /// The root of the checkout.
    package static let root: URL = {
        var folder = URL(filePath: #filePath)
        for _ in 0..<4 { folder.deleteLastPathComponent() }
        return folder
    }()

    package static let exist = FileManager.default.fileExists(atPath: folder.appending(path: "expected.tsv").path)

    /// The rows of a table of tab-separated values, without its head.
    package static func rows(_ name: String) -> [[String]] {
        guard let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8) else { return [] }
        return text.split(separator: "\n").dropFirst().map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }
}
