import Detection
import EventFiles

/// What could not be read, in words: `file: at byte 65536 (line 3): …`.
package enum ProblemText {
    package static func text(_ problem: ReadProblem, _ language: Language) -> String {
        VisibleText.escaped(problem.file) + ": " + reason(problem, language)
    }

    /// The same without the file.
    package static func reason(_ problem: ReadProblem, _ language: Language) -> String {
        place(problem, language) + what(problem.kind)[language]
    }

    private static func place(_ problem: ReadProblem, _ language: Language) -> String {
        if let line = problem.line {
            let column = problem.column.map { String($0) }
            switch language {
            case .en: return "line \(line)" + (column.map { ", column " + $0 } ?? "") + ": "
            case .ja: return "\(line)行" + (column.map { $0 + "桁" } ?? "") + ": "
            }
        }
        switch problem.kind {
        case .system, .packed, .unpacksTooLarge, .tooManyMembers, .unknownFormat: return ""
        case .fileHeader, .chunkMagic, .chunkChecksum, .truncated, .record, .malformed, .tooLarge:
            let offset = "0x" + String(problem.offset, radix: 16)
            switch language {
            case .en: return "at byte \(offset): "
            case .ja: return "位置 \(offset): "
            }
        }
    }

    private static func what(_ kind: ReadProblem.Kind) -> Text {
        switch kind {
        case .fileHeader:
            Text(
                en: "the file header is damaged; the chunks were read all the same", ja: "ファイルヘッダーが壊れています。中の記録は読み取りました")
        case .chunkMagic:
            Text(en: "no chunk where one should be", ja: "チャンクがあるべき場所にありません")
        case .chunkChecksum:
            Text(
                en: "the chunk does not match its checksum; its records were read as far as they go",
                ja: "チャンクのチェックサムが一致しません。読み取れる記録だけを読み取りました")
        case .truncated: Text(en: "the file ends too early", ja: "ファイルが途中で終わっています")
        case .record: Text(en: "a record cannot be read", ja: "読み取れない記録があります")
        case .malformed: Text(en: "not well-formed", ja: "形式が正しくありません")
        case .tooLarge(let limit):
            Text(en: "larger than the limit of \(limit) bytes; passed over", ja: "上限の \(limit) バイトを超えるため読み飛ばしました")
        case .unpacksTooLarge(let limit):
            Text(
                en: "unpacks to more than the limit of \(limit) bytes; the rest was not read",
                ja: "展開すると上限の \(limit) バイトを超えるため、残りは読み取りません")
        case .tooManyMembers(let limit):
            Text(
                en: "more than \(limit) files inside; the rest was not read",
                ja: "中のファイルが上限の \(limit) 個を超えるため、残りは読み取りません")
        case .packed: Text(en: "cannot be unpacked", ja: "展開できません")
        case .unknownFormat:
            Text(en: "in none of the formats that are read", ja: "対応している形式ではありません")
        case .system(let errno): SystemError.text(errno)
        }
    }
}
