import Events
import ExampleFiles
import Foundation
import Scenarios

/// `make-examples FOLDER` writes the recordings of Examples/ anew; `make-examples FOLDER now` as if it had happened today.
@main
struct MakeExamples {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let path = arguments.first, arguments.count == 1 || Array(arguments.dropFirst()) == ["now"] else {
            print("make-examples FOLDER [now]")
            exit(64)
        }
        if arguments.count == 2 {
            ScenarioTime.endBreakIn(at: .seconds(Int64(Date().timeIntervalSince1970) - 300))
        }
        let folder = URL(fileURLWithPath: path)
        for (name, bytes) in try ExampleFiles.all() {
            try Data(bytes).write(to: folder.appending(path: name))
            print("\(name) \(bytes.count)")
        }
    }
}
