import ArgumentParser
import Detection
import Foundation
import Reports

/// The values of `--watch` and `--log`: one name or several, with blanks or commas between them.
///
/// Paths may follow the names directly, as in `--watch registry archive logs/`: from the first value on that is no name
/// but a file or a folder, they are paths.
enum NameList {
    static func split<Name>(
        _ values: [String], _ option: String, known: [String], name: (String) -> Name?
    ) throws -> (names: [Name], paths: [String]) {
        var names: [Name] = []
        for (index, value) in values.enumerated() {
            let parts = value.split(separator: ",").map { name(String($0)) }
            if !parts.isEmpty, parts.allSatisfy({ $0 != nil }) {
                names += parts.compactMap { $0 }
            } else if index > 0, FileManager.default.fileExists(atPath: value) {
                return (names, Array(values[index...]))
            } else {
                let shown = VisibleText.escaped(value, limit: 80)
                throw ValidationError(
                    say(
                        "\(option): `\(shown)` is none of \(known.joined(separator: ", ")).",
                        "\(option): `\(shown)` は使えません。使える名前: \(known.joined(separator: "、"))。"))
            }
        }
        return (names, [])
    }
}
