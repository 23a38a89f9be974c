import Detection
import Yams

/// The kinds of fields that there are.
extension PolicyField {
    /// `true` or `false`.
    static func flag(_ key: String, _ path: WritableKeyPath<Root, Bool>, _ about: Text) -> Self {
        let expected = Text(en: "`true` or `false`", ja: " `true` か `false` ")
        return Self(
            key, about, .flag,
            read: { node, root, check in
                guard let word = check.word(node, key, expected) else { return }
                guard case .scalar(let scalar) = node, PolicyCheck.isPlain(scalar), word == "true" || word == "false"
                else {
                    check.report(node, .wrongType(key: key, expected: expected))
                    return
                }
                root[keyPath: path] = word == "true"
            },
            value: { .word($0[keyPath: path] ? "true" : "false") })
    }

    /// A whole number within bounds.
    static func count(
        _ key: String, _ path: WritableKeyPath<Root, Int>, _ range: ClosedRange<Int>, _ about: Text
    ) -> Self {
        Self(
            key, about, .number(range),
            read: { node, root, check in
                guard let word = check.word(node, key, wholeNumber),
                    let number = wholeNumber(word, node, key, range, check)
                else { return }
                root[keyPath: path] = number
            },
            value: { .word(String($0[keyPath: path])) })
    }

    /// Whole numbers within bounds.
    static func counts(
        _ key: String, _ path: WritableKeyPath<Root, [Int]>, _ range: ClosedRange<Int>, _ about: Text
    ) -> Self {
        let expected = Text(en: "a list of whole numbers", ja: "整数のリスト")
        return Self(
            key, about, .texts,
            read: { node, root, check in
                guard let items = check.list(node, key, expected) else { return }
                root[keyPath: path] = items.compactMap { wholeNumber($0.text, $0.node, key, range, check) }
            },
            value: { .words($0[keyPath: path].map { String($0) }) })
    }

    /// A text that may be empty.
    ///
    /// - Parameter also: What else is to be checked in it.
    static func text(
        _ key: String, _ path: WritableKeyPath<Root, String>, _ about: Text,
        also: @escaping (String, Node, PolicyCheck) -> Void = { _, _, _ in }
    ) -> Self {
        Self(
            key, about, .text,
            read: { node, root, check in
                guard let word = check.word(node, key, aText) else { return }
                also(word, node, check)
                root[keyPath: path] = word
            },
            value: { .text($0[keyPath: path]) })
    }

    /// Patterns or names, none of them empty.
    ///
    /// - Parameter also: What else is to be checked in each.
    static func texts(
        _ key: String, _ path: WritableKeyPath<Root, [String]>, _ about: Text,
        kind: FieldKind = .texts, also: @escaping (String, Node, PolicyCheck) -> Void = { _, _, _ in }
    ) -> Self {
        let expected = Text(en: "a list of texts, [a, b]", ja: "文字列のリスト [a, b] ")
        return Self(
            key, about, kind,
            read: { node, root, check in
                guard let items = check.list(node, key, expected) else { return }
                for item in items {
                    if item.text.isEmpty {
                        check.report(item.node, .emptyText(key: key))
                    } else {
                        also(item.text, item.node, check)
                    }
                }
                root[keyPath: path] = items.map(\.text)
            },
            value: { .texts($0[keyPath: path]) })
    }

    /// Words out of a few.
    static func words(
        _ key: String, _ path: WritableKeyPath<Root, [String]>, of known: [String], _ about: Text
    ) -> Self {
        texts(
            key, path, about, kind: .words(known),
            also: { text, node, check in _ = check.choice(text, node, key, of: known) })
    }

    /// One word out of a few.
    static func word(
        _ key: String, _ path: WritableKeyPath<Root, String>, of known: [String], _ about: Text
    ) -> Self {
        Self(
            key, about, .word(known),
            read: { node, root, check in
                if let word = check.word(node, key, oneOf(known)), check.choice(word, node, key, of: known) != nil {
                    root[keyPath: path] = word
                }
            },
            value: { .text($0[keyPath: path]) })
    }

    /// One case of an enumeration.
    static func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ key: String, _ path: WritableKeyPath<Root, Choice>, _ about: Text
    ) -> Self {
        let known = Choice.allCases.map(\.rawValue)
        return Self(
            key, about, .word(known),
            read: { node, root, check in
                if let word = check.word(node, key, oneOf(known)), check.choice(word, node, key, of: known) != nil,
                    let choice = Choice(rawValue: word)
                {
                    root[keyPath: path] = choice
                }
            },
            value: { .word($0[keyPath: path].rawValue) })
    }

    /// Cases of an enumeration, at least one.
    static func choices<Choice: RawRepresentable<String> & CaseIterable>(
        _ key: String, _ path: WritableKeyPath<Root, [Choice]>, _ about: Text
    ) -> Self {
        let known = Choice.allCases.map(\.rawValue)
        let expected = Text(
            en: "a list of \(known.joined(separator: ", "))", ja: " \(known.joined(separator: ", ")) のリスト")
        return Self(
            key, about, .words(known),
            read: { node, root, check in
                guard let items = check.list(node, key, expected) else { return }
                guard !items.isEmpty else { return check.report(node, .noValue(key: key, expected: expected)) }
                root[keyPath: path] = items.compactMap { item in
                    check.choice(item.text, item.node, key, of: known).flatMap { Choice(rawValue: $0) }
                }
            },
            value: { .words($0[keyPath: path].map(\.rawValue)) })
    }

    static func level(_ key: String, _ path: WritableKeyPath<Root, Level>, _ about: Text) -> Self {
        let known = Level.allCases.map(\.name)
        return Self(
            key, about, .word(known),
            read: { node, root, check in
                if let word = check.word(node, key, oneOf(known)), check.choice(word, node, key, of: known) != nil,
                    let level = Level(name: word)
                {
                    root[keyPath: path] = level
                }
            },
            value: { .word($0[keyPath: path].name) })
    }

    /// A level, or `none`.
    static func optionalLevel(_ key: String, _ path: WritableKeyPath<Root, Level?>, _ about: Text) -> Self {
        let known = Level.allCases.map(\.name) + ["none"]
        return Self(
            key, about, .word(known),
            read: { node, root, check in
                if let word = check.word(node, key, oneOf(known)), check.choice(word, node, key, of: known) != nil {
                    root[keyPath: path] = Level(name: word)
                }
            },
            value: { .word($0[keyPath: path]?.name ?? "none") })
    }

    /// Bytes in hexadecimal.
    static func hex(_ key: String, _ path: WritableKeyPath<Root, [UInt8]>, _ about: Text) -> Self {
        Self(
            key, about, .text,
            read: { node, root, check in
                guard let word = check.word(node, key, aText) else { return }
                guard let bytes = Hex.bytes(word) else { return check.report(node, .notHex(key: key, word)) }
                root[keyPath: path] = bytes
            },
            value: { .text(Hex.text($0[keyPath: path])) })
    }

    /// ATT&CK techniques.
    static func techniques(_ key: String, _ path: WritableKeyPath<Root, [String]>, _ about: Text) -> Self {
        texts(
            key, path, about,
            also: { text, node, check in
                if !Technique.isValid(text) { check.report(node, .invalidTechnique(text)) }
            })
    }

    /// A text in both languages, or one for both.
    static func both(_ key: String, _ path: WritableKeyPath<Root, Text>, _ about: Text) -> Self {
        Self(
            key, about, .both,
            read: { node, root, check in
                guard case .mapping(let mapping) = node else {
                    let expected = Text(en: "a text, or `{en: …, ja: …}`", ja: "文字列か `{en: …, ja: …}` ")
                    if let word = check.word(node, key, expected) { root[keyPath: path] = Text(en: word, ja: word) }
                    return
                }
                for pair in check.pairs(mapping, known: ["en", "ja"]) {
                    guard let word = check.word(pair.value, pair.key, aText) else { continue }
                    if pair.key == "en" { root[keyPath: path].en = word } else { root[keyPath: path].ja = word }
                }
            },
            value: { .both($0[keyPath: path]) })
    }

    private static var aText: Text { Text(en: "a text", ja: "文字列") }
    private static var wholeNumber: Text { Text(en: "a whole number", ja: "整数") }

    private static func oneOf(_ known: [String]) -> Text {
        let words = known.joined(separator: ", ")
        return Text(en: "one of \(words)", ja: "次のどれか（\(words)）")
    }

    private static func wholeNumber(
        _ word: String, _ node: Node, _ key: String, _ range: ClosedRange<Int>, _ check: PolicyCheck
    ) -> Int? {
        let digits = word.utf8.first == UInt8(ascii: "-") ? word.utf8.dropFirst() : word.utf8[...]
        guard case .scalar(let scalar) = node, PolicyCheck.isPlain(scalar), !digits.isEmpty,
            digits.allSatisfy({ $0 &- 48 < 10 })
        else {
            check.report(node, .wrongType(key: key, expected: wholeNumber))
            return nil
        }
        guard let number = Int(word), range.contains(number) else {
            check.report(node, .outOfRange(key: key, value: word, range))
            return nil
        }
        return number
    }
}

/// MITRE ATT&CK's names of techniques.
enum Technique {
    /// `T1234` or `T1234.001`
    static func isValid(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 5 || bytes.count == 9, bytes[0] == UInt8(ascii: "T") else { return false }
        for (index, byte) in bytes.enumerated().dropFirst() {
            if index == 5 ? byte != UInt8(ascii: ".") : byte &- 48 >= 10 { return false }
        }
        return true
    }
}

/// Bytes as text, two digits each, spaces between as one likes.
enum Hex {
    static func bytes(_ text: String) -> [UInt8]? {
        var out: [UInt8] = []
        var high: UInt8?
        for character in text.utf8 where character != 32 {
            let digit: UInt8
            switch character {
            case 48...57: digit = character - 48
            case 65...70: digit = character - 55
            case 97...102: digit = character - 87
            default: return nil
            }
            if let first = high {
                out.append(first << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        return high == nil ? out : nil
    }

    static func text(_ bytes: [UInt8]) -> String {
        bytes.map { byte in
            let digits = String(byte, radix: 16, uppercase: true)
            return byte < 16 ? "0" + digits : digits
        }
        .joined(separator: " ")
    }
}
