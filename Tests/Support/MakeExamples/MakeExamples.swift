import ExampleFiles
import Foundation

/// `make-examples FOLDER` writes the recordings of Examples/ anew.
@main
struct MakeExamples {
    static func main() throws {
        guard CommandLine.arguments.count == 2 else {
            print("make-examples FOLDER")
            exit(64)
        }
        let folder = URL(fileURLWithPath: CommandLine.arguments[1])
        for (name, bytes) in try ExampleFiles.all() {
            try Data(bytes).write(to: folder.appending(path: name))
            print("\(name) \(bytes.count)")
        }
    }
}
