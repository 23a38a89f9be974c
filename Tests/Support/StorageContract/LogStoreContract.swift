import Detection
import Events
import Storage
import Testing

/// What every ``LogStore`` must do, whatever it keeps the lines in. Each check takes an empty store.
package enum LogStoreContract {
    /// What came in comes out the same, newest first, page by page.
    package static func keepsLines(_ store: any LogStore) async throws {
        var samples = LineSamples(seed: 1)
        let lines = samples.lines(500)
        for start in stride(from: 0, to: 500, by: 125) {
            let result = try await store.append(Array(lines[start..<(start + 125)]), from: .agent(host: "PC-1"))
            #expect(result == AppendResult(added: 125, known: 0))
        }
        for findings in [false, true] {
            var query = LogQuery()
            query.findingsOnly = findings
            let expected = lines.filter { ($0.line.kind == .alert) == findings }
            let read = try await all(store, query, limit: 37)
            #expect(read.map(\.event.time) == expected.map(\.event.time).sorted(by: >))
            #expect(Set(read.map(\.text)) == Set(expected.map(\.text)))
        }
    }

    /// Lines that are there already add nothing, from wherever they come.
    package static func addsNothingTwice(_ store: any LogStore) async throws {
        var samples = LineSamples(seed: 2)
        let lines = samples.lines(200)
        _ = try await store.append(Array(lines[..<120]), from: .agent(host: "PC-1"))
        #expect(
            try await store.append(lines, from: .importing(id: 1)) == AppendResult(added: 80, known: 120))
        #expect(try await store.append(lines, from: .agent(host: "PC-1")) == AppendResult(added: 0, known: 200))
        #expect(try await store.append(lines, from: .importing(id: 2)) == AppendResult(added: 0, known: 200))
        #expect(try await all(store, LogQuery(), limit: 1_000).count == lines.count { $0.line.kind == .event })
        // Another export of the same records keeps milliseconds only.
        let coarse = lines.filter { $0.event.origin.recordID != nil }.map { line in
            var line = line
            line.event.time = Timestamp(ticks: line.event.time.ticks / 10_000 * 10_000)
            return line
        }
        #expect(
            try await store.append(coarse, from: .importing(id: 3)) == AppendResult(added: 0, known: coarse.count))
    }

    /// Each part of a query restricts, and only as it says.
    package static func answersQueries(_ store: any LogStore) async throws {
        var samples = LineSamples(seed: 3)
        let lines = samples.lines(800)
        _ = try await store.append(lines, from: .importing(id: 1))
        let logs = lines.filter { $0.line.kind == .event }
        func check(_ change: (inout LogQuery) -> Void, _ holds: (LogLine) -> Bool) async throws {
            var query = LogQuery()
            change(&query)
            let expected = Set(logs.filter(holds).map(\.text))
            let read = try await all(store, query, limit: 50)
            #expect(Set(read.map(\.text)) == expected, "\(query)")
            #expect(read.count == expected.count)
            #expect(!expected.isEmpty, "a query that finds nothing tells nothing: \(query)")
        }
        try await check({ $0.hosts = ["経理-3"] }, { $0.event.host == "経理-3" })
        try await check({ $0.hosts = ["PC-1", "nobody"] }, { $0.event.host == "PC-1" })
        try await check({ $0.logs = LogSet(.registry) }, { $0.line.log == "registry" })
        let noon = Timestamp(rfc3339: "2026-04-02T12:00:00Z")!
        try await check({ $0.since = noon }, { $0.event.time >= noon })
        try await check({ $0.until = noon }, { $0.event.time < noon })
        try await check({ $0.user = "HANAKO" }, { $0.event.user.name.hasSuffix("hanako") })
        try await check({ $0.program = "p%7.exe" }, { $0.event.process.executable.hasSuffix("p%7.exe") })
        try await check({ $0.program = "Programme_3\\" }, { $0.event.process.executable.contains("Programme_3\\") })
        try await check({ $0.path = "PLAN_2026" }, { path($0).contains("plan_2026") })
        try await check({ $0.path = "給与 一覧.docx" }, { path($0).contains("給与 一覧.docx") })
        try await check({ $0.path = "x\\y" }, { path($0).contains("x\\y") })
        try await check({ $0.text = "files.example" }, { domain($0).contains("files.example") })
        try await check({ $0.text = "p7.exe --file" }, { $0.event.process.commandLine.contains("p7.exe --file") })
        if let process = logs.first(where: { !$0.event.process.entityID.isEmpty }) {
            let (host, key) = (process.event.host, process.event.process.entityID)
            try await check(
                { $0.process = ProcessReference(host: host, key: key) },
                { $0.event.host == host && $0.event.process.entityID == key })
        }
        // What stands only in the names of keys is found nowhere.
        var query = LogQuery()
        query.text = "mitsuke.log"
        #expect(try await store.lines(query, limit: 10, after: nil).lines.isEmpty)
    }

    /// Counts add up to the lines, by the hour and by any other step.
    package static func counts(_ store: any LogStore) async throws {
        var samples = LineSamples(seed: 4)
        let lines = samples.lines(600)
        _ = try await store.append(lines, from: .agent(host: "PC-1"))
        for step in [600, 3_600, 21_600, 86_400] {
            let counts = try await store.counts(LogQuery(), step: step)
            var expected: [String: Int] = [:]
            for line in lines where line.line.kind == .event {
                let seconds = line.event.time.ticks / 10_000_000 / Int64(step) * Int64(step)
                expected["\(seconds) \(line.line.log)", default: 0] += 1
            }
            var found: [String: Int] = [:]
            for count in counts { found["\(count.time.ticks / 10_000_000) \(count.log.name)"] = count.count }
            #expect(found == expected, "\(step)")
        }
        var query = LogQuery()
        query.hosts = ["PC-1"]
        query.findingsOnly = true
        let count = try await store.counts(query, step: 3_600).reduce(0) { $0 + $1.count }
        #expect(count == lines.count { $0.event.host == "PC-1" && $0.line.kind == .alert })
        let hosts = try await store.hosts()
        #expect(Set(hosts.map(\.host)) == Set(lines.map(\.event.host)))
        #expect(hosts.reduce(0) { $0 + $1.lineCount } == lines.count { $0.line.kind == .event })
        for host in hosts {
            let times = lines.filter { $0.event.host == host.host }.map(\.event.time)
            #expect(host.first == times.min() && host.last == times.max())
        }
    }

    /// Chains are put together, whichever line told of a link.
    package static func followsProcesses(_ store: any LogStore) async throws {
        var samples = LineSamples(seed: 5)
        let lines = samples.lines(300)
        _ = try await store.append(lines, from: .agent(host: "PC-1"))
        let line = try #require(lines.first { !$0.event.process.entityID.isEmpty && $0.event.ancestors.count == 2 })
        let process = ProcessReference(host: line.event.host, key: line.event.process.entityID)
        #expect(
            try await store.chain(of: process).map(\.commandLine)
                == ([line.event.process] + line.event.ancestors).map(\.commandLine))
        let parent = line.event.ancestors[0]
        let key = parent.entityID.isEmpty ? "\(parent.pid!)@\(parent.start!.ticks)" : parent.entityID
        let children = try await store.children(of: ProcessReference(host: line.event.host, key: key), limit: 100)
        #expect(children.contains { $0.commandLine == line.event.process.commandLine })
        #expect(try await store.chain(of: ProcessReference(host: "nobody", key: "x")).isEmpty)
    }

    /// Imports stay when days are dropped, and go when they are removed.
    package static func retains(_ store: any LogStore) async throws {
        var samples = LineSamples(seed: 6)
        let lines = samples.lines(400)
        _ = try await store.append(Array(lines[..<200]), from: .agent(host: "PC-1"))
        _ = try await store.append(Array(lines[200..<300]), from: .importing(id: 7))
        _ = try await store.append(Array(lines[300...]), from: .importing(id: 8))
        let now = Timestamp(rfc3339: "2036-01-01T00:00:00Z")!
        #expect(try await store.retain(RetentionLimits(days: 100_000), now: now).isEmpty)
        let dropped = try await store.retain(RetentionLimits(days: 30), now: now)
        #expect(dropped == ["2026-04-01", "2026-04-02", "2026-04-03"])
        func texts() async throws -> Set<String> {
            var query = LogQuery()
            var texts = Set(try await all(store, query, limit: 100).map(\.text))
            query.findingsOnly = true
            texts.formUnion(try await all(store, query, limit: 100).map(\.text))
            return texts
        }
        #expect(try await texts() == Set(lines[200...].map(\.text)))
        try await store.remove(import: 7)
        #expect(try await texts() == Set(lines[300...].map(\.text)))
        let count = try await store.hosts().reduce(0) { $0 + $1.lineCount }
        #expect(count == lines[300...].count { $0.line.kind == .event })
        try await store.remove(import: 8)
        #expect(try await store.days().isEmpty)
    }

    private static func path(_ line: LogLine) -> String {
        switch line.event.activity {
        case .file(let file): file.path
        case .registry(let registry): registry.path
        default: ""
        }
    }

    private static func domain(_ line: LogLine) -> String {
        if case .network(let network) = line.event.activity { network.destinationDomain } else { "" }
    }

    private static func all(_ store: any LogStore, _ query: LogQuery, limit: Int) async throws -> [LogLine] {
        var lines: [LogLine] = []
        var cursor: LogCursor?
        repeat {
            let page = try await store.lines(query, limit: limit, after: cursor)
            #expect(page.lines.count <= limit)
            #expect(page.next == nil || page.lines.count == limit)
            lines += page.lines
            cursor = page.next
        } while cursor != nil
        return lines
    }
}
