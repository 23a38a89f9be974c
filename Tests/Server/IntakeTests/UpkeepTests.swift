import Detection
import Events
import Foundation
import Logging
import SQLiteStorage
import ServiceLifecycle
import Storage
import Synchronization
import Testing

@testable import Intake

@Suite struct UpkeepTests {
    /// What a test makes of the machine.
    final class Machine: Sendable {
        let space = Mutex<DiskSpace?>(DiskSpace(freeBytes: 100 << 30, totalBytes: 200 << 30))
        let condition = ServerCondition()
        let dropped = Mutex<[String]>([])

        func upkeep(_ logs: any LogStore, _ settings: any SettingsStore, now: Timestamp = .now) -> Upkeep {
            Upkeep(
                logs: logs, settings: settings, condition: condition, logger: Logger(label: "test"),
                disk: { self.space.withLock { $0 } }, dropped: { days in self.dropped.withLock { $0 += days } },
                now: { now })
        }
    }

    private let machine = Machine()
    private let folder: TemporaryFolder
    private let logs: SQLiteLogStore
    private let settings: SQLiteSettingsStore

    init() throws {
        folder = try TemporaryFolder()
        for name in ["logs", "damaged"] {
            try FileManager.default.createDirectory(atPath: folder.path + "/" + name, withIntermediateDirectories: true)
        }
        logs = SQLiteLogStore(folder: folder.path + "/logs", damagedFolder: folder.path + "/damaged")
        settings = SQLiteSettingsStore(try ControlDatabase(path: folder.path + "/control.sqlite"))
    }

    private func line(_ day: Int64) -> LogLine {
        let time = Timestamp(ticks: day * 86_400 * Timestamp.ticksPerSecond)
        var event = Event(time: time, host: "PC-1", activity: .file(FileActivity(.create, #"C:\a.txt"#)))
        event.origin.recordID = UInt64(day)
        var line = EventLine()
        line.kind = .event
        line.log = "file-operation"
        return LogLine(line, event)
    }

    @Test("a disk that is nearly full stops the intake in words, and room lets it go on")
    func disk() async throws {
        let guarded = GuardedLogStore(logs, machine.condition)
        let upkeep = machine.upkeep(guarded, settings)
        upkeep.lookAtDisk()
        #expect(machine.condition.troubles == [])
        #expect(try await guarded.append([line(20_000)], from: .importing(id: 1)).added == 1)

        machine.space.withLock { $0!.freeBytes = 400 << 20 }
        upkeep.lookAtDisk()
        #expect(machine.condition.troubles == [.diskNearlyFull(freeBytes: 400 << 20)])
        #expect(machine.condition.troubles[0].text.en.contains("400 MiB left"))
        #expect(machine.condition.troubles[0].text.ja.contains("残り 400 MiB"))
        await #expect(throws: StoreError.full) { try await guarded.append([line(20_001)], from: .importing(id: 1)) }
        // What is there is read on.
        #expect(try await guarded.lines(LogQuery(), limit: 10, after: nil).lines.count == 1)

        // Not at the first byte.
        machine.space.withLock { $0!.freeBytes = 513 << 20 }
        upkeep.lookAtDisk()
        #expect(machine.condition.isIntakeStopped)
        machine.space.withLock { $0!.freeBytes = 700 << 20 }
        upkeep.lookAtDisk()
        #expect(machine.condition.troubles == [])
        #expect(try await guarded.append([line(20_001)], from: .importing(id: 1)).added == 1)
    }

    @Test("on a small disk more is kept free than a batch takes", arguments: [(44, 22), (1_000, 128), (100_000, 512)])
    func small(_ totalMiB: Int, _ reserveMiB: Int) {
        #expect(DiskSpace(freeBytes: 0, totalBytes: totalMiB << 20).reserve == reserveMiB << 20)
    }

    @Test("no batch goes into what is kept free, however fast they come")
    func reserve() async throws {
        let watch = DiskWatch(machine.condition, logger: Logger(label: "test")) { machine.space.withLock { $0 } }
        let guarded = GuardedLogStore(logs, machine.condition, watch: watch)
        #expect(try await guarded.append([line(20_000)], from: .importing(id: 1)).added == 1)
        machine.space.withLock { $0!.freeBytes = 511 << 20 }
        // Nobody else looked at the disk meanwhile.
        await #expect(throws: StoreError.full) { try await guarded.append([line(20_001)], from: .importing(id: 1)) }
        #expect(machine.condition.troubles == [.diskNearlyFull(freeBytes: 511 << 20)])
        machine.space.withLock { $0!.freeBytes = 700 << 20 }
        #expect(try await guarded.append([line(20_001)], from: .importing(id: 1)).added == 1)
    }

    @Test("a store that says the disk is full stops the intake until there is room")
    func full() async throws {
        let guarded = GuardedLogStore(MemoryLogStore(room: 0), machine.condition)
        await #expect(throws: StoreError.full) { try await guarded.append([line(20_000)], from: .importing(id: 1)) }
        #expect(machine.condition.troubles == [.diskFull])
        machine.upkeep(guarded, settings).lookAtDisk()
        #expect(machine.condition.troubles == [])
    }

    @Test("days past the retention that is set are dropped, by days and by bytes; imports stay")
    func retention() async throws {
        _ = try await logs.append([line(20_000)], from: .importing(id: 1))
        _ = try await logs.append([line(20_001), line(20_002)], from: .agent(host: "PC-1"))
        let later = Timestamp(ticks: Timestamp.now.ticks + 20 * 86_400 * Timestamp.ticksPerSecond)
        await machine.upkeep(logs, settings, now: later).retain()
        #expect(try await logs.days().count == 3)
        var set = ServerSettings()
        set.retention = RetentionLimits(days: nil, bytes: 1)
        try await settings.setSettings(set)
        await machine.upkeep(logs, settings, now: later).retain()
        // The newest of the agents stays: it is being written.
        #expect(try await logs.days().map(\.day) == ["2024-10-04", "2024-10-06"])
        set.retention = RetentionLimits(days: 10)
        try await settings.setSettings(set)
        await machine.upkeep(logs, settings, now: later).retain()
        #expect(try await logs.days().map(\.day) == ["2024-10-04"])
        #expect(machine.dropped.withLock { $0 } == ["2024-10-05", "2024-10-06"])
        #expect(machine.condition.troubles == [])
    }

    @Test("a day that is damaged is told of")
    func damaged() async throws {
        try Data(repeating: 7, count: 8_192).write(to: URL(filePath: folder.path + "/logs/2024-10-05.sqlite"))
        let store = SQLiteLogStore(folder: folder.path + "/logs", damagedFolder: folder.path + "/damaged")
        await machine.upkeep(store, settings).retain()
        #expect(machine.condition.troubles == [.damagedDays(["2024-10-05"])])
        #expect(!machine.condition.isIntakeStopped)
        #expect(machine.condition.troubles[0].text.ja.contains("2024-10-05"))
    }

    @Test("the first retention takes place at the start, and the service ends when the server does")
    func service() async throws {
        var set = ServerSettings()
        set.retention = RetentionLimits(days: 1)
        try await settings.setSettings(set)
        _ = try await logs.append([line(20_001)], from: .agent(host: "PC-1"))
        let later = Timestamp(ticks: Timestamp.now.ticks + 5 * 86_400 * Timestamp.ticksPerSecond)
        let group = ServiceGroup(services: [machine.upkeep(logs, settings, now: later)], logger: Logger(label: "test"))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            for _ in 0..<12_000 where try await !logs.days().isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            #expect(try await logs.days().isEmpty)
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }
}
