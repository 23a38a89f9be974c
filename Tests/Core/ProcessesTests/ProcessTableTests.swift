import Events
import Testing

@testable import Processes

@Suite struct ProcessTableTests {
    @Test("ancestry by GUID, in whatever order the starts are learnt")
    func byGUID() {
        let starts = [
            start(1, "explorer.exe", pid: 10, guid: 1, parentPID: 2, parent: "userinit.exe"),
            start(2, "cmd.exe", pid: 20, guid: 2, parentGUID: 1), start(3, "rar.exe", pid: 30, guid: 3, parentGUID: 2),
        ]
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
            let table = ProcessTable()
            for index in order { table.learn(starts[index]) }
            var event = file(9, pid: 30, guid: 3)
            table.enrich(&event)
            #expect(programs(event) == ["cmd.exe", "explorer.exe", "userinit.exe"])
            #expect(event.process.executable == "rar.exe")
            #expect(event.attribution == .exact)
        }
    }

    @Test("ancestors that a line of our own form brings stay, and stand once")
    func told() {
        let told = [Process(executable: "cmd.exe"), Process(executable: "explorer.exe")]
        let table = ProcessTable()
        var event = file(9, pid: 30, guid: 3)
        event.ancestors = told
        table.enrich(&event)
        #expect(programs(event) == ["cmd.exe", "explorer.exe"], "nothing is known")
        table.learn(start(3, "rar.exe", pid: 30, guid: 3, parentPID: 20, parent: "cmd.exe"))
        table.enrich(&event)
        #expect(programs(event) == ["cmd.exe", "explorer.exe"], "less is known")
        event.ancestors = [Process(executable: ProcessTable.unknownProgram)]
        table.enrich(&event)
        #expect(programs(event) == ["cmd.exe"], "more is known")
    }

    @Test("a pid that was used again belongs to the process that had it at that time")
    func pidReuse() {
        let table = ProcessTable()
        table.learn(start(100, "b.exe", pid: 7, parentPID: 1))
        table.learn(start(1, "a.exe", pid: 7, parentPID: 1))
        table.learn(end(50, "a.exe", pid: 7))
        let expected: [(Int64, String, Attribution)] = [
            (10, "a.exe", .exact), (60, "", .exact), (200, "b.exe", .likely),
        ]
        for (time, program, attribution) in expected {
            var event = file(time, pid: 7)
            table.enrich(&event)
            #expect(event.process.executable == program, "at \(time)")
            #expect(event.attribution == attribution, "at \(time)")
        }
    }

    @Test("a record that names another program does not get the process of a missing start")
    func missingStart() {
        let table = ProcessTable()
        table.learn(start(1, "a.exe", pid: 7, parentPID: 1))
        var event = file(10, pid: 7)
        event.process.executable = "C:\\other.exe"
        table.enrich(&event)
        #expect(event.ancestors.isEmpty)
        #expect(event.process.executable == "C:\\other.exe")
    }

    @Test("the same pid on another host is another process; short and long host names are one host")
    func hosts() {
        let table = ProcessTable()
        table.learn(start(1, "a.exe", pid: 7, parentPID: 1, host: "PC1.example.jp"))
        table.learn(start(1, "b.exe", pid: 7, parentPID: 1, host: "PC2"))
        var event = file(5, pid: 7, host: "pc1")
        table.enrich(&event)
        #expect(event.process.executable == "a.exe")
    }

    @Test("Sysmon's and Security's record of one start are one process")
    func twoSources() {
        let table = ProcessTable()
        table.learn(start(1, "a.exe", pid: 7, guid: 5, parentGUID: 6, commandLine: "a.exe -x"))
        var security = start(1, "a.exe", pid: 7, parentPID: 3, parent: "cmd.exe")
        security.time.ticks += 40_000
        table.learn(security)
        #expect(table.nodes.count == 1)
        var event = file(5, pid: 7)
        table.enrich(&event)
        #expect(event.process.commandLine == "a.exe -x")
        #expect(programs(event) == ["cmd.exe"])
    }

    @Test("an unknown parent says so")
    func unknownParent() {
        let table = ProcessTable()
        table.learn(start(1, "a.exe", pid: 7, parentPID: 3))
        var event = file(5, pid: 7)
        table.enrich(&event)
        #expect(event.ancestors == [Process(executable: ProcessTable.unknownProgram, pid: 3)])
    }

    @Test("processes that name each other as parents end the chain")
    func circle() {
        let table = ProcessTable()
        table.learn(start(1, "a.exe", pid: 7, guid: 1, parentGUID: 2))
        table.learn(start(1, "b.exe", pid: 8, guid: 2, parentGUID: 1))
        var event = file(5, pid: 7, guid: 1)
        table.enrich(&event)
        #expect(event.ancestors.count == 2)
    }

    @Test("a long chain is cut")
    func longChain() {
        let table = ProcessTable()
        for number in 1...100 {
            table.learn(
                start(Int64(number), "p\(number).exe", pid: UInt32(number), guid: number, parentGUID: number - 1))
        }
        var event = file(500, pid: 100, guid: 100)
        table.enrich(&event)
        #expect(event.ancestors.count == 32)
    }

    @Test("memory is bounded, and what did not fit is counted")
    func bounded() {
        let table = ProcessTable(limitBytes: 50_000)
        for number in 1...1_000 {
            table.learn(start(Int64(number), "p\(number).exe", pid: UInt32(number), guid: number, parentGUID: 0))
        }
        #expect(table.nodes.count < 130)
        #expect(table.forgottenCount == 1_000 - table.nodes.count)
    }

    @Test("the parent that a record names itself is shown where nothing else is known")
    func ownParent() {
        var event = start(1, "a.exe", pid: 7, parentPID: 3, parent: "cmd.exe")
        ProcessTable().enrich(&event)
        #expect(programs(event) == ["cmd.exe"])
    }

    @Test("a deletion that names only a handle gets the path of the use just before it")
    func handles() {
        let table = HandleTable()
        var use = file(10, pid: 7)
        use.activity = .file(deletion("C:\\x.txt", handle: 5))
        table.learn(use)
        let cases: [(Int64, UInt64, String)] = [(10, 5, "C:\\x.txt"), (11, 6, ""), (9, 5, ""), (60, 5, "")]
        for (time, handle, path) in cases {
            var event = file(time, pid: 7)
            event.activity = .file(deletion("", handle: handle))
            table.resolve(&event)
            guard case .file(let file) = event.activity else { return #expect(Bool(false)) }
            #expect(file.path == path, "at \(time)")
        }
    }

    private func deletion(_ path: String, handle: UInt64) -> FileActivity {
        var file = FileActivity(.delete, path)
        file.handle = handle
        return file
    }

    private func programs(_ event: Event) -> [String] {
        event.ancestors.map(\.executable)
    }

    private func guid(_ number: Int) -> String {
        let digits = String(number, radix: 16, uppercase: true)
        return "747F3D96-D765-5D31-0000-" + String(repeating: "0", count: 12 - digits.count) + digits
    }

    private func start(
        _ seconds: Int64, _ program: String, pid: UInt32, guid: Int? = nil, parentPID: UInt32? = nil,
        parentGUID: Int? = nil,
        parent: String = "", commandLine: String = "", host: String = "PC1"
    ) -> Event {
        var event = Event(time: .seconds(seconds), host: host, activity: .process(ProcessActivity(.start)))
        event.process = Process(executable: program, pid: pid, commandLine: commandLine)
        event.process.start = event.time
        event.process.entityID = guid.map(self.guid) ?? ""
        var of = Process(executable: parent, pid: parentPID)
        of.entityID = parentGUID.map(self.guid) ?? ""
        event.parent = of
        return event
    }

    private func end(_ seconds: Int64, _ program: String, pid: UInt32) -> Event {
        var event = Event(time: .seconds(seconds), host: "PC1", activity: .process(ProcessActivity(.end)))
        event.process = Process(executable: program, pid: pid)
        return event
    }

    private func file(_ seconds: Int64, pid: UInt32, guid: Int? = nil, host: String = "PC1") -> Event {
        var event = Event(time: .seconds(seconds), host: host, activity: .file(FileActivity(.create, "C:\\x")))
        event.process.pid = pid
        event.process.entityID = guid.map(self.guid) ?? ""
        event.attribution = .exact
        return event
    }
}
