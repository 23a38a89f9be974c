import Detection
import PolicyFiles

/// A field of a policy in a form.
struct PolicyFieldRow: Sendable {
    struct Option: Sendable {
        var value: String
        var isChosen: Bool
    }

    var key: String
    var fieldName: String
    var about: String
    var standardText: String?
    var mistake: String?
    /// One of these says what kind it is.
    var flag: Bool?
    var isOn: Bool
    var single: String?
    var inputMode: String
    var isList: Bool
    var lines: [String]
    var rowCount: Int
    var choice: [Option]?
    var several: [Option]?
    var pair: Pair?

    struct Pair: Sendable {
        var en: String
        var ja: String
    }

    init(_ field: PolicyForm.Field, value: [String]? = nil, mistakes: [PolicyEdit.Fault] = [], _ reader: Reader) {
        let value = value ?? field.value
        key = field.key
        fieldName = "f." + field.key
        about = field.about[reader]
        let own = mistakes.filter { $0.key == field.key }.map { $0.text[reader] }
        mistake = own.isEmpty ? nil : own.joined(separator: " ")
        isOn = value.first == "true"
        inputMode = "text"
        (isList, lines) = (false, [])
        rowCount = min(max(3, value.count + 1), 24)
        switch field.kind {
        case .flag: flag = true
        case .number:
            single = value.first ?? ""
            inputMode = "numeric"
        case .text: single = value.first ?? ""
        case .texts:
            isList = true
            lines = value
        case .word(let known): choice = known.map { Option(value: $0, isChosen: value.first == $0) }
        case .words(let known): several = known.map { Option(value: $0, isChosen: value.contains($0)) }
        case .both: pair = Pair(en: value.first ?? "", ja: value.dropFirst().first ?? "")
        }
        if value != field.standard {
            let standard = field.standard.filter { !$0.isEmpty }
            let shown =
                standard.isEmpty
                ? Text(en: "(nothing)", ja: "（なし）")[reader] : standard.prefix(8).joined(separator: ", ")
            standardText =
                Text(en: "Default: \(shown)", ja: "既定: \(shown)")[reader] + (standard.count > 8 ? " …" : "")
        }
    }

    /// What a form brought for a field.
    static func value(_ field: PolicyForm.Field, of form: Form) -> [String] {
        let name = "f." + field.key
        switch field.kind {
        case .flag: return [form[name] == "true" ? "true" : "false"]
        case .number, .text, .word: return [form[name]]
        case .words: return form.all(name)
        case .both: return [form[name + ".en"], form[name + ".ja"]]
        case .texts:
            return (form.raw(name) ?? "").split(whereSeparator: \.isNewline).map { line in
                let isBlank: (Character) -> Bool = { $0.isWhitespace }
                return String(line.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
            }.filter { !$0.isEmpty }
        }
    }
}
