import Console
import Crypto
import Events
import Link
import Sensing
import Spooling
import Storage
import Testing

/// What the page of a host says of its agent: sensors, and how complete the records are.
@Suite struct HostAgentTests {
    @Test("sensors with the reason why one does not work, gaps by hour, all in words", arguments: ["en", "ja"])
    func page(_ language: String) async throws {
        let scene = try ConsoleScene()
        let desk = try #require(scene.console.agents)
        let now = scene.console.now()
        func ago(_ hours: Int64) -> Timestamp { Timestamp(ticks: now.ticks - hours * 3_600 * Timestamp.ticksPerSecond) }
        let token = try await desk.office.makeToken(
            .single(name: "fs01"), group: nil, lasts: 600, by: .init(name: "a", address: ""))
        let digest = Hexadecimal.text(SHA256.hash(data: Array(token.exposed.utf8)))
        let id = String(repeating: "c", count: 32)
        _ = try await desk.store.enrol(
            EnrolmentRequest(
                digest: Concealed(digest), id: id, name: "fs01", serial: "1", certificateEnds: .seconds(3_000_000_000),
                version: "0.1.0", system: "Debian 13", address: "192.0.2.1"), at: ago(30))
        try await desk.store.note(
            [
                AgentSensor(name: "fanotify", isLive: true, detail: "filesystem marks on 2", time: ago(1)),
                AgentSensor(name: "bpf", isLive: false, detail: "<b>not permitted", time: ago(1)),
            ], of: id)
        func line(_ event: Event, _ number: Int) -> LogLine {
            var event = event
            event.origin.eventIdentity = "g-\(number)"
            var line = EventLine()
            line.log = "health"
            return LogLine(line, event)
        }
        let overflow = Gap("fanotify", .queueOverflow, count: 1_234, since: ago(5), until: ago(4))
        let state = HealthActivity(.sensorStateChanged, detail: "fanotify: live")
        _ = try await scene.console.logs.append(
            [
                line(overflow.event(host: "fs01"), 1),
                line(Event(time: ago(8), host: "fs01", activity: .health(state)), 2),
            ], from: .agents)
        let text = try await scene.browser(language: language).get("/hosts/fs01").text
        let isJapanese = language == "ja"
        #expect(
            text.contains(
                isJapanese ? "ファイル操作 <span class=\"mono muted\">fanotify" : "Files <span class=\"mono muted\">fanotify")
        )
        #expect(text.contains("&lt;b&gt;not permitted") && !text.contains("<b>not permitted"))
        #expect(text.contains(isJapanese ? "利用不可" : "does not work"))
        #expect(
            text.contains(isJapanese ? "システムの待ち行列があふれた" : "the system&#39;s queue was full")
                || text.contains("the system's queue was full"))
        #expect(text.contains(isJapanese ? "1234件" : "1234 lost"))
        // The hours of the gap, the one with another record, and those before the agent joined.
        #expect(text.matches(of: /<i class="gap"/).count == 2)
        #expect(text.matches(of: /<i class="some"/).count == 1)
        #expect(text.matches(of: /<i class="outside"/).count >= 168 - 32)
        #expect(text.contains(isJapanese ? "標準（組み込み）" : "as built in"))
        // A host without an agent has neither.
        let other = try await scene.browser(language: language)
        try await scene.console.hosts.describe([HostDescription(name: "PC-9", group: nil, owner: "", note: "")])
        #expect(try await !other.get("/hosts/PC-9").text.contains("class=\"completeness\""))
    }
}
