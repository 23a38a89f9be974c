import Detection
import Events
import Foundation
import Logging
import ServiceLifecycle
import Storage
import Synchronization
import Testing

@testable import Notifications

@Suite(.enabled(if: PythonPeer.runs(["--version"]), "needs python3"), .serialized) struct DispatcherTests {
    private let scene: NotificationScene

    init() throws {
        scene = try NotificationScene()
    }

    private func hook(_ peer: PythonPeer, _ name: String = "hook") async throws -> Int64 {
        let address = "http://127.0.0.1:\(try await peer.port())/"
        return try await scene.store.setChannel(
            NotificationChannel(
                name: name, settings: .webhook(WebhookSettings(form: .generic, place: address)),
                sealedSecrets: try scene.sender.sealed(ChannelSecrets(address: Concealed(address)))))
    }

    private func record(_ second: Int64, _ level: Level = .high) async throws {
        _ = try await scene.alerts.record(
            [
                AlertFinding(
                    rule: "r", watch: "archive", level: level, host: "PC-1", chain: "\(second)", user: "u",
                    program: "p",
                    event: "e\(second)", time: .seconds(second))
            ], windowSeconds: 1)
    }

    /// Runs a dispatcher until something holds, then ends it.
    private func running(_ dispatcher: Dispatcher, until holds: () async throws -> Bool) async throws {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let group = ServiceGroup(configuration: .init(services: [dispatcher], logger: logger))
        async let running: Void = group.run()
        let reached = try await waited { try await holds() ? true : nil }
        await group.triggerGracefulShutdown()
        try await running
        #expect(reached == true)
    }

    private func allSent(_ count: Int) async throws -> Bool {
        try await scene.store.entryCounts() == [.sent: count]
    }

    @Test("an alert is told once, tried again while it is refused, and not after it was confirmed")
    func retries() async throws {
        let peer = try PythonPeer(PythonPeer.webServer, ["script": [503, "silent", "cut"] as [Any]])
        let channel = try await hook(peer)
        _ = try await scene.store.setRule(NotificationRule(name: "all", level: .medium, channels: [channel]))
        try await record(1)
        try await record(2, .low)
        try await running(scene.dispatcher()) { try await allSent(1) }
        try await running(scene.dispatcher()) { try await scene.store.news(limit: 1).isEmpty }
        let got = try await peer.messages(4)
        #expect(got.count == 4)
        let keys = Set(got.compactMap { ($0["headers"] as? [String: String])?["idempotency-key"] })
        let entry = try #require(try await scene.store.entries([.sent], before: nil, limit: 9).first)
        #expect(keys == [entry.key] && entry.attempts == 4 && entry.answer.hasPrefix("HTTP 200"))
    }

    @Test("what a server that was killed left behind is sent by the next one, with the same key")
    func restart() async throws {
        let peer = try PythonPeer(PythonPeer.webServer)
        let channel = try await hook(peer)
        _ = try await scene.store.setRule(NotificationRule(name: "all", channels: [channel]))
        try await record(1)
        // Killed between planning and sending, and once more while sending.
        try await scene.dispatcher().planNews()
        let entry = try #require(try await scene.store.due(at: .now).first)
        try await scene.store.begin(entry.id, at: .now)
        try await running(scene.dispatcher()) { try await allSent(1) }
        let got = try await peer.messages(1)
        #expect((got[0]["headers"] as? [String: String])?["idempotency-key"] == entry.key)
    }

    @Test("one channel that is down holds up no other; in the end its message is given up and stays to be seen")
    func givesUp() async throws {
        let (down, up) = (
            try PythonPeer(PythonPeer.webServer, ["script": Array(repeating: 500, count: 5_000)]),
            try PythonPeer(PythonPeer.webServer)
        )
        let channels = [try await hook(down, "down"), try await hook(up, "up")]
        _ = try await scene.store.setRule(NotificationRule(name: "all", channels: channels))
        try await record(1)
        let clock = Mutex(Timestamp.now)
        let limits = NotificationScene.limits
        let store = scene.store
        try await running(scene.dispatcher(limits, now: { clock.withLock { $0 } })) {
            if try await store.entryCounts()[.sent] == 1 {
                clock.withLock { $0 = Timestamp(ticks: $0.ticks + 4 * 86_400 * Timestamp.ticksPerSecond) }
            }
            return try await store.entryCounts() == [.sent: 1, .abandoned: 1]
        }
        let lost = try #require(try await store.entries([.abandoned], before: nil, limit: 1).first)
        #expect(lost.channel == channels[0] && lost.answer.hasPrefix("HTTP 500"))
    }

    @Test(
        "many alerts at once are one message; one that becomes worse is told again, where it was not bad enough before")
    func collects() async throws {
        let peer = try PythonPeer(PythonPeer.webServer)
        let channel = try await hook(peer)
        _ = try await scene.store.setRule(NotificationRule(name: "critical", level: .critical, channels: [channel]))
        for second in Int64(1)...60 { try await record(second * 10, second == 1 ? .low : .critical) }
        try await scene.dispatcher().planNews()
        let entry = try #require(try await scene.store.entries([.waiting], before: nil, limit: 9).first)
        guard case .alerts(let ids, let count) = entry.contents else {
            Issue.record("no alerts")
            return
        }
        #expect(ids.count == OutboxEntry.alertLimit && count == 59)
        try await running(scene.dispatcher()) { try await allSent(1) }
        _ = try await scene.alerts.record(
            [
                AlertFinding(
                    rule: "r", watch: "archive", level: .critical, host: "PC-1", chain: "10", user: "", program: "",
                    event: "worse", time: .seconds(10))
            ], windowSeconds: 1)
        try await running(scene.dispatcher()) { try await allSent(2) }
    }

    @Test("the end of the audit log leaves on the channels that take it, once for each end")
    func auditHead() async throws {
        let peer = try PythonPeer(PythonPeer.webServer)
        var channel = try await scene.store.channel(try await hook(peer))
        let head = AuditHead(number: 7, hash: String(repeating: "ab", count: 32))
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let export = AuditHeadExport(scene.audit, to: scene.store, logger: logger, now: { .now })
        #expect(try await !export.export(head))
        channel.takesAuditHead = true
        _ = try await scene.store.setChannel(channel)
        let entry = AuditEntry(
            number: 1, record: AuditRecord(time: .now, who: "a", from: "", action: "b"), hash: head.hash)
        _ = try await scene.audit.append { _ in entry }
        let group = ServiceGroup(
            configuration: .init(
                services: [
                    AuditHeadExport(
                        scene.audit, to: scene.store, every: .milliseconds(5), logger: logger, now: { .now }),
                    scene.dispatcher(),
                ], logger: logger))
        async let running: Void = group.run()
        let got = try #require(try await peer.messages(1).first)
        let body = try #require(got["body"] as? String)
        let isSent = try await waited { try await allSent(1) ? true : nil }
        await group.triggerGracefulShutdown()
        try await running
        #expect(isSent == true)
        #expect(String(decoding: Data(base64Encoded: body) ?? Data(), as: UTF8.self).contains(entry.head.written))
    }
}
