import Detection

/// What the YAML parser says, in both languages.
enum Syntax {
    /// - Parameter problem: The parser's own words, English.
    static func text(_ problem: String) -> Text {
        let known = sentences[problem]
        return Text(
            en: "cannot be read as YAML: \(known?.en ?? VisibleText.escaped(problem, limit: 200))",
            ja: "YAML として読めません: \(known?.ja ?? VisibleText.escaped(problem, limit: 200))")
    }

    /// The mistakes people make; the rest stay in the parser's words.
    private static let sentences: [String: Text] = [
        "mapping values are not allowed in this context": Text(
            en: "a key: value pair cannot stand here (wrong indentation, or a text with `: ` that needs quotes)",
            ja: "ここに「キー: 値」は書けません（字下げの誤りか、`: ` を含む文字列に引用符がありません）"),
        "did not find expected key": Text(
            en: "a key was expected here (wrong indentation?)", ja: "ここにはキーが必要です（字下げの誤りかもしれません）"),
        "could not find expected ':'": Text(
            en: "the `:` after the key is missing", ja: "キーの後の `:` がありません"),
        "did not find expected '-' indicator": Text(
            en: "a list item `- …` was expected here (wrong indentation?)",
            ja: "ここには「- 」で始まる項目が必要です（字下げの誤りかもしれません）"),
        "did not find expected ',' or ']'": Text(
            en: "a `,` or the closing `]` is missing", ja: "`,` か閉じる `]` がありません"),
        "did not find expected ',' or '}'": Text(
            en: "a `,` or the closing `}` is missing", ja: "`,` か閉じる `}` がありません"),
        "found unexpected end of stream": Text(
            en: "the file ends inside a quoted text", ja: "引用符が閉じないままファイルが終わっています"),
        "found unknown escape character": Text(
            en: "no such escape in double quotes; write Windows paths in single quotes",
            ja: "二重引用符の中にこのようなエスケープはありません。Windows のパスは一重引用符で囲んでください"),
        "found character that cannot start any token": Text(
            en: "no text can begin with this character without quotes", ja: "引用符なしでこの文字から始めることはできません"),
        "did not find expected node content": Text(
            en: "a value was expected here", ja: "ここには値が必要です"),
        "block sequence entries are not allowed in this context": Text(
            en: "a list item `- …` cannot stand here", ja: "ここに「- 」で始まる項目は書けません"),
        "did not find expected <document start>": Text(
            en: "something stands here outside of the document (wrong indentation?)",
            ja: "文書の外に何かが書かれています（字下げの誤りかもしれません）"),
    ]
}
