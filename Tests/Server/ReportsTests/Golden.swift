import Foundation
import Testing

/// A file in Golden/: what was written when somebody last looked at it. `RECORD_GOLDEN=1` writes it anew.
enum Golden {
    static func expect(
        _ name: String, _ written: [UInt8], file: StaticString = #filePath,
        at location: SourceLocation = #_sourceLocation
    ) throws {
        let path = URL(filePath: "\(file)").deletingLastPathComponent().appending(path: "Golden/" + name)
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
            try Data(written).write(to: path)
            return
        }
        let golden = try Data(contentsOf: path)
        #expect(golden == Data(written), "\(name): RECORD_GOLDEN=1 to accept", sourceLocation: location)
    }
}
