import Detection

/// The fields and lists of one section or entry of a policy on their way: written, or taken where they are there.
struct WireFields {
    struct Values {
        var line: Int
        var values: [String]
    }

    struct Entry {
        var id: String
        var fields: WireFields
    }

    let name: String
    let isWriting: Bool
    /// Where they are read from.
    var fields: [String: Values] = [:]
    var lists: [String: [Entry]] = [:]
    /// Where they are written to; nil while reading.
    var lines = WireLines()
    /// Of the first value that is none.
    var wrongLine: Int?

    init(_ name: String, isWriting: Bool) {
        self.name = name
        self.isWriting = isWriting
    }

    mutating func flag(_ key: String, _ value: inout Bool) {
        if isWriting { return lines.write(field: key, [value ? "yes" : "no"]) }
        guard let (line, text) = single(key) else { return }
        switch text {
        case "yes": value = true
        case "no": value = false
        default: wrong(line)
        }
    }

    mutating func number(_ key: String, _ value: inout Int, _ range: ClosedRange<Int>) {
        if isWriting { return lines.write(field: key, [String(value)]) }
        guard let (line, text) = single(key) else { return }
        guard let number = Int(text), range.contains(number) else { return wrong(line) }
        value = number
    }

    mutating func text(_ key: String, _ value: inout String) {
        if isWriting { return lines.write(field: key, [value]) }
        if let (_, text) = single(key) { value = text }
    }

    mutating func texts(_ key: String, _ values: inout [String]) {
        if isWriting { return lines.write(field: key, values) }
        if let field = fields[key] { values = field.values }
    }

    mutating func numbers(_ key: String, _ values: inout [Int], _ range: ClosedRange<Int>) {
        if isWriting { return lines.write(field: key, values.map { String($0) }) }
        guard let field = fields[key] else { return }
        var numbers: [Int] = []
        for text in field.values {
            guard let number = Int(text), range.contains(number) else { return wrong(field.line) }
            numbers.append(number)
        }
        values = numbers
    }

    mutating func bytes(_ key: String, _ values: inout [UInt8]) {
        var numbers = values.map { Int($0) }
        self.numbers(key, &numbers, 0...255)
        if !isWriting { values = numbers.map { UInt8(truncatingIfNeeded: $0) } }
    }

    /// A word of a newer server leaves the value as it is.
    mutating func word<Word: RawRepresentable>(_ key: String, _ value: inout Word) where Word.RawValue == String {
        if isWriting { return lines.write(field: key, [value.rawValue]) }
        if let (_, text) = single(key), let word = Word(rawValue: text) { value = word }
    }

    mutating func words<Word: RawRepresentable>(_ key: String, _ values: inout [Word]) where Word.RawValue == String {
        if isWriting { return lines.write(field: key, values.map { $0.rawValue }) }
        if let field = fields[key] { values = field.values.compactMap { Word(rawValue: $0) } }
    }

    mutating func level(_ key: String, _ value: inout Level) {
        var level: Level? = value
        self.level(key, &level)
        if let level { value = level }
    }

    /// No value is none.
    mutating func level(_ key: String, _ value: inout Level?) {
        if isWriting { return lines.write(field: key, value.map { [$0.name] } ?? []) }
        guard let field = fields[key] else { return }
        if field.values.isEmpty {
            value = nil
        } else if let (_, text) = single(key), let level = Level(name: text) {
            value = level
        }
    }

    mutating func both(_ key: String, _ value: inout Text) {
        if isWriting { return lines.write(field: key, [value.en, value.ja]) }
        guard let field = fields[key] else { return }
        guard field.values.count == 2 else { return wrong(field.line) }
        value = Text(en: field.values[0], ja: field.values[1])
    }

    /// Things with ids. What an entry does not say is as in the one of that id that is there already, else as in a new one.
    mutating func list<Thing>(
        _ key: String, _ things: inout [Thing], id: (Thing) -> String, make: (String) -> Thing,
        _ visit: (inout WireFields, inout Thing) -> Void
    ) {
        if isWriting {
            lines.write(list: key)
            for var thing in things {
                lines.write(entry: id(thing))
                lines.isInEntry = true
                visit(&self, &thing)
                lines.isInEntry = false
            }
            return
        }
        guard let entries = lists[key] else { return }
        var known: [String: Thing] = [:]
        for thing in things where known[id(thing)] == nil { known[id(thing)] = thing }
        things = entries.map { entry in
            var thing = known[entry.id] ?? make(entry.id)
            var fields = entry.fields
            visit(&fields, &thing)
            if let line = fields.wrongLine { wrong(line) }
            return thing
        }
    }

    private mutating func single(_ key: String) -> (line: Int, text: String)? {
        guard let field = fields[key] else { return nil }
        guard field.values.count == 1 else {
            wrong(field.line)
            return nil
        }
        return (field.line, field.values[0])
    }

    private mutating func wrong(_ line: Int) {
        wrongLine = min(wrongLine ?? line, line)
    }
}
