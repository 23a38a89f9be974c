import Detection
import Watches

/// A policy as forms show it: made of the same schema that reads and prints files, so that a new field is in the form by itself.
package struct PolicyForm: Sendable {
    /// What a field asks for.
    package enum Kind: Sendable, Equatable {
        case flag
        case number(ClosedRange<Int>)
        case text
        /// One text a line.
        case texts
        case word([String])
        case words([String])
        /// Two lines: English, Japanese.
        case both
    }

    package struct Field: Sendable, Equatable {
        package var key: String
        package var about: Text
        package var kind: Kind
        /// As a form holds it: a text for each line; `true` or `false` for a flag.
        package var value: [String]
        /// What counts where nobody says otherwise.
        package var standard: [String]

        package var isChanged: Bool { value != standard }
    }

    /// A list of things with ids.
    package struct List: Sendable, Equatable {
        package var key: String
        package var about: Text
        package var entries: [Entry]
        /// What a new entry says by itself.
        package var fresh: [Field]
    }

    package struct Entry: Sendable, Equatable {
        package var id: String
        package var heading: String
        package var fields: [Field]
        /// It is in the default policy, and can be switched off but not removed.
        package var isStandard: Bool

        package var isChanged: Bool { !isStandard || fields.contains(where: \.isChanged) }
        package var isEnabled: Bool { fields.first { $0.key == "enabled" }?.value != ["false"] }
    }

    package let watch: WatchName
    package let about: Text
    package private(set) var fields: [Field] = []
    package private(set) var lists: [List] = []
    /// The rules that the watch has.
    package let rules: [Rule]

    package init(_ watch: WatchName, _ policy: Policy) {
        self.watch = watch
        rules = PolicyReader.knownRules.filter { $0.watch == watch }
        guard let section = PolicySection.all(default: .default).first(where: { $0.watch == watch }) else {
            about = Text(en: "", ja: "")
            return
        }
        about = section.about
        for field in section.fields {
            if case .entries(let inner) = field.kind {
                lists.append(Self.list(field, inner, policy))
            } else {
                fields.append(
                    Self.field(field.key, field.about, field.kind, field.value(policy), field.value(.default)))
            }
        }
    }

    private static func list(_ field: PolicyField<Policy>, _ inner: [FieldKind.EntryField], _ policy: Policy) -> List {
        let standard = Dictionary(field.entries(.default).map { ($0.id, $0.values) }) { first, _ in first }
        let fresh = field.fresh()
        let entries = field.entries(policy).map { entry in
            Entry(
                id: entry.id, heading: entry.heading,
                fields: zip(inner, zip(entry.values, standard[entry.id] ?? fresh)).map {
                    Self.field($0.key, $0.about, $0.kind, $1.0, $1.1)
                }, isStandard: standard[entry.id] != nil)
        }
        return List(
            key: field.key, about: field.about, entries: entries,
            fresh: zip(inner, fresh).map { Self.field($0.key, $0.about, $0.kind, $1, $1) })
    }

    private static func field(
        _ key: String, _ about: Text, _ kind: FieldKind, _ value: FieldValue, _ standard: FieldValue
    ) -> Field {
        Field(key: key, about: about, kind: Self.kind(kind), value: lines(value), standard: lines(standard))
    }

    private static func kind(_ kind: FieldKind) -> Kind {
        switch kind {
        case .flag: .flag
        case .number(let range): .number(range)
        case .text: .text
        case .texts, .entries: .texts
        case .word(let known): .word(known)
        case .words(let known): .words(known)
        case .both: .both
        }
    }

    static func lines(_ value: FieldValue) -> [String] {
        switch value {
        case .none, .entries: []
        case .word(let word): [word]
        case .text(let text): [text]
        case .texts(let texts), .words(let texts): texts
        case .both(let text): [text.en, text.ja]
        }
    }
}
