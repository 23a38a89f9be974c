import Detection

/// What the file-operation log can find, where a place has a level.
enum FileOperationRules {
    static let watchedPlace = Rule(
        "file-operation.watched-place", .fileOperation, .medium, ["T1005", "T1039"],
        name: Text(en: "A watched file or share was accessed", ja: "監視対象のファイルまたは共有へのアクセスがありました"),
        falsePositives: Text(
            en: "Whoever works with these files; narrow the place, its operations or its users.",
            ja: "そのファイルを業務で使う利用者。場所、操作、ユーザーを絞り込んでください。"))
}
