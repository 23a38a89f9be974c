import Detection
import Watches

/// What a policy says that the default does not, as a policy file: short, so that a later default reaches those who changed little.
package enum PolicyDifference {
    /// An entry of a list of a watch.
    package struct EntryName: Sendable, Equatable {
        package var watch: WatchName
        package var list: String
        package var id: String

        package init(watch: WatchName, list: String, id: String) {
            self.watch = watch
            self.list = list
            self.id = id
        }
    }

    /// A file that reads back as `policy`.
    ///
    /// - Parameter left: An entry to leave out: one that the default has is as there again, another is gone.
    package static func print(_ policy: Policy, without left: EntryName? = nil) -> String {
        var out = ""
        for section in PolicySection.all(default: .default) {
            var lines: [String] = []
            for field in section.fields {
                let out = left.flatMap { $0.watch == section.watch && $0.list == field.key ? $0.id : nil }
                append(field, policy, without: out, to: &lines)
            }
            if lines.isEmpty { continue }
            out += section.watch.rawValue + ":\n" + lines.map { "  " + $0 + "\n" }.joined()
        }
        return out.isEmpty ? "{}\n" : out
    }

    private static func append(
        _ field: PolicyField<Policy>, _ policy: Policy, without left: String?, to lines: inout [String]
    ) {
        guard case .entries(let inner) = field.kind else {
            let value = field.value(policy)
            if value != field.value(.default) { lines += pair(field.key, value) }
            return
        }
        let standard = Dictionary(field.entries(.default).map { ($0.id, $0.values) }) { first, _ in first }
        var entries: [String] = []
        for entry in field.entries(policy) where entry.id != left {
            let base = standard[entry.id] ?? field.fresh()
            let changed = zip(inner, zip(entry.values, base)).filter { $1.0 != $1.1 }
            if changed.isEmpty, standard[entry.id] != nil { continue }
            entries.append("  - id: " + YAMLText.scalar(entry.id))
            for (key, values) in changed { entries += pair(key.key, values.0).map { "    " + $0 } }
        }
        if !entries.isEmpty { lines += [field.key + ":"] + entries }
    }

    /// On one line where that is not too long.
    private static func pair(_ key: String, _ value: FieldValue) -> [String] {
        switch value {
        case .none, .entries: return []
        case .word(let word): return [key + ": " + word]
        case .text(let text): return [key + ": " + YAMLText.scalar(text)]
        case .words(let words): return list(key, words)
        case .texts(let texts): return list(key, texts.map(YAMLText.scalar))
        case .both(let text):
            return [key + ":", "  en: " + YAMLText.scalar(text.en), "  ja: " + YAMLText.scalar(text.ja)]
        }
    }

    private static func list(_ key: String, _ items: [String]) -> [String] {
        let line = key + ": " + YAMLText.flow(items)
        return line.count <= 110 ? [line] : [key + ":"] + items.map { "  - " + $0 }
    }
}
