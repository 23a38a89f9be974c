import Events
import Foundation
import Sensing
import Spool
import Spooling
import Testing
import Watches

@testable import Judging

@Suite struct JudgingTests {
    private let folder = FileManager.default.temporaryDirectory.path + "/judging-\(UUID().uuidString)"
    private let start = Timestamp.seconds(1_790_000_000)

    private func after(_ seconds: Int64) -> Timestamp {
        Timestamp(ticks: start.ticks + seconds * Timestamp.ticksPerSecond)
    }

    private func started(_ program: String, _ pid: UInt32, parent: UInt32, at second: Int64) -> Event {
        var event = Event(time: after(second), host: "", activity: .process(ProcessActivity(.start)))
        event.process = Process(executable: program, pid: pid, commandLine: program + " --now")
        event.process.start = event.time
        event.parent = Process()
        event.parent?.pid = parent
        return event
    }

    private func made(_ path: String, by pid: UInt32, at second: Int64) -> Event {
        var event = Event(time: after(second), host: "", activity: .file(FileActivity(.create, path)))
        event.process.pid = pid
        return event
    }

    /// What lies in the spool.
    private func lines() throws -> [(line: EventLine, event: Event, value: SpoolRecord.Value)] {
        var reader = SegmentReader(folder: folder)
        var found: [(EventLine, Event, SpoolRecord.Value)] = []
        _ = try reader.records(after: nil) { entry in
            let read = try? entry.line.withMemoryRebound(to: UInt8.self) { try EventJSON.read($0) }
            if let read { found.append((read.line, read.event, entry.value)) }
            return true
        }
        return found
    }

    @Test("an event is joined to who did it, up to the root, judged, and written down under the host's name")
    func chain() throws {
        let judging = Judging(.default, spool: try Spool(folder: folder), host: "fs01", ownFolder: folder) {
            after(100)
        }
        judging.receive(started("/usr/lib/systemd/systemd", 1, parent: 0, at: 0))
        judging.receive(started("/usr/sbin/sshd", 20, parent: 1, at: 1))
        judging.receive(started("/usr/bin/bash", 30, parent: 20, at: 2))
        judging.receive(started("/usr/bin/cp", 40, parent: 30, at: 3))
        judging.receive(made("/srv/営業/見積.xlsx", by: 40, at: 4))
        #expect(try lines().isEmpty)
        // The agent's own.
        judging.receive(made(folder + "/inbox/ack", by: 40, at: 4))
        try judging.flush()
        let found = try lines()
        #expect(found.map(\.line.log) == ["process", "process", "process", "process", "file-operation"])
        let last = try #require(found.last)
        #expect(last.event.host == "fs01" && last.event.process.executable == "/usr/bin/cp")
        #expect(
            last.event.ancestors.prefix(3).map(\.executable) == [
                "/usr/bin/bash", "/usr/sbin/sshd", "/usr/lib/systemd/systemd",
            ])
        #expect(Set(found.map(\.event.origin.eventIdentity)).count == found.count)
    }

    @Test("a finding waits for nobody and is let go of last; gaps and sensors' states are lines of the health log")
    func urgent() throws {
        let judging = Judging(.default, spool: try Spool(folder: folder), host: "fs01", ownFolder: folder) {
            after(100)
        }
        judging.receive(started("/usr/bin/true", 7, parent: 1, at: 0))
        #expect(!judging.isUrgent)
        judging.receive(Gap("fanotify", .queueOverflow, count: 3, until: after(5)))
        #expect(judging.isUrgent)
        judging.receive(SensorState("bpf", isLive: false, detail: "no CAP_BPF; polling /proc"))
        try judging.flush()
        #expect(!judging.isUrgent)
        let health = try lines().filter { $0.line.log == "health" }
        #expect(health.map(\.value) == [.finding, .finding])
        guard case .health(let gap)? = health.first?.event.activity,
            case .health(let state)? = health.last?.event.activity
        else {
            Issue.record("no health")
            return
        }
        #expect(gap.sensor == "fanotify" && gap.count == 3)
        #expect(state.action == .sensorFailed && state.detail.contains("polling /proc"))
    }

    @Test("what the spool lets go of is told in the spool itself")
    func spoolGap() throws {
        var limits = SpoolLimits()
        (limits.bytes, limits.segmentBytes) = (40_000, 4_000)
        let judging = Judging(
            .default, spool: try Spool(folder: folder, limits: limits), host: "fs01", ownFolder: folder
        ) { after(100) }
        for number in UInt32(0)..<400 {
            judging.receive(started("/usr/bin/tool\(number)", 100 + number, parent: 1, at: Int64(number)))
            try judging.flush()
        }
        let gaps = try lines().compactMap { entry -> UInt64? in
            if case .health(let health) = entry.event.activity { health.count } else { nil }
        }
        #expect(gaps.reduce(0, +) > 100)
    }
}
