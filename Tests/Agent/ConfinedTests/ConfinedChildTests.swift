import CLinux
import Foundation
import Glibc
import Testing

@testable import Confined

/// The real child of the real program, over databases that real programs wrote.
@Suite(.enabled(if: access("/usr/bin/sqlite3", X_OK) == 0, "needs sqlite3")) struct ConfinedChildTests {
    private static let program = {
        let own = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path
        return own + "/mitsuke-agent"
    }()
    private let folder = "/tmp/mitsuke-confined-\(UUID().uuidString)"

    private func run(_ child: ConfinedChild?) throws -> ConfinedChild.Outcome {
        let child = try #require(child)
        while true {
            var waiting = pollfd(fd: child.descriptor, events: Int16(POLLIN), revents: 0)
            poll(&waiting, 1, 100)
            let outcome = child.look()
            if outcome != .running { return outcome }
        }
    }

    /// What the child reads of a database and its log, beside which sqlite3 may still be running.
    private func history(
        _ name: String, _ kind: String, after: Int64 = 0, until: Int64 = 2_000_000_000_000_000, most: Int = 100,
        limits: ConfinedChild.Limits = ConfinedChild.Limits()
    ) throws -> ConfinedChild.Outcome {
        let file = open(folder + "/" + name, O_RDONLY)
        let log = open(folder + "/" + name + "-wal", O_RDONLY)
        defer {
            close(file)
            if log >= 0 { close(log) }
        }
        return try run(
            ConfinedChild(
                "history", [kind, "\(after)", "\(until)", "\(most)", log >= 0 ? "1" : "0"],
                given: log >= 0 ? [file, log] : [file], program: Self.program, limits: limits))
    }

    private func shell(_ line: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-c", line]
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    private static let firefox = """
        CREATE TABLE moz_places(id INTEGER PRIMARY KEY, url TEXT);
        CREATE TABLE moz_historyvisits(id INTEGER PRIMARY KEY, place_id INTEGER, visit_date INTEGER);
        """
    private static let chromium = """
        CREATE TABLE urls(id INTEGER PRIMARY KEY, url TEXT);
        CREATE TABLE visits(id INTEGER PRIMARY KEY, url INTEGER, visit_time INTEGER);
        """

    @Test("Firefox's visits are read, in order and since a moment, also those that lie in its log alone")
    func firefox() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        // The log stays where the shell that wrote it was killed.
        try shell(
            """
            (echo "PRAGMA journal_mode=wal; \(Self.firefox) INSERT INTO moz_places VALUES(1,'https://a.example/'),(2,'https://日本.example/見積');
            INSERT INTO moz_historyvisits VALUES(1,1,1000),(2,2,2000);
            PRAGMA wal_checkpoint; INSERT INTO moz_historyvisits VALUES(3,1,3000);"; echo '.shell touch done'; echo '.shell kill -9 $PPID') | sqlite3 places.sqlite > /dev/null || true
            test -s places.sqlite-wal
            """)
        #expect(
            try history("places.sqlite", "firefox", after: 1_000)
                == .whole(["2000 https://日本.example/見積", "3000 https://a.example/"]))
        #expect(try history("places.sqlite", "firefox", until: 1_500) == .whole(["1000 https://a.example/"]))
        #expect(try history("places.sqlite", "firefox", most: 1) == .whole(["1000 https://a.example/"]))
        // A log that was damaged on the way is not believed: what lies before it still is.
        try shell("printf 'x' | dd of=places.sqlite-wal bs=1 seek=4000 conv=notrunc status=none")
        let damaged = try history("places.sqlite", "firefox")
        #expect(damaged == .whole(["1000 https://a.example/", "2000 https://日本.example/見積"]) || damaged != .running)
    }

    @Test("Chromium's visits are read by its own epoch, while it holds its lock")
    func chromium() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try shell(
            """
            sqlite3 History "\(Self.chromium) INSERT INTO urls VALUES(1,'https://c.example/x?q=1
            forged 1 line'); INSERT INTO visits VALUES(1,1,11644473600005000);"
            """)
        let holder = Process()
        holder.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
        holder.arguments = [folder + "/History"]
        let commands = Pipe()
        let answers = Pipe()
        holder.standardInput = commands
        holder.standardOutput = answers
        try holder.run()
        commands.fileHandleForWriting.write(Data("BEGIN EXCLUSIVE; SELECT 'held';\n".utf8))
        _ = answers.fileHandleForReading.availableData
        #expect(try history("History", "chromium") == .whole(["5000 https://c.example/x?q=1?forged 1 line"]))
        try commands.fileHandleForWriting.close()
        holder.waitUntilExit()
    }

    @Test("what is no database, has no history, or never ends, is an answer too")
    func hostile() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try shell(
            """
            head -c 100000 /dev/urandom > noise; : > empty; sqlite3 other 'CREATE TABLE x(y)'
            sqlite3 endless "CREATE TABLE urls(id INTEGER PRIMARY KEY, url TEXT); CREATE VIEW visits AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM n) SELECT x AS id, x AS url, x AS visit_time FROM n;"
            sqlite3 cut "\(Self.chromium) WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM n LIMIT 5000) INSERT INTO visits SELECT x,1,x FROM n; INSERT INTO urls VALUES(1,'u')"
            truncate -s 9000 cut
            """)
        for (name, word) in [("noise", "not a database"), ("empty", "not a database"), ("other", "no history")] {
            #expect(try history(name, "chromium") == .failed(word))
        }
        var limits = ConfinedChild.Limits()
        limits.processorSeconds = 1
        guard case .failed = try history("endless", "chromium", limits: limits) else {
            Issue.record("it ended")
            return
        }
        guard case .failed = try history("cut", "chromium") else {
            Issue.record("it was whole")
            return
        }
    }

    @Test("changed bytes at any place end in an answer and never in a hang", arguments: 0..<24)
    func damage(seed: Int) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try shell(
            """
            sqlite3 h "PRAGMA page_size=512; \(Self.chromium) WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM n LIMIT 300) INSERT INTO visits SELECT x,1,x FROM n; INSERT INTO urls VALUES(1,'u')"
            """)
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder + "/h")))
        var state = UInt64(seed + 1)
        for _ in 0..<40 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            bytes[100 + Int(state >> 33) % (bytes.count - 100)] = UInt8(truncatingIfNeeded: state >> 20)
        }
        try Data(bytes).write(to: URL(fileURLWithPath: folder + "/h"))
        #expect(try history("h", "chromium") != .running)
    }

    @Test(
        "the child is nobody, and opening, the network and programs end or are refused",
        .enabled(if: geteuid() == 0, "needs root"))
    func shut() throws {
        for (what, survives) in [
            ("open", true), ("socket", false), ("exec", false), ("fork", false), ("kill", false), ("user", true),
        ] {
            let outcome = try run(ConfinedChild("probe", [what], given: [], program: Self.program))
            if survives {
                #expect(outcome == .whole(what == "user" ? ["65534 65534"] : ["refused"]), "\(what)")
            } else if case .failed(let why) = outcome {
                // Killed by SIGSYS.
                #expect(why.contains("status 31") || why.contains("status 159"), "\(what): \(why)")
            } else {
                Issue.record("\(what) was done: \(outcome)")
            }
        }
    }

    @Test("who says too much or takes too long is ended")
    func limits() throws {
        var limits = ConfinedChild.Limits()
        limits.bytes = 10_000
        #expect(
            try run(ConfinedChild("probe", ["talk"], given: [], program: Self.program, limits: limits))
                == .failed("said too much"))
        limits.nanoseconds = 200_000_000
        #expect(
            try run(ConfinedChild("probe", ["wait"], given: [], program: Self.program, limits: limits))
                == .failed("took too long"))
    }
}
