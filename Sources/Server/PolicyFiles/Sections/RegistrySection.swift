import Detection
import Watches

extension PolicySection {
    static func registry(default base: RegistryPolicy) -> PolicySection {
        PolicySection(
            .registry, \.registry, settings: \.settings, default: base,
            about: Text(
                en: "Registry: registered keys and values that are changed, deleted or renamed.",
                ja: "レジストリ監視：登録したキーや値の変更、削除、名前の変更。"),
            fields: [
                .entries(
                    "locations", \.locations, .location,
                    Text(en: "The registered keys with the values that matter.", ja: "監視するキーと値。"),
                    default: base.locations),
                .entries(
                    "files", \.files, .settingLocation,
                    Text(
                        en: "Files that play the registry's part on Linux.",
                        ja: "Linuxでレジストリの役割を持つファイル。"),
                    default: base.files, elsewhere: RegistryPolicy.linux.files),
            ])
    }
}

extension EntrySchema<RegistryLocation> {
    static var location: Self {
        EntrySchema(
            id: \.id, make: RegistryLocation.init(id:),
            fields: [
                .flag("enabled", \.isEnabled, Text(en: "`false` switches it off.", ja: "`false` で無効。")),
                .text("group", \.group, Text(en: "What belongs together, for people.", ja: "分類。読む人のためのもの。")),
                .choices(
                    "hives", \.hives,
                    Text(
                        en: "`HKLM`, and `HKU` for every user's hive.",
                        ja: "`HKLM` と、全ユーザーのハイブを表す `HKU`。")),
                .text(
                    "key", \.key,
                    Text(
                        en: "The key below the hive; `*` as a whole component stands for any one key.",
                        ja: "ハイブより下のキー。構成要素全体としての `*` は任意の 1 つのキー。"),
                    also: { text, node, check in
                        if let mistake = mistake(inKey: text) { check.report(node, mistake) }
                    }),
                .texts(
                    "values", \.values,
                    Text(
                        en: "Names of values, as patterns; `*` for every value, the key itself and what is below it.",
                        ja: "値の名前（パターン）。`*` はすべての値とキー自体、その下のキー。")),
                .flag(
                    "32-bit-view", \.includes32BitView,
                    Text(en: "Whether WOW6432Node counts, too.", ja: "WOW6432Node も対象にするか。")),
                .level("level", \.level, Text(en: "The level of its findings.", ja: "検知の重大度。")),
                .techniques("techniques", \.techniques, Text(en: "MITRE ATT&CK.", ja: "MITRE ATT&CK のテクニック。")),
            ],
            needs: [
                Need(keys: ["key"], isMet: { !$0.key.isEmpty }), Need(keys: ["values"], isMet: { !$0.values.isEmpty }),
            ],
            heading: { $0.group })
    }
}

extension EntrySchema<SettingLocation> {
    static var settingLocation: Self {
        EntrySchema(
            id: \.id, make: SettingLocation.init(id:),
            fields: [
                .flag("enabled", \.isEnabled, Text(en: "`false` switches it off.", ja: "`false` で無効。")),
                .text(
                    "group", \.group,
                    Text(
                        en: "Which rule it belongs to: `cron`, `pam`.", ja: "対応するルール（`cron`、`pam` など）。")),
                .texts(
                    "paths", \.paths,
                    Text(
                        en:
                            "`/etc/cron.d/*`, `/etc/systemd/system/**` with all folders below, `~/.bashrc` for everybody.",
                        ja: "`/etc/cron.d/*`、下位フォルダーも含む `/etc/systemd/system/**`、全ユーザーの `~/.bashrc` など。")),
                .level("level", \.level, Text(en: "The level of its findings.", ja: "検知の重大度。")),
                .techniques("techniques", \.techniques, Text(en: "MITRE ATT&CK.", ja: "MITRE ATT&CK のテクニック。")),
            ],
            needs: [
                Need(keys: ["paths"], isMet: { !$0.paths.isEmpty && $0.paths.allSatisfy { SettingPattern($0) != nil } })
            ],
            heading: { $0.group })
    }
}

/// What is wrong with the name of a registry key, which stands below its hive.
private func mistake(inKey key: String) -> Mistake? {
    let hives = [
        "HKLM", "HKU", "HKCU", "HKCR", "HKCC", "HKEY_LOCAL_MACHINE", "HKEY_USERS", "HKEY_CURRENT_USER",
        "HKEY_CLASSES_ROOT", "HKEY_CURRENT_CONFIG",
    ]
    let first = String(key.prefix { $0 != "\\" })
    if hives.contains(where: { CaseFolding.equal($0, first) }) { return .hiveInKey(key) }
    if CaseFolding.folded(key).hasPrefix("\\registry\\") { return .hiveInKey(key) }
    return key.hasPrefix("\\") || key.hasSuffix("\\") ? .slashAtEnds(key) : nil
}
