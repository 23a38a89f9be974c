import Analysis
import Detection
import Events
import Foundation
import Testing

@testable import Reports

/// The forms for programs: JSON lines and CSV.
@Suite struct FormatTests {
    private func jsonLines(
        _ examples: [ReportExamples.Example], _ language: Language, logs: Bool
    ) throws -> [[String: Any]] {
        let bytes = ReportExamples.written(examples, JSONLinesFormat(language, withOriginals: false), logs: logs)
        return try ReportExamples.text(bytes).split(separator: "\n").map {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
        }
    }

    @Test("writes the golden lines", arguments: Language.allCases)
    func golden(language: Language) throws {
        let format = JSONLinesFormat(language, withOriginals: false)
        try Golden.expect("findings.\(language).jsonl", ReportExamples.written(ReportExamples.all, format))
        try Golden.expect("logs.jsonl", ReportExamples.written(ReportExamples.all, format, logs: true))
        try Golden.expect(
            "findings.\(language).csv", ReportExamples.written(ReportExamples.all, CSVFormat(language, .utf8)))
        try Golden.expect(
            "findings.\(language).cp932.csv", ReportExamples.written(ReportExamples.all, CSVFormat(language, .cp932)))
    }

    @Test("a finding's line names its watch, log, rule, level and techniques")
    func finding() throws {
        let line = try jsonLines([ReportExamples.archive], .ja, logs: false)[0]
        #expect(line["event.kind"] as? String == "alert")
        #expect(line["mitsuke.watch"] as? String == "archive")
        #expect(line["mitsuke.log"] as? String == "archive")
        #expect(line["rule.id"] as? String == "archive.encrypted")
        #expect(line["rule.name"] as? String == "パスワード付きの圧縮")
        #expect(line["mitsuke.level"] as? String == "high", "the finding's, not the rule's")
        #expect(line["threat.technique.id"] as? [String] == ["T1560.001", "T1027"])
        #expect(line["mitsuke.archive.encrypted"] as? Bool == true)
        #expect((line["mitsuke.ancestors"] as? [[String: Any]])?.count == 2)
    }

    @Test("a log's line is an event, and says nothing of rules")
    func log() throws {
        let line = try jsonLines([ReportExamples.archive], .en, logs: true)[0]
        #expect(line["event.kind"] as? String == "event")
        #expect(line["mitsuke.log"] as? String == "archive")
        for key in ["mitsuke.watch", "rule.id", "rule.name", "mitsuke.level", "threat.technique.id"] {
            #expect(line[key] == nil, "\(key)")
        }
    }

    @Test(
        "what was done in a transfer is the transfer, where its direction is known",
        arguments: [(TransferDirection.upload, "upload"), (.download, "download"), (.unknown, "start"), (nil, "start")])
    func transfer(direction: TransferDirection?, action: String) throws {
        for logs in [false, true] {
            let line = try jsonLines([ReportExamples.transfer(direction)], .en, logs: logs)[0]
            #expect(line["event.action"] as? String == action)
            #expect(line["mitsuke.transfer.direction"] as? String == direction?.rawValue)
            #expect(line["url.full"] as? String == "ftp://198.51.100.7/")
        }
    }

    @Test("in another log than the transfer log, the act is not the transfer")
    func otherLog() throws {
        var example = ReportExamples.transfer(.upload)
        example.log = .process
        #expect(try jsonLines([example], .en, logs: true)[0]["event.action"] as? String == "start")
    }

    @Test(
        "a finding stands in a log of its own watch, or else in the one that says most",
        arguments: [
            (ReportExamples.hidden, [LogName.webAccess, .process], "web-access"),
            (ReportExamples.hidden, [.webAccess, .unexpectedTCP], "unexpected-tcp"),
            (ReportExamples.runKeys, [.process, .transfer], "transfer"),
        ])
    func filed(rule: Rule, logs: [LogName], expected: String) throws {
        var example = ReportExamples.process
        example.finding = Finding(rule)
        example.verdict.logs = logs.reduce(into: LogSet()) { $0.insert(LogSet($1)) }
        #expect(try jsonLines([example], .en, logs: false)[0]["mitsuke.log"] as? String == expected)
    }

    @Test("the table has a column for each key, and every row as many cells")
    func table() throws {
        let text = ReportExamples.text(ReportExamples.written(ReportExamples.all, CSVFormat(.en, .utf8)))
        #expect(text.hasPrefix("\u{feff}@timestamp,event.id,"))
        let rows = CSVReading.rows(text)
        #expect(rows[0].count == EventKey.allCases.count)
        #expect(rows.dropLast().allSatisfy { $0.count == rows[0].count })
        #expect(rows.last == [""], "ends with a line break")
    }

    @Test("the table says what the JSON lines say; ancestors and lists in one cell")
    func sameAsJSON() throws {
        let rows = CSVReading.rows(
            ReportExamples.text(ReportExamples.written([ReportExamples.archive], CSVFormat(.en, .utf8))))
        let row = Dictionary(zip(EventKey.allCases.map(\.name), rows[1])) { first, _ in first }
        let json = try jsonLines([ReportExamples.archive], .en, logs: false)[0]
        for (key, value) in json {
            if let text = value as? String { #expect(row[key] == text, "\(key)") }
        }
        #expect(row["threat.technique.id"] == "T1560.001 T1027")
        #expect(row["mitsuke.ancestors"] == #"C:\Windows\System32\cmd.exe ← C:\Windows\explorer.exe"#)
        #expect(row["process.pid"] == "4712")
        #expect(row["mitsuke.archive.encrypted"] == "true")
    }
}

/// A reader of CSV, for tests.
enum CSVReading {
    /// RFC 4180; the byte order mark is taken away.
    static func rows(_ text: String) -> [[String]] {
        var rows: [[String]] = [[]]
        var cell = ""
        var isQuoted = false
        let scalars = Array((text.hasPrefix("\u{feff}") ? String(text.dropFirst()) : text).unicodeScalars)
        var at = 0
        while at < scalars.count {
            let scalar = scalars[at]
            let next = at + 1 < scalars.count ? scalars[at + 1] : nil
            if isQuoted {
                if scalar == "\"", next == "\"" {
                    cell.append("\"")
                    at += 1
                } else if scalar == "\"" {
                    isQuoted = false
                } else {
                    cell.unicodeScalars.append(scalar)
                }
            } else if scalar == "\"", cell.isEmpty {
                isQuoted = true
            } else if scalar == "," || (scalar == "\r" && next == "\n") {
                rows[rows.count - 1].append(cell)
                cell = ""
                if scalar == "\r" {
                    rows.append([])
                    at += 1
                }
            } else {
                cell.unicodeScalars.append(scalar)
            }
            at += 1
        }
        rows[rows.count - 1].append(cell)
        return rows
    }
}
