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
        var end: Timestamp?
        if arguments.count == 2 {
            let now = Int64(Date().timeIntervalSince1970)
            ScenarioTime.endBreakIn(at: .seconds(now - 300))
            end = .seconds(now)
        }
        let folder = URL(fileURLWithPath: path)
        for (name, bytes) in try ExampleFiles.all(until: end) {
            try Data(bytes).write(to: folder.appending(path: name))
            print("\(name) \(bytes.count)")
        }
    }
}
