import Detection

extension Mistake {
    /// What a person reads. One line, without anything that could steer a terminal.
    package var text: Text {
        switch self {
        case .tooLarge, .tooLargeForAgents, .notUTF8, .controlCharacter, .syntax, .tabIndent, .tooDeep, .anchor, .alias,
            .tag, .directive,
            .severalDocuments:
            aboutTheFile
        case .unknownKey, .keyIsNoText, .duplicateKey, .wrongType, .noValue: aboutStructure
        case .outOfRange, .unknownWord, .emptyText, .invalidTechnique, .notHex, .hiveInKey, .slashAtEnds,
            .dotInExtension:
            aboutValues
        case .missingID, .duplicateID, .missing, .unknownRule, .ruleOfOtherWatch: aboutEntries
        }
    }

    private var aboutTheFile: Text {
        switch self {
        case .tooLarge(let limit):
            Text(
                en: "the file is larger than \(limit / 1_048_576) MiB",
                ja: "ファイルが \(limit / 1_048_576) MiB を超えています")
        case .tooLargeForAgents(let limit):
            Text(
                en: "with all that it adds the policy is larger than the \(limit / 1_024) KiB that agents take",
                ja: "追加した内容が多すぎます。エージェントが受け取れるポリシーは \(limit / 1_024) KiB までです")
        case .notUTF8:
            Text(en: "this is not UTF-8; save the file as UTF-8", ja: "UTF-8 ではありません。UTF-8 で保存してください")
        case .controlCharacter(let value):
            Text(
                en: "the character U+\(hex(value)) may not stand in YAML; write it as an escape in double quotes",
                ja: "文字 U+\(hex(value)) は YAML に書けません。二重引用符の中でエスケープして書いてください")
        case .syntax(let problem): Syntax.text(problem)
        case .tabIndent:
            Text(en: "a tab cannot indent in YAML; use spaces", ja: "YAML ではタブで字下げできません。空白を使ってください")
        case .tooDeep(let limit):
            Text(en: "nested more than \(limit) levels deep", ja: "入れ子が \(limit) 段を超えています")
        case .anchor(let name):
            Text(
                en: "anchors (\(quoted("&" + name))) are not allowed in a policy; quote the text if it begins with &",
                ja: "ポリシーではアンカー（\(quoted("&" + name))）を使えません。& で始まる文字列は引用符で囲んでください")
        case .alias(let name):
            Text(
                en:
                    "aliases (\(quoted("*" + name))) are not allowed in a policy; quote the pattern if it begins with *",
                ja: "ポリシーではエイリアス（\(quoted("*" + name))）を使えません。* で始まるパターンは引用符で囲んでください")
        case .tag(let name):
            Text(
                en: "the tag \(quoted(name)) is not allowed in a policy",
                ja: "ポリシーではタグ \(quoted(name)) を使えません")
        case .directive:
            Text(en: "directives (%) are not allowed in a policy", ja: "ポリシーではディレクティブ（%）を使えません")
        case .severalDocuments:
            Text(en: "a policy is one document; another begins here", ja: "ポリシーは 1 つの文書です。ここから別の文書が始まっています")
        default: Text(en: id, ja: id)
        }
    }

    private var aboutStructure: Text {
        switch self {
        case .unknownKey(let key, let nearest, let known):
            Text(
                en: "unknown key \(quoted(key))" + meaning(nearest, known).en,
                ja: "\(quoted(key)) というキーはありません" + meaning(nearest, known).ja)
        case .keyIsNoText: Text(en: "a key must be a text", ja: "キーは文字列でなければなりません")
        case .duplicateKey(let key, let line):
            Text(
                en: "the key \(quoted(key)) is given twice" + (line.map { "; first in line \($0)" } ?? ""),
                ja: "キー \(quoted(key)) が 2 回書かれています" + (line.map { "（最初は \($0) 行目）" } ?? ""))
        case .wrongType(let key, let expected):
            Text(en: "\(quoted(key)) must be \(expected.en)", ja: "\(quoted(key)) は\(expected.ja)でなければなりません")
        case .noValue(let key, let expected):
            Text(
                en: "\(quoted(key)) has no value; it must be \(expected.en)",
                ja: "\(quoted(key)) に値がありません。\(expected.ja)を書いてください")
        default: Text(en: id, ja: id)
        }
    }

    private var aboutValues: Text {
        switch self {
        case .outOfRange(let key, let value, let range):
            Text(
                en: "\(quoted(key)) must be from \(range.lowerBound) to \(range.upperBound), not \(quoted(value))",
                ja: "\(quoted(key)) は \(range.lowerBound) から \(range.upperBound) までです（\(quoted(value)) は範囲外）")
        case .unknownWord(let key, let word, let nearest, let known):
            Text(
                en: "\(quoted(key)) cannot be \(quoted(word))" + meaning(nearest, known).en,
                ja: "\(quoted(key)) に \(quoted(word)) という値はありません" + meaning(nearest, known).ja)
        case .emptyText(let key):
            Text(en: "an empty text in \(quoted(key)) matches nothing", ja: "\(quoted(key)) の空の文字列は何にも一致しません")
        case .invalidTechnique(let text):
            Text(
                en: "\(quoted(text)) is no MITRE ATT&CK technique; write T1234 or T1234.001",
                ja: "\(quoted(text)) は MITRE ATT&CK のテクニックではありません。T1234 か T1234.001 の形で書いてください")
        case .notHex(let key, let text):
            Text(
                en: "\(quoted(key)) must be bytes in hexadecimal, two digits each, not \(quoted(text))",
                ja: "\(quoted(key)) は 16 進数 2 桁ずつのバイト列です（\(quoted(text)) は違います）")
        case .hiveInKey(let text):
            Text(
                en: "write the key below its hive, and the hive in `hives`: \(quoted(text))",
                ja: "キーはハイブより下だけを書き、ハイブは `hives` に書いてください: \(quoted(text))")
        case .slashAtEnds(let text):
            Text(
                en: "a key neither begins nor ends with a backslash: \(quoted(text))",
                ja: "キーの先頭と末尾に \\ は付けません: \(quoted(text))")
        case .dotInExtension(let text):
            Text(
                en: "an extension is written without its dot: \(quoted(text))",
                ja: "拡張子に点は付けません: \(quoted(text))")
        default: Text(en: id, ja: id)
        }
    }

    private var aboutEntries: Text {
        switch self {
        case .missingID: Text(en: "this entry has no `id`", ja: "この項目に `id` がありません")
        case .duplicateID(let id, let line):
            Text(
                en: "the id \(quoted(id)) is given twice; first in line \(line)",
                ja: "id \(quoted(id)) が 2 回書かれています（最初は \(line) 行目）")
        case .missing(let id, let keys, let nearest):
            Text(
                en: "\(quoted(id)) needs \(keys.map(quoted).joined(separator: " or "))"
                    + (nearest.map { "; or did you mean \(quoted($0))?" } ?? ""),
                ja: "\(quoted(id)) には \(keys.map(quoted).joined(separator: " か ")) が必要です"
                    + (nearest.map { "。\(quoted($0)) の誤りですか" } ?? ""))
        case .unknownRule(let id, let nearest):
            Text(
                en: "there is no rule \(quoted(id)) here" + meaning(nearest, []).en,
                ja: "ここに \(quoted(id)) というルールはありません" + meaning(nearest, []).ja)
        case .ruleOfOtherWatch(let id, let watch):
            Text(
                en: "the rule \(quoted(id)) belongs to the section `\(watch.rawValue)`",
                ja: "ルール \(quoted(id)) は `\(watch.rawValue)` の節に書いてください")
        default: Text(en: id, ja: id)
        }
    }

    private func meaning(_ nearest: String?, _ known: [String]) -> Text {
        if let nearest {
            return Text(en: "; did you mean \(quoted(nearest))?", ja: "。\(quoted(nearest)) の誤りですか")
        }
        guard !known.isEmpty else { return Text(en: "", ja: "") }
        let shown = known.prefix(24).map { VisibleText.escaped($0, limit: 80) }.joined(separator: ", ")
        let more = known.count > 24 ? ", …" : ""
        return Text(en: "; there are: \(shown)\(more)", ja: "。使えるもの: \(shown)\(more)")
    }

    private func quoted(_ text: String) -> String {
        "`\(VisibleText.escaped(text, limit: 80))`"
    }

    private func hex(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
