import Detection
import Events
import Testing
import Watches

@Suite struct WatchkeepingTests {
    @Test func `another policy counts from the next event on, and what did not change stays as it was`() throws {
        let keeping = Watchkeeping(.linux)
        let before = keeping.watches
        var start = Event(time: .seconds(1), host: "h", activity: .process(ProcessActivity(.start)))
        start.process = Process(executable: "/usr/bin/bash", pid: 7)
        keeping.learn(start)
        var asked = 0
        var policy = Policy.linux
        policy.archive.settings.isEnabled = false
        keeping.obey(policy) {
            asked += 1
            return []
        }
        for (old, new) in zip(before, keeping.watches) {
            #expect((old === new) == (old.name != .archive))
        }
        #expect(asked == 1)
        // The same once more is no change.
        let after = keeping.watches
        keeping.obey(policy) {
            Issue.record("asked again"); return []
        }
        #expect(zip(after, keeping.watches).allSatisfy { $0 === $1 })
        // Processes are known on.
        var act = Event(time: .seconds(2), host: "h", activity: .file(FileActivity(.create, "/srv/a")))
        act.process.pid = 7
        _ = keeping.judge(&act)
        #expect(act.process.executable == "/usr/bin/bash")
    }

    @Test func `a new watch learns what runs`() throws {
        var policy = Policy.linux
        let keeping = Watchkeeping(policy)
        policy.transfer.ports.append(2_121)
        var asked = 0
        keeping.obey(policy) {
            asked += 1
            return []
        }
        policy.browser.ports.append(8_080)
        keeping.obey(policy) {
            asked += 1
            return []
        }
        #expect(asked == 2)
    }
}
