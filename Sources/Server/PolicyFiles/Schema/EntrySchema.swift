import Detection
import Yams

/// A kind of things with ids, of which a policy has a list: locations, formats, programs.
struct EntrySchema<Entry> {
    /// What an entry must say, one of these keys at least.
    struct Need {
        var keys: [String]
        var isMet: (Entry) -> Bool
    }

    let id: KeyPath<Entry, String>
    let make: (String) -> Entry
    /// All but the id.
    let fields: [PolicyField<Entry>]
    var needs: [Need] = []
    /// What belongs together, for people.
    var heading: (Entry) -> String = { _ in "" }
    /// What else is to be checked of an id.
    var checkID: (String, Node, PolicyCheck) -> Void = { _, _, _ in }
}

extension PolicyField {
    /// Things with ids: an id that is there already changes that entry, another adds one at the end.
    ///
    /// - Parameter elsewhere: What comes with another system: who names one of these changes that, and need not say all of it.
    static func entries<Entry: Equatable>(
        _ key: String, _ path: WritableKeyPath<Root, [Entry]>, _ schema: EntrySchema<Entry>, _ about: Text,
        default base: [Entry], elsewhere: [Entry] = []
    ) -> Self {
        let expected = Text(en: "a list of entries, each with an `id`", ja: " `id` を持つ項目のリスト")
        let inner = schema.fields.map { FieldKind.EntryField(key: $0.key, about: $0.about, kind: $0.kind) }
        return Self(
            key, about, .entries(inner),
            read: { node, root, check in
                guard case .sequence(let items) = node else {
                    check.report(
                        node,
                        PolicyCheck.isNull(node)
                            ? .noValue(key: key, expected: expected) : .wrongType(key: key, expected: expected))
                    return
                }
                var reader = EntryReader(schema: schema, entries: root[keyPath: path], elsewhere: elsewhere)
                for item in items {
                    guard case .mapping(let mapping) = item else {
                        check.report(item, .wrongType(key: key, expected: expected))
                        continue
                    }
                    reader.read(mapping, item, check)
                }
                root[keyPath: path] = reader.entries
            },
            value: { .entries(schema.list($0[keyPath: path], default: base)) },
            entries: { root in
                root[keyPath: path].map { entry in
                    FormEntry(
                        id: entry[keyPath: schema.id], heading: schema.heading(entry),
                        values: schema.fields.map { $0.value(entry) })
                }
            },
            fresh: { schema.fields.map { $0.value(schema.make("")) } })
    }
}

/// Merges entries of a file into those that there are.
private struct EntryReader<Entry> {
    let schema: EntrySchema<Entry>
    var entries: [Entry]
    private let elsewhere: [Entry]
    private var places: [String: Int] = [:]
    private let known: [String]
    private var firstLines: [String: Int] = [:]

    init(schema: EntrySchema<Entry>, entries: [Entry], elsewhere: [Entry]) {
        self.schema = schema
        self.elsewhere = elsewhere
        self.entries = entries
        known = entries.map { $0[keyPath: schema.id] }
        for (index, id) in known.enumerated() { places[id] = index }
    }

    mutating func read(_ mapping: Node.Mapping, _ node: Node, _ check: PolicyCheck) {
        let pairs = check.pairs(mapping, known: ["id"] + schema.fields.map(\.key))
        guard let idNode = pairs.first(where: { $0.key == "id" })?.value else {
            check.report(node, .missingID)
            // Its fields are checked all the same.
            _ = filled(schema.make(""), pairs, check)
            return
        }
        let id = check.word(idNode, "id", Text(en: "a text", ja: "文字列")) ?? ""
        if id.isEmpty {
            if !PolicyCheck.isNull(idNode), case .scalar = idNode { check.report(idNode, .emptyText(key: "id")) }
            _ = filled(schema.make(""), pairs, check)
            return
        }
        if let line = firstLines[id] {
            check.report(idNode, .duplicateID(id, firstLine: line))
        } else {
            firstLines[id] = PolicyCheck.place(idNode).line
        }
        schema.checkID(id, idNode, check)
        let place = places[id]
        let before = check.count
        let begun = place.map { entries[$0] } ?? elsewhere.first { $0[keyPath: schema.id] == id } ?? schema.make(id)
        let entry = filled(begun, pairs, check)
        let isSound = check.count == before
        let given = Set(pairs.map(\.key))
        for need in schema.needs where !need.isMet(entry) && (isSound || given.isDisjoint(with: need.keys)) {
            let nearest = place == nil ? Spelling.nearest(to: id, among: known) : nil
            check.report(idNode, .missing(id: id, oneOf: need.keys, nearest: nearest))
        }
        if let place {
            entries[place] = entry
        } else {
            places[id] = entries.count
            entries.append(entry)
        }
    }

    private func filled(
        _ entry: Entry, _ pairs: [(key: String, node: Node, value: Node)], _ check: PolicyCheck
    ) -> Entry {
        var entry = entry
        for pair in pairs where pair.key != "id" {
            schema.fields.first { $0.key == pair.key }?.read(pair.value, &entry, check)
        }
        return entry
    }
}

extension EntrySchema {
    /// The entries as they are printed: what every new entry says by itself is left out, unless the default says
    /// something else about this one.
    func list(_ entries: [Entry], default base: [Entry]) -> EntryList {
        var defaults: [String: Entry] = [:]
        for entry in base { defaults[entry[keyPath: id]] = entry }
        return EntryList(
            legend: fields.map { (key: $0.key, about: $0.about) },
            entries: entries.map { entry in
                let name = entry[keyPath: id]
                let fresh = make(name)
                var shown: [(key: String, value: FieldValue)] = [(key: "id", value: .text(name))]
                for field in fields {
                    let value = field.value(entry)
                    let isImplied =
                        value == field.value(fresh) && (defaults[name].map { field.value($0) == value } ?? true)
                    if !isImplied { shown.append((key: field.key, value: value)) }
                }
                return EntryList.Entry(heading: heading(entry), fields: shown)
            })
    }
}
