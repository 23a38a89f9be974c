import Accounts
import Alerting
import Console
import Detection
import Events
import Foundation
import HTTPTypes
import Intake
import Storage
import Testing

/// Events whose every field is written by somebody who wants to reach the administrator's browser.
@Suite struct HostileContentTests {
    /// Markup, script, what ends an attribute, template marks, controls, directions, and a bare surrogate's replacement.
    static let poison =
        "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{frame.token}}{{#page}}[[a|b]]\u{1b}[31m\u{0}\r\n\t\u{202e}gnp.exe\u{2066}\u{200b}\u{feff}\u{fffd}&amp;=1+1"

    static func activities(_ text: String) -> [Activity] {
        var file = FileActivity(.rename, text)
        file.oldPath = text
        file.share = text
        file.clientIP = text
        file.sha256 = text
        var registry = RegistryActivity(.valueSet, text)
        (registry.value, registry.data, registry.oldData) = (text, text, text)
        var network = NetworkActivity()
        (network.sourceIP, network.destinationIP, network.destinationDomain) = (text, text, text)
        var job = TransferJobActivity(.completed)
        (job.job, job.url, job.file, job.owner) = (text, text, text, text)
        return [
            .process(ProcessActivity(.start)), .file(file), .registry(registry), .network(network),
            .dns(DNSActivity(question: text)), .script(ScriptActivity(.block, text: text)), .transferJob(job),
            .moduleLoad(ModuleLoadActivity(path: text)),
            .intrusion(IntrusionActivity(.access, target: Process(executable: text))),
            .session(SessionActivity(.signIn, account: User(name: text))), .visit(VisitActivity(url: text)),
            .health(HealthActivity(.gap, detail: text)),
        ]
    }

    /// A finding and a line of a log for each kind of activity.
    static func lines(_ text: String, at time: Timestamp) -> [LogLine] {
        activities(text).enumerated().flatMap { index, activity in
            var event = Event(
                time: Timestamp(ticks: time.ticks + Int64(index) * 20_000), host: text, activity: activity)
            event.user = User(name: text, id: text)
            var process = Process(executable: "C:\\\(text)\\\(text)", pid: UInt32(100 + index), commandLine: text)
            (process.entityID, process.sha256, process.originalFileName, process.user) = ("E\(index)", text, text, text)
            process.start = time
            event.process = process
            event.ancestors = [Process(executable: text, pid: 7, commandLine: text)]
            event.origin.file = text
            event.origin.channel = text
            event.origin.recordID = UInt64(index)
            var log = EventLine()
            log.log = LogName.allCases[index % LogName.allCases.count].name
            (log.url, log.destinationDomain, log.archiveFormat, log.browserReasons) = (text, text, text, [text])
            var finding = log
            finding.kind = .alert
            finding.watch = text
            finding.ruleID = "registry.\(index)." + text
            finding.level = "critical"
            finding.techniques = [text]
            return [LogLine(log, event), LogLine(finding, event)]
        }
    }

    private static func fill(_ scene: ConsoleScene, _ text: String, count: Int = .max) async throws {
        let lines = Array(lines(text, at: .now).prefix(count))
        _ = try await scene.console.logs.append(lines, from: .importing(id: 1))
        try await AlertGrouping(scene.console.alerts).receive(lines)
        try await scene.console.hosts.seen([HostSighting(name: text, first: .now, last: .now)])
        let id = try #require(try await scene.console.alerts.alerts(AlertQuery(), limit: 1).first).id
        try await scene.console.alerts.add(AlertEntry(.comment(text), author: text, time: .now), to: id)
        try await scene.console.searches.save(text, query: "text=a", for: 1)
        try await scene.console.people.audit.record(text, by: text, from: text, subject: text, reason: text)
    }

    private static func check(_ page: Browser.Page, _ address: String) {
        #expect(page.status == 200, "\(address.debugDescription)")
        for bad in [
            "<script>alert", "<img src=x", "onerror=alert(2)>", "'><img", "\u{1b}", "\u{0}", "\u{202e}", "\u{2066}",
            "\u{200b}",
        ] {
            #expect(!page.text.contains(bad), "\(address) holds \(bad.debugDescription)")
        }
        // The template's own marks are words when they come from a log.
        #expect(!page.text.contains("{{frame.token}}") || page.text.contains("&lt;script&gt;"), "\(address)")
        let policy = page.headers[.init("Content-Security-Policy")!] ?? ""
        #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "\(address)")
        // No script and no style but those of files, so that the policy breaks nothing of ours.
        #expect(!page.text.contains(" style=\"") && !page.text.contains(" onclick="), "\(address)")
        #expect(!page.text.replacing("<script src=\"/assets/", with: "").contains("<script"), "\(address)")
    }

    @Test("every page shows hostile words of logs harmless", arguments: ["ja", "en"])
    func pages(language: String) async throws {
        let scene = try ConsoleScene()
        let browser = try await scene.browser(language: language)
        try await Self.fill(scene, Self.poison)
        var addresses = [
            "/", "/alerts", "/imports", "/audit", "/people", "/settings", "/account",
            "/logs?findings=1&"
                + "time,log,host,user,program,action,what,command,sha256,attribution,record"
                .split(separator: ",").map { "column=" + $0 }.joined(separator: "&"),
            "/logs", PageAddress.make("/logs", [("host", Self.poison), ("text", Self.poison), ("since", Self.poison)]),
            PageAddress.make("/alerts", [("host", Self.poison), ("watch", Self.poison)]),
            PageAddress.make("/process", [("host", Self.poison.replacing("\0", with: "\u{fffd}")), ("key", "E1")]),
        ]
        let alerts = try await scene.console.alerts.alerts(AlertQuery(), limit: 20)
        #expect(alerts.count > 5)
        addresses += alerts.map { "/alerts/\($0.id)" }
        for address in addresses { Self.check(try await browser.get(address), address) }
    }

    @Test("a megabyte in a field is cut on pages, and whole in exports")
    func long() async throws {
        let scene = try ConsoleScene()
        let browser = try await scene.browser()
        let text = String(repeating: "長<", count: 262_144)
        try await Self.fill(scene, text, count: 4)
        for address in ["/", "/alerts", "/alerts/1", "/logs"] {
            let page = try await browser.get(address)
            #expect(page.status == 200)
            #expect(page.text.utf8.count < 6_000_000, "\(address) \(page.text.utf8.count)")
        }
    }

    @Test(
        "no cell of an exported table is a formula, and every line of JSON is one",
        arguments: ["csv", "cp932", "jsonl"])
    func exports(format: String) async throws {
        let scene = try ConsoleScene()
        let browser = try await scene.browser()
        try await Self.fill(scene, "=cmd|' /C calc'!A0" + Self.poison)
        let page = try await browser.get("/logs/export?format=" + format)
        #expect(page.status == 200)
        if format == "jsonl" {
            for line in page.text.split(separator: "\n") {
                #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
            }
        } else {
            #expect(!page.text.contains(",=cmd") && !page.text.contains(",\"=cmd"))
            #expect(page.text.contains("'=cmd"))
        }
        let audit = try await scene.console.people.stores.audit.newestEntries(limit: 1)
        #expect(audit.first?.record.action == "logs.export")
    }
}
