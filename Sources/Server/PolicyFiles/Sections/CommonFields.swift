import Detection

extension PolicyField<WatchSettings> {
    /// What every section has, before and after its own fields.
    static func ofEveryWatch(
        default base: WatchSettings, onLinux: [Exclusion]
    ) -> (before: [Self], after: [Self]) {
        (
            before: [
                .flag(
                    "enabled", \.isEnabled,
                    Text(en: "Whether this watch watches at all.", ja: "この監視を行うかどうか。")),
                .entries(
                    "rules", \.rules, .rule,
                    Text(
                        en: "Rules whose level or response differs from what the rule itself says.",
                        ja: "重大度や対応を、ルール自身の既定から変えるもの。"),
                    default: base.rules),
            ],
            after: [
                .entries(
                    "exclusions", \.exclusions, .exclusion,
                    Text(
                        en: """
                            Ordinary activity that is no finding. Everything that is given in an entry must match; of \
                            several patterns in one list, one is enough.
                            """,
                        ja: "検知としない通常の動作。1 つの項目に書いた条件はすべて一致する必要があり、リストの中のパターンはどれか 1 つが一致すれば足ります。"),
                    default: base.exclusions, elsewhere: onLinux)
            ]
        )
    }
}

extension EntrySchema<RuleSetting> {
    static var rule: Self {
        EntrySchema(
            id: \.id, make: RuleSetting.init(id:),
            fields: [
                .choice(
                    "response", \.response,
                    Text(
                        en: "`log`: only logged; `alert`: a finding; `prohibit`: an agent stops it, too.",
                        ja: "`log`: 記録のみ、`alert`: 検知として通知、`prohibit`: エージェントが禁止もする。")),
                .optionalLevel(
                    "level", \.level, Text(en: "`none` for the rule's own.", ja: "`none` はルール自身の重大度。")),
            ],
            checkID: { id, node, check in check.rule(id, node, isPattern: false) })
    }
}

extension EntrySchema<Exclusion> {
    static var exclusion: Self {
        EntrySchema(
            id: \.id, make: Exclusion.init(id:),
            fields: [
                .flag("enabled", \.isEnabled, Text(en: "`false` switches it off.", ja: "`false` で無効。")),
                .texts(
                    "rules", \.rules,
                    Text(
                        en: "The rules it silences, as patterns; none for every rule of the watch.",
                        ja: "対象のルール（パターン）。なければこの監視のすべてのルール。"),
                    also: { text, node, check in check.rule(text, node, isPattern: true) }),
                .texts(
                    "targets", \.targets,
                    Text(
                        en: "What was touched: a registry path with its value, a file, a destination.",
                        ja: "操作の対象：レジストリのパスと値、ファイル、接続先。")),
                .texts("programs", \.programs, Text(en: "The acting program.", ja: "操作したプログラム。")),
                .texts("parents", \.parents, Text(en: "Its parent program.", ja: "その親プログラム。")),
                .texts("command-lines", \.commandLines, Text(en: "Its command line.", ja: "そのコマンドライン。")),
                .texts("users", \.users, Text(en: "The user.", ja: "ユーザー。")),
                .texts(
                    "data", \.data,
                    Text(
                        en: "New registry data, or the address that a transfer names.",
                        ja: "レジストリの新しいデータ、または転送先のアドレス。")),
                .both("reason", \.reason, Text(en: "Why this is ordinary.", ja: "通常の動作とする理由。")),
            ],
            needs: [
                Need(
                    keys: ["targets", "programs", "parents", "command-lines", "users", "data", "rules"],
                    isMet: {
                        !($0.targets.isEmpty && $0.programs.isEmpty && $0.parents.isEmpty && $0.commandLines.isEmpty
                            && $0.users.isEmpty && $0.data.isEmpty && $0.rules.isEmpty)
                    })
            ])
    }
}
