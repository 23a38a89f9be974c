import Analysis
import Detection
import EVTXWriter
import EventFiles
import Events
import ExampleFiles
import Foundation
import Scenarios
import Testing
import Watches
import WindowsLog

/// Quiet on ordinary machines: the week of an organisation in which nothing bad happens.
@Suite struct OrdinaryWeekTests {
    private static let week = OrdinaryWeek.records()

    private struct Judged {
        var findings: [String: [String]] = [:]
        var lines: [LogName: Int] = [:]
    }

    @Test("the week has enough of everything")
    func size() {
        #expect(Self.week.count == 7)
        for host in Self.week {
            let perDay = host.count / 5
            #expect(perDay > 1_000, "\(host.first?.computer ?? ""): \(perDay) records a day")
        }
        var seen: [String: Int] = [:]
        for record in Self.week.joined() { seen["\(record.channel) \(record.eventID)", default: 0] += 1 }
        for id in [1, 2, 3, 5, 7, 8, 10, 11, 12, 13, 15, 22, 23] {
            #expect(seen["Microsoft-Windows-Sysmon/Operational \(id)", default: 0] > 0, "Sysmon \(id)")
        }
        for id in [4624, 4634, 4647, 4656, 4657, 4663, 4688, 4689, 4800, 4801, 5140, 5145, 5156] {
            #expect(seen["Security \(id)", default: 0] > 0, "Security \(id)")
        }
    }

    @Test("at most one finding at medium or above for each host and day, and every log has lines")
    func quiet() {
        let judged = Self.judge(Self.week.joined())
        for (place, findings) in judged.findings.sorted(by: { $0.key < $1.key }) {
            #expect(findings.count <= 1, "\(place)\n\(findings.joined(separator: "\n"))")
        }
        for log in LogName.allCases { #expect(judged.lines[log, default: 0] > 0, "\(log.name) has no line") }
    }

    @Test("a PC's week reads the same from EVTX files")
    func asFiles() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "mitsuke-week-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let host = Self.week[4]
        for (index, channel) in Set(host.map(\.channel)).sorted().enumerated() {
            var writer = EVTXWriter()
            for record in host where record.channel == channel { try writer.append(EVTXEvent(record)) }
            try Data(writer.file()).write(to: folder.appending(path: "\(index).evtx"))
        }
        let format = CollectingFormat()
        let problems = CollectingProblems()
        let analysis = Analysis(
            InputWalk([folder.path]).files, policy: .default, question: .findings, selection: Selection(), jobs: 2)
        _ = analysis.run(format: format, problems: problems) { _ in true }
        #expect(problems.problems.isEmpty)
        let fromFiles = format.findings.filter { $0.level >= .medium }.map(\.rule).sorted()
        let direct = Self.judge(host).findings.values.joined().map { String($0.prefix { $0 != " " }) }.sorted()
        #expect(fromFiles == direct)
    }

    /// Learns from all and then judges all, as `mitsuke analyze` does.
    private static func judge(_ records: some Sequence<ScenarioRecord>) -> Judged {
        let watchkeeping = Watchkeeping(.default)
        each(records) { event, _ in watchkeeping.learn(event) }
        var judged = Judged()
        each(records) { event, record in
            guard let verdict = watchkeeping.judge(&event) else { return }
            if let log = verdict.logs.first { judged.lines[log, default: 0] += 1 }
            var rules: Set<String> = []
            for finding in verdict.findings where finding.level >= .medium && rules.insert(finding.rule.id).inserted {
                judged.findings["\(record.computer) day \(day(of: event.time))", default: []].append(
                    describe(finding, event))
            }
        }
        return judged
    }

    private static func each(_ records: some Sequence<ScenarioRecord>, _ body: (inout Event, ScenarioRecord) -> Void) {
        let filled = WindowsRecord()
        for record in records {
            record.fill(filled)
            guard let index = RecordKind.index(filled.provider, filled.eventID),
                var event = RecordKind.table[index].event(filled)
            else { continue }
            body(&event, record)
        }
    }

    private static func day(of time: Timestamp) -> Int64 {
        (time.ticks / Timestamp.ticksPerSecond + 9 * 3_600) / 86_400
    }

    private static func describe(_ finding: Finding, _ event: Event) -> String {
        let target: String =
            switch event.activity {
            case .file(let file): file.path
            case .registry(let registry): registry.path
            case .network(let network): "\(network.destinationIP):\(network.destinationPort ?? 0)"
            case .script(let script): script.text
            case .transferJob(let job): job.url
            default: event.process.commandLine
            }
        return "\(finding.rule.id) \(finding.level.name): \(event.process.executable) · \(target)"
            + " · by \(event.ancestors.first?.executable ?? "?")"
    }
}
