import Events
import Foundation
import Glibc
import Judging
import LinuxSensors
import Sensing
import Spool
import Spooling
import Testing
import Watches

/// Sensors, judging and spool in this process, as the agent has them, asked until something is found.
final class LiveAgent {
    struct Line {
        let line: EventLine
        let event: Event

        var network: NetworkActivity? {
            if case .network(let network) = event.activity { network } else { nil }
        }
        var file: FileActivity? {
            if case .file(let file) = event.activity { file } else { nil }
        }
    }

    private let sensors: [any PolledSensor]
    private let judging: Judging
    private let folder = "/tmp/mitsuke-live-\(UUID().uuidString)"

    init(_ sensors: [any PolledSensor], policy: Policy = .linux) throws {
        self.sensors = sensors
        judging = Judging(policy, spool: try Spool(folder: folder), host: "fs01", ownFolder: folder) {
            SystemClock.now
        }
        for sensor in sensors { sensor.begin(into: judging) }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// All that was written down until now.
    private func lines() throws -> [Line] {
        try judging.flush()
        var reader = SegmentReader(folder: folder)
        var found: [Line] = []
        _ = try reader.records(after: nil) { entry in
            if let read = try? entry.line.withMemoryRebound(to: UInt8.self, { try EventJSON.read($0) }) {
                found.append(Line(line: read.line, event: read.event))
            }
            return true
        }
        return found
    }

    /// Senses until `isDone`, or 40 seconds have passed; what was found by then.
    func wait(until isDone: ([Line]) -> Bool) throws -> [Line] {
        let end = SystemClock.sinceBoot + 40_000_000_000
        var found: [Line] = []
        while SystemClock.sinceBoot < end {
            var waiting = sensors.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
            poll(&waiting, nfds_t(waiting.count), 100)
            // As the agent does: who was started before what it does.
            for (sensor, entry) in zip(sensors, waiting) where entry.revents != 0 { sensor.drain(into: judging) }
            found = try lines()
            if isDone(found) { return found }
        }
        Issue.record("not found within 40 seconds: \(found.filter { $0.line.log == "transfer" }.map(\.event))")
        return found
    }
}
