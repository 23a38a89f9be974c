import Contents
import Events
import Glibc
import LinuxSensors
import Sensing
import Watches

/// Counts what sensors say: `bench-sensors FOLDER [OBJECT]` watches until a `stop` is created in the folder. With
/// BENCH_CONTENTS the first bytes of each file that is closed are looked at, too.
final class Counter: SensorOutput {
    var counts: [String: Int] = [:]
    var lost: UInt64 = 0
    var sentBytes: UInt64 = 0
    var receivedBytes: UInt64 = 0
    var isStopped = false

    func receive(_ event: consuming Event) {
        switch event.activity {
        case .file(let file):
            counts[file.action.rawValue, default: 0] += 1
            if file.action == .create, file.path.hasSuffix("/stop") { isStopped = true }
        case .process(let process):
            counts[process.action.rawValue, default: 0] += 1
            if process.action == .start, event.process.commandLine.hasPrefix("/usr/bin/true --bench-marker-") {
                counts["marked", default: 0] += 1
            }
        case .network(let network):
            guard let sent = network.sourceBytes, network.direction == .outbound else { return }
            // Other programs of the machine open connections too.
            guard sent == 100, network.destinationBytes == 200 else { return }
            counts["closed", default: 0] += 1
            sentBytes += sent
            receivedBytes += network.destinationBytes ?? 0
        case .registry, .dns, .script, .transferJob, .moduleLoad, .intrusion, .session, .visit, .health: break
        }
    }

    func receive(_ gap: Gap) {
        lost += gap.count ?? 1
        print("gap: \(gap.sensor) \(gap.reason.rawValue) \(gap.count ?? 0) \(gap.detail)")
    }

    func receive(_ state: SensorState) {
        print("\(state.sensor): \(state.detail)")
    }
}

@main
enum BenchSensors {
    static func main() throws {
        let arguments = CommandLine.arguments
        let counter = Counter()
        var sensors: [any PolledSensor] = []
        // Processes first, so that a start is known before the files that it touches.
        if arguments.count > 2 { sensors.append(try BPFSensor(object: arguments[2])) }
        let files = try FanotifySensor(folders: [arguments[1]])
        sensors.append(files)
        var output: any SensorOutput = counter
        if getenv("BENCH_CONTENTS") != nil {
            let intake = try FileIntake(.linux, into: counter, ownFolder: "/nowhere")
            files.closedFiles = intake
            sensors.append(intake)
            output = intake
        }
        for sensor in sensors { sensor.begin(into: output) }
        counter.counts = [:]
        print("ready")
        fflush(nil)
        var waiting = sensors.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
        while !counter.isStopped {
            guard poll(&waiting, nfds_t(waiting.count), 1000) > 0 else { continue }
            for (sensor, state) in zip(sensors, waiting) where state.revents != 0 { sensor.drain(into: output) }
        }
        for sensor in sensors { sensor.drain(into: output) }
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let micros =
            (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1_000_000 + Int(usage.ru_utime.tv_usec)
            + Int(usage.ru_stime.tv_usec)
        let fileCount = ["create", "overwrite", "delete", "rename"].reduce(0) { $0 + (counter.counts[$1] ?? 0) }
        let all =
            fileCount + (counter.counts["start"] ?? 0) + (counter.counts["end"] ?? 0) + (counter.counts["closed"] ?? 0)
        for (name, count) in counter.counts.sorted(by: { $0.key < $1.key }) { print("\(name) \(count)") }
        print("bytes \(counter.sentBytes) sent, \(counter.receivedBytes) received; lost \(counter.lost)")
        print(
            "CPU \(micros) µs for \(all) events: \(Double(micros * 100 / max(1, all)) / 100) µs an event; memory \(usage.ru_maxrss) KB"
        )
    }
}
