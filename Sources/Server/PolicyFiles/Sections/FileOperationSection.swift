import Detection
import Watches

extension PolicySection {
    static func fileOperation(default base: FileOperationPolicy) -> PolicySection {
        PolicySection(
            .fileOperation, \.fileOperation, settings: \.settings, default: base,
            about: Text(
                en: """
                    File operations: the log of who touched which file or share, with which program.
                    An exclusion that names the rule file-operation.log keeps reading out of the log.
                    """,
                ja: """
                    ファイル操作ログ：誰がどのプログラムでどのファイルや共有に触れたかの記録。
                    除外のルールに file-operation.log と書くと、読み取りをログに残しません。
                    """),
            fields: [
                .entries(
                    "places", \.places, .place,
                    Text(en: "Files and shares whose accesses are logged.", ja: "操作を記録するファイルと共有。"),
                    default: base.places, elsewhere: FileOperationPolicy.linux.places)
            ])
    }
}

extension EntrySchema<WatchedPlace> {
    static var place: Self {
        EntrySchema(
            id: \.id, make: WatchedPlace.init(id:),
            fields: [
                .flag("enabled", \.isEnabled, Text(en: "`false` switches it off.", ja: "`false` で無効。")),
                .texts(
                    "paths", \.paths,
                    Text(
                        en: "Patterns of paths; none when only shares count.",
                        ja: "パスのパターン。共有だけを対象にするときは不要。")),
                .texts(
                    "shares", \.shares,
                    Text(
                        en: #"Patterns of share names, \\*\C$; none when only paths count."#,
                        ja: #"共有名のパターン（\\*\C$ など）。パスだけを対象にするときは不要。"#)),
                .words(
                    "operations", \.operations, of: ["create", "read", "overwrite", "delete", "rename", "copy"],
                    Text(
                        en: "create, read, overwrite, delete, rename, copy; none for all.",
                        ja: "create, read, overwrite, delete, rename, copy。なければすべて。")),
                .optionalLevel(
                    "level", \.level,
                    Text(
                        en: "The level at which such an access is a finding; `none` when it is only logged.",
                        ja: "検知とするときの重大度。`none` は記録のみ。")),
            ],
            needs: [Need(keys: ["paths", "shares"], isMet: { !$0.paths.isEmpty || !$0.shares.isEmpty })])
    }
}
