import Detection
import Watches

/// Prints a policy as a policy file, with comments, which read back gives the same policy.
///
/// An entry that the default has and the policy lacks cannot be expressed: a file switches entries off, it does not
/// remove them.
package struct PolicyPrinter {
    private static let width = 120
    private let language: Language
    private var out = ""
    /// Keys of lists whose entries were explained: what every section has is explained in the first.
    private var explained: Set<String> = []

    /// - Parameter rules: Every rule that there is.
    package static func print(
        _ policy: Policy, _ language: Language, rules: [Rule] = PolicyReader.knownRules
    ) -> String {
        print(policy, language, onto: .default, rules: rules)
    }

    static func print(_ policy: Policy, _ language: Language, onto base: Policy, rules: [Rule]) -> String {
        var printer = PolicyPrinter(language: language)
        printer.comment(head, 0)
        for section in PolicySection.all(default: base) {
            printer.section(section, policy, rules.filter { $0.watch == section.watch })
        }
        return printer.out
    }

    private init(language: Language) {
        self.language = language
    }

    private static let head = Text(
        en: """
            The default policy of Mitsuke, whole.

            To change it, copy into a file of your own only the parts to change, under the same headings, and give that \
            file with --policy; `mitsuke policy check FILE` reports every mistake. What a file does not say stays as here.

            In a list of entries with an `id`, an entry with an id from here changes only what it names, another id adds \
            an entry, and `enabled: false` switches one off. Any other list replaces the one here.

            In patterns * stands for any text and ? for one character; case does not count, and the pattern must cover \
            the whole text. Write patterns and Windows paths in single quotes.
            """,
        ja: """
            Mitsuke の既定のポリシー（全体）。

            変えたい部分だけを同じ見出しの下に書いたファイルを作り、--policy で指定します。`mitsuke policy check FILE` は誤りをすべて報告します。\
            ファイルに書かれていないことは、ここにある既定のままです。

            `id` を持つ項目のリストでは、ここにある id の項目は書いた部分だけが変わり、新しい id は項目の追加になり、`enabled: false` で無効になります。\
            それ以外のリストは、書いたものに置き換わります。

            パターンの * は任意の文字列、? は任意の 1 文字です。大文字と小文字は区別せず、全体が一致する必要があります。\
            パターンと Windows のパスは一重引用符で囲んでください。
            """)

    private mutating func section(_ section: PolicySection, _ policy: Policy, _ rules: [Rule]) {
        out += "\n"
        comment(section.about, 0)
        out += "\(section.watch.rawValue):\n"
        for (index, field) in section.fields.enumerated() {
            if index > 0 { out += "\n" }
            comment(field.about, 2)
            let value = field.value(policy)
            if case .entries(let list) = value {
                if explained.insert(field.key).inserted { legend(list.legend) }
                if field.key == "rules" { names(of: rules) }
            }
            pair(field.key, value, indent: 2)
        }
    }

    /// What the fields of the entries below mean.
    private mutating func legend(_ fields: [(key: String, about: Text)]) {
        let width = fields.map(\.key.count).max() ?? 0
        for field in fields {
            let padding = String(repeating: " ", count: width - field.key.count)
            comment(
                Text(
                    en: "  \(field.key)\(padding)  \(field.about.en)", ja: "  \(field.key)\(padding)  \(field.about.ja)"
                ), 2, hang: width + 4)
        }
    }

    /// The rules that can be named.
    private mutating func names(of rules: [Rule]) {
        guard !rules.isEmpty else { return }
        comment(Text(en: "The rules:", ja: "ルール："), 2)
        let idWidth = rules.map(\.id.count).max() ?? 0
        for rule in rules {
            let padding = String(repeating: " ", count: idWidth - rule.id.count)
            let head = "  \(rule.id)\(padding)  \(rule.level.name): "
            comment(Text(en: head + rule.name.en, ja: head + rule.name.ja), 2, hang: idWidth + 4)
        }
    }

    private mutating func pair(_ key: String, _ value: FieldValue, indent: Int) {
        let head = String(repeating: " ", count: indent) + key + ":"
        switch value {
        case .none: break
        case .word(let word): out += "\(head) \(word)\n"
        case .text(let text): out += "\(head) \(YAMLText.scalar(text))\n"
        case .words(let words): list(head, words, indent)
        case .texts(let texts): list(head, texts.map(YAMLText.scalar), indent)
        case .both(let text):
            if text.en == text.ja {
                out += "\(head) \(YAMLText.scalar(text.en))\n"
            } else {
                let inner = String(repeating: " ", count: indent + 2)
                out += "\(head)\n\(inner)en: \(YAMLText.scalar(text.en))\n\(inner)ja: \(YAMLText.scalar(text.ja))\n"
            }
        case .entries(let list): entries(head, list, indent)
        }
    }

    /// On one line when it fits.
    private mutating func list(_ head: String, _ items: [String], _ indent: Int) {
        let line = "\(head) \(YAMLText.flow(items))"
        if line.count <= Self.width {
            out += line + "\n"
        } else {
            out += head + "\n"
            for item in items { out += String(repeating: " ", count: indent + 2) + "- \(item)\n" }
        }
    }

    private mutating func entries(_ head: String, _ list: EntryList, _ indent: Int) {
        guard !list.entries.isEmpty else {
            out += head + " []\n"
            return
        }
        out += head + "\n"
        var heading = ""
        for entry in list.entries {
            if entry.heading != heading {
                heading = entry.heading
                let title = VisibleText.escaped(heading, limit: 80)
                out += "\n" + String(repeating: " ", count: indent + 2) + "# ── \(title) ──\n"
            }
            for (index, field) in entry.fields.enumerated() {
                let start = out.endIndex
                pair(field.key, field.value, indent: indent + 4)
                // The dash stands in the indentation of the first field.
                if index == 0 {
                    let dash = out.index(start, offsetBy: indent + 2)
                    out.replaceSubrange(dash..<out.index(after: dash), with: "-")
                }
            }
        }
    }

    /// Wrapped at spaces, and anywhere in Japanese, which has none.
    private mutating func comment(_ text: Text, _ indent: Int, hang: Int? = nil) {
        let margin = String(repeating: " ", count: indent) + "#"
        for paragraph in text[language].split(separator: "\n", omittingEmptySubsequences: false) {
            for line in Wrapping.lines(String(paragraph), columns: Self.width - indent - 2, hang: hang) {
                out += line.isEmpty ? margin + "\n" : "\(margin) \(line)\n"
            }
        }
    }
}
