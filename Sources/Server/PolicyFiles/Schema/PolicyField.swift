import Detection
import Yams

/// One thing that a policy file can say about a `Root`: the one source for reading, checking, printing and explaining it.
struct PolicyField<Root> {
    /// The key in the file: lower case, words joined by dashes.
    let key: String
    /// What it means, in a few words.
    let about: Text
    /// What a form asks for.
    let kind: FieldKind
    /// Takes the value, or reports what is wrong with it and leaves the root as it was.
    let read: (Node, inout Root, PolicyCheck) -> Void
    /// What is printed.
    let value: (Root) -> FieldValue

    /// Of a list of entries: what each of them says, in the order of the list, all its fields in the order of the schema.
    let entries: (Root) -> [FormEntry]
    /// Of a list of entries: what a new one says by itself.
    let fresh: () -> [FieldValue]

    init(
        _ key: String, _ about: Text, _ kind: FieldKind, read: @escaping (Node, inout Root, PolicyCheck) -> Void,
        value: @escaping (Root) -> FieldValue, entries: @escaping (Root) -> [FormEntry] = { _ in [] },
        fresh: @escaping () -> [FieldValue] = { [] }
    ) {
        self.key = key
        self.about = about
        self.kind = kind
        self.read = read
        self.value = value
        self.entries = entries
        self.fresh = fresh
    }

    /// The same field, seen from what contains the root.
    func of<Whole>(_ path: WritableKeyPath<Whole, Root>) -> PolicyField<Whole> {
        PolicyField<Whole>(
            key, about, kind,
            read: { node, whole, check in read(node, &whole[keyPath: path], check) },
            value: { value($0[keyPath: path]) }, entries: { entries($0[keyPath: path]) }, fresh: fresh)
    }
}

/// What a form asks for, and within which bounds.
indirect enum FieldKind {
    case flag
    case number(ClosedRange<Int>)
    case text
    /// Texts, in any number.
    case texts
    /// One of a few words.
    case word([String])
    /// Some of a few words.
    case words([String])
    /// A text in both languages.
    case both
    /// Things with ids, and what each of them says.
    case entries([EntryField])

    struct EntryField {
        var key: String
        var about: Text
        var kind: FieldKind
    }
}

/// An entry of a list, with everything that it says.
struct FormEntry {
    var id: String
    var heading: String
    /// In the order of the schema's fields.
    var values: [FieldValue]
}

/// A value on its way into a file.
enum FieldValue: Equatable {
    /// Nothing to say.
    case none
    /// Written as it is: a number, a truth, a word of the schema.
    case word(String)
    case text(String)
    case texts([String])
    /// Like ``texts``, of words that need no quotes.
    case words([String])
    case both(Text)
    case entries(EntryList)
}

/// A list of things with ids on its way into a file.
struct EntryList: Equatable {
    struct Entry: Equatable {
        /// What it stands under, for people; empty for nothing.
        var heading: String
        /// The id first. What goes without saying is left out.
        var fields: [(key: String, value: FieldValue)]

        static func == (a: Entry, b: Entry) -> Bool {
            a.heading == b.heading && a.fields.map(\.key) == b.fields.map(\.key)
                && a.fields.map(\.value) == b.fields.map(\.value)
        }
    }

    /// What each field of an entry means.
    var legend: [(key: String, about: Text)]
    var entries: [Entry]

    static func == (a: EntryList, b: EntryList) -> Bool {
        a.entries == b.entries
    }
}
