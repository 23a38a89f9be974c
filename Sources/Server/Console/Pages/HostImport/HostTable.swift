import Detection
import Reports
import Storage

/// What a CSV file says about hosts: which group they are in, who uses them.
struct HostTable: Equatable {
    struct Entry: Equatable {
        var host: String
        /// Nil where the file has no such column: then what is known stays.
        var group: String?
        var owner: String?
        var note: String?
    }

    struct Mistake: Equatable {
        /// 0 for the file as a whole.
        var line: Int
        var text: Text

        static func == (a: Mistake, b: Mistake) -> Bool { a.line == b.line && a.text == b.text }
    }

    private(set) var entries: [Entry] = []
    private(set) var mistakes: [Mistake] = []

    /// The columns by the names that people give them.
    private static let names: [String: any WritableKeyPath<Columns, Int?> & Sendable] = [
        "host": \.host, "hostname": \.host, "computer": \.host, "pc": \.host, "端末": \.host, "端末名": \.host,
        "コンピューター名": \.host,
        "ホスト名": \.host,
        "group": \.group, "department": \.group, "部署": \.group, "部署名": \.group, "所属": \.group,
        "user": \.owner, "owner": \.owner, "利用者": \.owner, "利用者名": \.owner, "氏名": \.owner, "使用者": \.owner,
        "note": \.note, "notes": \.note, "remark": \.note, "備考": \.note, "メモ": \.note,
    ]

    private struct Columns {
        var host: Int?
        var group: Int?
        var owner: Int?
        var note: Int?
    }

    /// - Parameter bytes: UTF-8, with or without its mark, or CP932.
    init(_ bytes: [UInt8]) {
        guard let text = Self.decoded(bytes) else {
            mistakes = [
                Mistake(
                    line: 0,
                    text: Text(
                        en: "The file is neither UTF-8 nor CP932 (Shift_JIS).",
                        ja: "文字コードがUTF-8でもShift_JIS（CP932）でもありません。"))
            ]
            return
        }
        let table: CSVTable
        do throws(CSVTable.Mistake) { table = try CSVTable(text) } catch {
            mistakes = [Self.words(error)]
            return
        }
        guard let head = table.rows.first, let columns = columns(head) else { return }
        var seen: [String: Int] = [:]
        for row in table.rows.dropFirst() { read(row, columns, head.fields.count, &seen) }
    }

    private mutating func columns(_ head: CSVTable.Row) -> Columns? {
        var columns = Columns()
        for (index, name) in head.fields.enumerated() {
            let name = name.lowercased().filter { $0 != " " && $0 != "　" }
            guard let column = Self.names[name] else { continue }
            if columns[keyPath: column] == nil { columns[keyPath: column] = index }
        }
        if columns.host == nil {
            mistakes.append(
                Mistake(
                    line: head.line,
                    text: Text(
                        en: "The first row has no column “host”. Columns: host, group, user, note.",
                        ja: "1行目に「端末」の列がありません。列名: 端末、部署、利用者、備考。")))
            return nil
        }
        return columns
    }

    private mutating func read(_ row: CSVTable.Row, _ columns: Columns, _ width: Int, _ seen: inout [String: Int]) {
        func field(_ index: Int?) -> String? {
            index.map { $0 < row.fields.count ? Self.trimmed(row.fields[$0]) : "" }
        }
        guard row.fields.count <= width else {
            return fail(row.line, Text(en: "has more fields than the first row", ja: "1行目より列が多くなっています"))
        }
        let host = field(columns.host) ?? ""
        guard HostName.isGood(host) else {
            return fail(row.line, Text(en: "has no name of a host that can be used", ja: "端末名がないか、使えない文字が含まれています"))
        }
        if let first = seen[host.lowercased()] {
            return fail(
                row.line, Text(en: "names \(host) again, see line \(first)", ja: "\(host) が \(first) 行目と重複しています"))
        }
        seen[host.lowercased()] = row.line
        let (group, owner, note) = (field(columns.group), field(columns.owner), field(columns.note))
        if let group, !group.isEmpty, !GroupsPage.isGood(group) {
            return fail(row.line, Text(en: "has a group whose name cannot be used", ja: "部署名に使えない文字が含まれています"))
        }
        if (owner?.utf8.count ?? 0) > 1_000 || (note?.utf8.count ?? 0) > 10_000 {
            return fail(row.line, Text(en: "has a text that is too long", ja: "文字列が長すぎます"))
        }
        entries.append(Entry(host: host, group: group, owner: owner, note: note))
    }

    private mutating func fail(_ line: Int, _ text: Text) {
        mistakes.append(Mistake(line: line, text: text))
    }

    private static func trimmed(_ text: String) -> String {
        // What Excel breaks into lines within a cell is one line here.
        let line = String(text.map { $0.isNewline ? " " : $0 })
        let isBlank: (Character) -> Bool = { $0.isWhitespace }
        return String(line.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    }

    private static func decoded(_ bytes: [UInt8]) -> String? {
        let mark: [UInt8] = [0xef, 0xbb, 0xbf]
        let plain = bytes.starts(with: mark) ? Array(bytes.dropFirst(3)) : bytes
        return String(validating: plain, as: UTF8.self) ?? CP932.decoded(bytes)
    }

    private static func words(_ mistake: CSVTable.Mistake) -> Mistake {
        switch mistake {
        case .unended(let line):
            Mistake(line: line, text: Text(en: "a quoted field does not end", ja: "引用符で始まる項目が閉じられていません"))
        case .afterQuote(let line):
            Mistake(line: line, text: Text(en: "has text behind a closing quote", ja: "閉じ引用符の後に文字があります"))
        case .tooManyRows(let limit):
            Mistake(line: 0, text: Text(en: "The file has more than \(limit) rows.", ja: "行数が上限（\(limit)行）を超えています。"))
        }
    }
}
