import Detection
import Watches

extension PolicySection {
    static func archive(default base: ArchivePolicy) -> PolicySection {
        PolicySection(
            .archive, \.archive, settings: \.settings, default: base,
            about: Text(
                en:
                    "Archives: archive files that are made, copied, renamed or downloaded, and the programs that make them.",
                ja: "圧縮ファイル監視：圧縮ファイルの作成、コピー、名前の変更、ダウンロードと、圧縮プログラムの実行。"),
            fields: [
                .entries(
                    "formats", \.formats, .format, Text(en: "Archive formats.", ja: "圧縮ファイルの形式。"),
                    default: base.formats),
                .entries(
                    "tools", \.tools, .tool,
                    Text(
                        en:
                            "Programs that make archives. Forms are patterns over one word of the command line, or over words that follow each other.",
                        ja: "圧縮プログラム。*-forms はコマンドラインの 1 語、または連続する語に対するパターン。"),
                    default: base.tools),
                .count(
                    "burst-count", \.burstCount, 1...1_000_000,
                    Text(
                        en: "So many archives made by one process within the time below are a finding of their own.",
                        ja: "1 つのプロセスが下の時間内に作った圧縮ファイルがこの数に達すると、それ自体を検知とする。")),
                .count(
                    "burst-seconds", \.burstSeconds, 1...86_400,
                    Text(en: "The time in which they are counted, in seconds.", ja: "それを数える時間（秒）。")),
            ])
    }
}

extension EntrySchema<ArchiveFormat> {
    static var format: Self {
        let families = Set(ArchivePolicy.default.formats.map(\.family))
            .union(["general", "japan", "split", "image", "container", "sfx"])
        return EntrySchema(
            id: \.id, make: ArchiveFormat.init(id:),
            fields: [
                .flag("enabled", \.isEnabled, Text(en: "`false` switches it off.", ja: "`false` で無効。")),
                .text("name", \.name, Text(en: "For people.", ja: "表示名。")),
                .word(
                    "family", \.family, of: families.sorted(),
                    Text(
                        en: families.sorted().joined(separator: ", ") + ".",
                        ja: families.sorted().joined(separator: ", ") + "。")),
                .texts(
                    "extensions", \.extensions,
                    Text(en: "Without the dot, in lower case.", ja: "拡張子。点を付けず小文字で。"),
                    also: { text, node, check in
                        if text.hasPrefix(".") { check.report(node, .dotInExtension(text)) }
                    }),
                .hex(
                    "magic", \.magic,
                    Text(en: "How its files begin, in hexadecimal.", ja: "ファイルの先頭のバイト列（16 進数）。")),
                .count(
                    "magic-offset", \.magicOffset, 0...1_048_576,
                    Text(en: "Where that stands in the file, in bytes.", ja: "その位置（バイト）。")),
            ],
            needs: [Need(keys: ["extensions", "magic"], isMet: { !$0.extensions.isEmpty || !$0.magic.isEmpty })],
            heading: { $0.family })
    }
}

extension EntrySchema<ArchiveTool> {
    static var tool: Self {
        EntrySchema(
            id: \.id, make: ArchiveTool.init(id:),
            fields: [
                .flag("enabled", \.isEnabled, Text(en: "`false` switches it off.", ja: "`false` で無効。")),
                .text("name", \.name, Text(en: "For people.", ja: "表示名。")),
                .texts(
                    "images", \.images,
                    Text(en: "File names of the program, as patterns.", ja: "プログラムのファイル名（パターン）。")),
                .texts(
                    "original-names", \.originalFileNames,
                    Text(
                        en: "Names in its version resource, by which a renamed copy is known.",
                        ja: "バージョン情報の元のファイル名。名前を変えた複製を見分ける。")),
                .texts(
                    "create-forms", \.createForms,
                    Text(en: "How it is told to make an archive.", ja: "圧縮ファイルを作る指定。")),
                .texts("password-forms", \.passwordForms, Text(en: "… with a password.", ja: "パスワードの指定。")),
                .texts("split-forms", \.splitForms, Text(en: "… in parts.", ja: "分割の指定。")),
                .texts(
                    "self-extracting-forms", \.selfExtractingForms,
                    Text(en: "… that unpacks itself.", ja: "自己解凍形式の指定。")),
                .flag(
                    "finding-by-itself", \.isFindingByItself,
                    Text(
                        en: "Whether its mere start is a finding.", ja: "起動だけで検知とするか。")),
                .flag(
                    "general-purpose", \.isGeneralPurpose,
                    Text(
                        en: "Whether it does much else: only a command line that makes an archive is logged.",
                        ja: "他の用途が主なプログラムか。圧縮ファイルを作る場合だけ記録する。")),
            ],
            needs: [
                Need(
                    keys: ["images", "original-names"],
                    isMet: { !$0.images.isEmpty || !$0.originalFileNames.isEmpty })
            ])
    }
}
