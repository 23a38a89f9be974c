import Detection
import Watches

/// A change that a form makes to a policy: written as a piece of a policy file and read like any other, so that there is one set of
/// rules for what is right.
package struct PolicyEdit: Sendable {
    /// What is wrong with a field.
    package struct Fault: Error, Equatable {
        /// Empty for the whole.
        package var key: String
        package var text: Text

        package init(key: String, text: Text) {
            self.key = key
            self.text = text
        }

        package static func == (a: Fault, b: Fault) -> Bool { a.key == b.key && a.text == b.text }
    }

    package struct Faults: Error, Equatable {
        package var all: [Fault]

        package init(all: [Fault]) {
            self.all = all
        }
    }

    private let head: [String]
    private let indent: String
    /// Keys that a mistake may be told by, in the order of their lines.
    private let fields: [(key: String, kind: PolicyForm.Kind, value: [String])]

    /// A change of what a watch says itself.
    package init(_ watch: WatchName, _ fields: [(key: String, kind: PolicyForm.Kind, value: [String])]) {
        head = [watch.rawValue + ":"]
        indent = "  "
        self.fields = fields
    }

    /// A change of an entry of a list, or a new one.
    package init(
        _ watch: WatchName, list: String, id: String, _ fields: [(key: String, kind: PolicyForm.Kind, value: [String])]
    ) {
        head = [watch.rawValue + ":", "  " + list + ":", "    - id: " + Self.quoted(id)]
        indent = "      "
        self.fields = fields
    }

    /// The policy with the change.
    ///
    /// - Throws: ``Faults``; then nothing is changed.
    package func applied(to policy: Policy) throws(Faults) -> Policy {
        var lines = head
        for field in fields { lines.append(indent + field.key + ": " + Self.yaml(field.kind, field.value)) }
        do throws(PolicyProblems) {
            return try PolicyReader.read(Array(lines.joined(separator: "\n").utf8), name: "", onto: policy)
        } catch {
            throw Faults(
                all: error.problems.map { problem in
                    let index = problem.place.line - head.count - 1
                    return Fault(
                        key: fields.indices.contains(index) ? fields[index].key : "", text: problem.mistake.text)
                })
        }
    }

    /// On one line, whatever it holds.
    private static func yaml(_ kind: PolicyForm.Kind, _ value: [String]) -> String {
        let first = value.first ?? ""
        switch kind {
        case .flag: return first == "true" ? "true" : "false"
        case .number:
            // What is no number is quoted, so that it is a mistake and not another line.
            let isNumber =
                !first.isEmpty && first.utf8.count < 20 && first.utf8.allSatisfy { $0 &- 48 < 10 || $0 == 45 }
            return isNumber ? first : quoted(first)
        case .text, .word: return quoted(first)
        case .texts, .words: return "[" + value.map(bare).joined(separator: ", ") + "]"
        case .both:
            let japanese = value.count > 1 ? value[1] : first
            return "{en: " + quoted(first) + ", ja: " + quoted(japanese) + "}"
        }
    }

    /// Ports are numbers in a list of them; a pattern is a text with digits only as well.
    private static func bare(_ text: String) -> String {
        let isNumber = !text.isEmpty && text.utf8.count < 10 && text.utf8.allSatisfy { $0 &- 48 < 10 }
        return isNumber ? text : quoted(text)
    }

    private static func quoted(_ text: String) -> String {
        let scalar = YAMLText.scalar(text)
        if scalar.hasPrefix("'") || scalar.hasPrefix("\"") { return scalar }
        return "'" + scalar + "'"
    }
}
