import Events
import Foundation
import Intake
import SQLiteStorage
import Storage

/// `bench-store EVENTS [PER-DAY] [store | keep FOLDER]`: intake beside a bare loop over SQLite's own functions that inserts the same rows, the size
/// of what is stored, and how long the console's queries take. Intake is the whole way from a file, or with `store` the store alone.
/// With `keep` the data folder stays, to be served. `bench-store records FOLDER EACH COUNT AFTER` writes further files of records.
@main
struct BenchStore {
    static func main() async throws {
        if CommandLine.arguments.dropFirst().first == "records" {
            try writeRecords()
            return
        }
        let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        let count = numbers.first ?? 200_000
        let perDay = numbers.dropFirst().first ?? 1_000_000
        let work = NSTemporaryDirectory() + "/bench-store-\(getpid())"
        try FileManager.default.createDirectory(atPath: work, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: work) }
        let kept = CommandLine.arguments.firstIndex(of: "keep").map { CommandLine.arguments[$0 + 1] }
        let folder = try DataFolder(kept ?? work + "/data")
        let root = folder.path
        var traffic = Traffic(perDay: perDay)
        let loop = try BareLoop(path: work + "/bare.sqlite")
        let store: SQLiteLogStore
        let (lines, intake, bare): (Int, Cost, Cost)
        if CommandLine.arguments.contains("store") {
            store = SQLiteLogStore(folder: root + "/logs", damagedFolder: root + "/damaged")
            (lines, intake, bare) = try await storeAlone(count, &traffic, store, loop)
        } else {
            let whole = try ImportedIntake(root: root, work: work)
            store = whole.logs
            var records = RecordTraffic(perDay: perDay)
            (lines, intake, bare) = try await whole.run(count, &records, beside: loop)
            if kept != nil {
                let example = [
                    String(count), records.last.rfc3339, Traffic.hosts[7],
                    RecordTraffic.guid(11).filter { !"{}".contains($0) },
                ]
                try example.joined(separator: "\n").write(toFile: root + "/last", atomically: true, encoding: .utf8)
            }
        }
        print("lines                  \(lines)")
        for (name, cost) in [("intake   ", intake), ("bare loop", bare)] {
            print(
                "\(name)  CPU s \(cost.cpu.formatted)  wall s \(cost.wall.formatted)  \(Int(Double(lines) / cost.wall)) a second"
            )
        }
        let rate = bare.wall / intake.wall
        print(
            "rate of the intake to that of the bare loop: wall \(rate.formatted), CPU \((bare.cpu / intake.cpu).formatted)   goal 0.7: \(rate < 0.7 ? "MISSED" : "met")"
        )
        // As the server does every hour.
        let last = Timestamp(ticks: Traffic.start.ticks + Int64(count) * 864_000_000_000 / Int64(perDay))
        _ = try await store.retain(RetentionLimits(), now: last)
        let bytes = try await store.days().reduce(0) { $0 + $1.bytes }
        print(
            "bytes an event         \(bytes / count)   goal 250: \(bytes / count > 250 ? "MISSED" : "met") (\(bytes / lines) a line)"
        )
        try await Queries(store: store, last: last).run()
    }

    private static func writeRecords() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 6, let each = Int(arguments[3]), let count = Int(arguments[4]),
            let after = Int(arguments[5])
        else {
            print("bench-store records FOLDER EACH COUNT AFTER")
            exit(64)
        }
        var records = RecordTraffic(perDay: 1_000_000, after: UInt64(after))
        for number in 0..<count {
            let name = String(format: "%@/%05d.evtx", arguments[2], number)
            try Data(records.file(each)).write(to: URL(filePath: name))
        }
    }

    private static func storeAlone(
        _ count: Int, _ traffic: inout Traffic, _ store: SQLiteLogStore, _ loop: BareLoop
    ) async throws -> (Int, Cost, Cost) {
        var (intake, bare, done) = (Cost(), Cost(), 0)
        while done < count {
            let lines = traffic.lines(min(1_000, count - done))
            var from = Cost.now
            _ = try await store.append(lines, from: .agent(host: "PC"))
            intake.add(since: from)
            // The same rows, made of the lines before the clock runs.
            let rows = lines.map { BareLoop.Row($0) }
            from = Cost.now
            try loop.insert(rows)
            bare.add(since: from)
            done += lines.count
        }
        return (done, intake, bare)
    }
}

/// CPU of the process and time on the clock, in seconds.
struct Cost {
    var cpu = 0.0
    var wall = 0.0

    static var now: Cost { Cost(cpu: cpu, wall: wall) }

    mutating func add(since start: Cost) {
        let now = Cost.now
        cpu += now.cpu - start.cpu
        wall += now.wall - start.wall
    }

    static var cpu: Double { seconds(CLOCK_PROCESS_CPUTIME_ID) }
    static var wall: Double { seconds(CLOCK_MONOTONIC) }

    private static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

extension Double {
    var formatted: String { String(format: "%.3f", self) }
}
