import Detection
import Yams

/// One thing that a policy file can say about a `Root`: the one source for reading, checking, printing and explaining it.
struct PolicyField<Root> {
    /// The key in the file: lower case, words joined by dashes.
    let key: String
    /// What it means, in a few words.
    let about: Text
    /// Takes the value, or reports what is wrong with it and leaves the root as it was.
    let read: (Node, inout Root, PolicyCheck) -> Void
    /// What is printed.
    let value: (Root) -> FieldValue

    init(
        _ key: String, _ about: Text, read: @escaping (Node, inout Root, PolicyCheck) -> Void,
        value: @escaping (Root) -> FieldValue
    ) {
        self.key = key
        self.about = about
        self.read = read
        self.value = value
    }

    /// The same field, seen from what contains the root.
    func of<Whole>(_ path: WritableKeyPath<Whole, Root>) -> PolicyField<Whole> {
        PolicyField<Whole>(
            key, about,
            read: { node, whole, check in read(node, &whole[keyPath: path], check) },
            value: { value($0[keyPath: path]) })
    }
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
