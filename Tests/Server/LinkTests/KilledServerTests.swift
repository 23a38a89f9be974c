import Events
import Foundation
import NIOPosix
import Orders
import SQLiteStorage
import Spooling
import Storage
import Testing
import Uplink

/// `mitsuke serve`, killed at any moment, while an agent sends.
@Suite struct KilledServerTests {
    /// The program, over a folder that outlives it.
    private final class Served {
        static let program = (Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0]))
            .deletingLastPathComponent().appending(path: "mitsuke")
        let folder: URL
        let port: Int
        private var process = Foundation.Process()

        init() throws {
            folder = FileManager.default.temporaryDirectory.appending(path: "mitsuke-killed-" + UUID().uuidString)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            port = Int.random(in: 20_000..<30_000)
        }

        var data: String { folder.path + "/data" }

        func start() async throws {
            let output = folder.appending(path: "out")
            try Data().write(to: output)
            process = Foundation.Process()
            process.executableURL = Self.program
            process.arguments = [
                "serve", "--data", data, "--listen", "127.0.0.1:0", "--agents", "127.0.0.1:\(port)", "--lang", "en",
            ]
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = try FileHandle(forWritingTo: output)
            process.standardError = FileHandle.nullDevice
            try process.run()
            let end = ContinuousClock.now + .seconds(60)
            while try !String(contentsOf: output, encoding: .utf8).contains("Agents connect") {
                try #require(process.isRunning && ContinuousClock.now < end)
                try await Task.sleep(for: .milliseconds(10))
            }
        }

        func kill() {
            Foundation.kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }

        func end() {
            process.terminate()
            process.waitUntilExit()
        }

        func token() throws -> EnrolmentString {
            let tool = Foundation.Process()
            let pipe = Pipe()
            tool.executableURL = Self.program
            tool.arguments = ["agent", "token", "--data", data, "--server", "127.0.0.1:\(port)"]
            tool.standardOutput = pipe
            try tool.run()
            let text = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
            tool.waitUntilExit()
            return try EnrolmentString(text)
        }
    }

    @Test func `nothing that was acknowledged is lost, nothing arrives twice`() async throws {
        let served = try Served()
        try await served.start()
        let agent = try await TestAgent(try served.token(), name: "PC-1")
        let spool = MemorySpool(epoch: 5)
        var limits = Pace.Limits()
        (limits.firstRetry, limits.longestRetry) = (.milliseconds(20), .milliseconds(100))
        (limits.gathering, limits.looking) = (.milliseconds(5), .milliseconds(2))
        let uplink = Uplink(
            agent.membership, spool: spool, inbox: agent.folder + "/inbox", version: "1",
            on: MultiThreadedEventLoopGroup.singleton, limits: limits
        ) { _ in }
        let running = Task { await uplink.run() }
        var orders: [Order] = []
        var number = 0
        func append() {
            for _ in 0..<20 {
                number += 1
                spool.append(TestAgent.line(number, isAlert: number % 100 == 0), isAlert: number % 100 == 0)
            }
        }
        for _ in 0..<6 {
            let moment = ContinuousClock.now + .milliseconds(Int.random(in: 200..<900))
            _ = try await agent.sense(spool, orders: &orders) {
                append()
                return ContinuousClock.now > moment
            }
            served.kill()
            try await served.start()
        }
        #expect(try await agent.sense(spool, orders: &orders) { spool.isAllAcknowledged })
        running.cancel()
        await running.value
        served.end()

        let logs = SQLiteLogStore(folder: served.data + "/logs", damagedFolder: served.data + "/damaged")
        var ids: [String] = []
        for findingsOnly in [false, true] {
            var query = LogQuery()
            query.findingsOnly = findingsOnly
            var cursor: LogCursor?
            repeat {
                let page = try await logs.lines(query, limit: 1_000, after: cursor)
                ids += page.lines.map(\.event.id)
                cursor = page.next
            } while cursor != nil
        }
        #expect(ids.count == number && Set(ids).count == number)
        let alerts = SQLiteAlertStore(try ControlDatabase(path: served.data + "/control.sqlite"))
        let alert = try #require(try await alerts.alerts(AlertQuery(), limit: 10).first)
        #expect(try await alerts.evidence(alert.id, limit: 10_000).count == number / 100)
        try FileManager.default.removeItem(at: served.folder)
    }
}
