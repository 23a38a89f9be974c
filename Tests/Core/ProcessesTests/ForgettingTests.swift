import Events
import Processes
import Testing

@Suite struct ForgettingTests {
    private func event(
        _ action: ProcessActivity.Action, _ pid: UInt32, _ program: String, parent: UInt32?, at second: Int64
    ) -> Event {
        var event = Event(time: .seconds(second), host: "fs01", activity: .process(ProcessActivity(action)))
        event.process = Process(executable: program, pid: pid, commandLine: program + " -x")
        if action == .start { event.process.start = event.time }
        if let parent {
            event.parent = Process()
            event.parent?.pid = parent
        }
        return event
    }

    private func chain(_ table: ProcessTable, _ pid: UInt32, at second: Int64) -> [String] {
        var event = Event(time: .seconds(second), host: "FS01", activity: .file(FileActivity(.create, "/srv/a")))
        event.process.pid = pid
        table.enrich(&event)
        return ([event.process] + event.ancestors).map(\.executable)
    }

    @Test("what ended long ago goes, but for those above a process that stays; what stays is found as before")
    func forget() {
        let table = ProcessTable()
        for (pid, parent) in [(UInt32(1), UInt32?.none), (10, 1), (11, 10), (12, 11)] {
            table.learn(event(.start, pid, "/bin/p\(pid)", parent: parent, at: Int64(pid)))
        }
        // Everything between the first and the last has ended.
        for pid in [UInt32(10), 11] { table.learn(event(.end, pid, "/bin/p\(pid)", parent: nil, at: 50)) }
        for number in UInt32(0)..<5_000 {
            table.learn(event(.start, 100 + number, "/bin/short\(number)", parent: 1, at: 60))
            table.learn(event(.end, 100 + number, "/bin/short\(number)", parent: nil, at: 61))
        }
        let before = chain(table, 12, at: 70)
        #expect(before == ["/bin/p12", "/bin/p11", "/bin/p10", "/bin/p1"])
        table.forget(endedBefore: .seconds(61))
        #expect(table.count == 5_004)
        table.forget(endedBefore: .seconds(62))
        #expect(table.count == 4)
        #expect(chain(table, 12, at: 70) == before)
        #expect(chain(table, 105, at: 61).first != "/bin/short5")
        // A pid that is given again is another process.
        table.learn(event(.start, 105, "/bin/new", parent: 12, at: 80))
        #expect(chain(table, 105, at: 81) == ["/bin/new"] + before)
        table.forget(endedBefore: .seconds(1_000))
        #expect(table.count == 5)
    }
}
