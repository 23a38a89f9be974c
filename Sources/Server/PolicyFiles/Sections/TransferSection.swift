import Detection
import Watches

extension PolicySection {
    static func transfer(default base: TransferPolicy) -> PolicySection {
        PolicySection(
            .transfer, \.transfer, settings: \.settings, default: base,
            about: Text(
                en: "Transfers: uploads and downloads by the FTP command and by transfer programs.",
                ja: "ファイル転送監視：FTP コマンドや転送プログラムによるアップロードとダウンロード。"),
            fields: [
                .entries(
                    "programs", \.programs, .program,
                    Text(
                        en: "Programs that transfer files. Forms are patterns over the whole command line.",
                        ja: "転送プログラム。*-forms はコマンドライン全体に対するパターン。"),
                    default: base.programs),
                .counts(
                    "ports", \.ports, 1...65_535,
                    Text(
                        en: "Ports whose connections are transfers, whatever the program.",
                        ja: "どのプログラムでも転送とみなすポート。")),
                .texts(
                    "services", \.services,
                    Text(
                        en: "Domains of file-transfer services, with all that is below them.",
                        ja: "ファイル転送サービスのドメイン（下位のドメインを含む）。")),
            ])
    }
}

extension EntrySchema<TransferProgram> {
    static var program: Self {
        EntrySchema(
            id: \.id, make: TransferProgram.init(id:),
            fields: [
                .flag("enabled", \.isEnabled, Text(en: "`false` switches it off.", ja: "`false` で無効。")),
                .text("name", \.name, Text(en: "For people.", ja: "表示名。")),
                .choice(
                    "kind", \.kind,
                    Text(
                        en: "What it is for: \(TransferProgram.Kind.allCases.map(\.rawValue).joined(separator: ", ")).",
                        ja: "用途：\(TransferProgram.Kind.allCases.map(\.rawValue).joined(separator: ", "))。")),
                .texts(
                    "images", \.images,
                    Text(en: "File names of the program, as patterns.", ja: "プログラムのファイル名（パターン）。")),
                .texts(
                    "original-names", \.originalFileNames,
                    Text(
                        en: "Names in its version resource, by which a renamed copy is known.",
                        ja: "バージョン情報の元のファイル名。名前を変えた複製を見分ける。")),
                .texts("upload-forms", \.uploadForms, Text(en: "How it is told to upload.", ja: "アップロードの指定。")),
                .texts("download-forms", \.downloadForms, Text(en: "How it is told to download.", ja: "ダウンロードの指定。")),
                .flag(
                    "finding-by-itself", \.isFindingByItself,
                    Text(en: "Whether its mere start is a finding.", ja: "起動だけで検知とするか。")),
                .optionalLevel(
                    "level", \.level,
                    Text(en: "The level of its findings; `none` for the rule's own.", ja: "検知の重大度。`none` はルール自身の重大度。")),
            ],
            needs: [
                Need(
                    keys: ["images", "original-names"],
                    isMet: { !$0.images.isEmpty || !$0.originalFileNames.isEmpty })
            ])
    }
}
