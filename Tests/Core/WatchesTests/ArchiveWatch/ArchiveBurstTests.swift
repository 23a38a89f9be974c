import Detection
import Events
import Testing

@testable import Watches

@Suite struct ArchiveBurstTests {
    private static func archive(_ number: Int, at second: Int64, by program: String = "C:\\Users\\a\\x.exe") -> Event {
        var event = Event(
            time: .seconds(second), host: "PC1", activity: .file(FileActivity(.create, "C:\\work\\\(number).zip")))
        event.process = Process(executable: program, pid: 7)
        return event
    }

    /// The numbers of the events with a finding of the burst, whatever the order in which they are learnt.
    private static func bursts(_ events: [Event], count: Int = 3, seconds: Int = 60) -> [Int] {
        var policy = ArchivePolicy.default
        policy.burstCount = count
        policy.burstSeconds = seconds
        var results: [[Int]] = []
        for order in [events, events.reversed()] {
            let watch = ArchiveWatch(policy)
            for event in order where watch.learns(from: event) { watch.learn(event) }
            results.append(
                events.indices.filter { index in
                    var verdict = Verdict()
                    watch.judge(events[index], &verdict)
                    return verdict.findings.contains { $0.rule.id == "archive.burst" }
                })
        }
        #expect(results[0] == results[1])
        return results[0]
    }

    @Test(
        "one finding when the number is full",
        arguments: [
            ([0, 1, 2], [2]), ([0, 1, 2, 3, 4, 5], [2]), ([0, 40, 80, 120], []), ([0, 1], []), ([0, 0, 0], []),
            ([0, 1, 2, 500, 501, 502], [2, 5]), ([0, 30, 60], [2]),
        ] as [([Int64], [Int])])
    func burst(_ seconds: [Int64], _ expected: [Int]) {
        #expect(Self.bursts(seconds.enumerated().map { Self.archive($0.offset, at: $0.element) }) == expected)
    }

    @Test("what follows in a burst is low")
    func goesOn() {
        var policy = ArchivePolicy.default
        policy.burstCount = 3
        let watch = ArchiveWatch(policy)
        let events = (0..<6).map { Self.archive($0, at: Int64($0)) }
        for event in events { watch.learn(event) }
        let levels = events.map { event in
            var verdict = Verdict()
            watch.judge(event, &verdict)
            return verdict.findings.map(\.level).max()
        }
        #expect(levels == [.medium, .medium, .high, .low, .low, .low])
    }

    @Test("other processes' archives do not count")
    func others() {
        var events = (0..<4).map { Self.archive($0, at: Int64($0)) }
        for index in events.indices { events[index].process.pid = UInt32(index) }
        #expect(Self.bursts(events).isEmpty)
    }

    @Test("an installer that unpacks in a protected folder is low")
    func installed() {
        var policy = ArchivePolicy.default
        policy.burstCount = 2
        let watch = ArchiveWatch(policy)
        let events = (0..<2).map { Self.archive($0, at: Int64($0), by: "C:\\Program Files\\X\\x.exe") }
        for event in events { watch.learn(event) }
        var verdict = Verdict()
        watch.judge(events[1], &verdict)
        #expect(verdict.findings.contains { $0.rule.id == "archive.burst" && $0.level == .low })
    }

    @Test("memory is bounded")
    func bounded() {
        var bursts = ArchiveBursts(count: 10, seconds: 60)
        for number in 0..<20_000 {
            bursts.learn(Process(executable: "x", pid: UInt32(number)), "PC1", .seconds(Int64(number)))
            bursts.learn(Process(executable: "x", pid: 1), "PC1", .seconds(Int64(number)))
        }
        #expect(bursts.keptCount <= 4_096 + 256)
    }
}
