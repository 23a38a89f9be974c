import CLinux
import Confined
import Events
import Glibc
import Sensing

/// Pages that were visited, from the histories that Chromium, Firefox and their relatives keep themselves.
///
/// Every ten seconds it looks whether a history changed, and has it read by a ``ConfinedChild``, one at a time, without any lock. What it tells is the
/// user's own word: history that was deleted, or never kept (private windows, other folders), is missing, and what was forged is told.
package final class HistorySensor: PolledSensor {
    package let name = "history"
    package var descriptor: Int32 {
        waiting.descriptor
    }

    private struct State {
        /// Told up to here, in microseconds since 1970.
        var until: Int64
        var mark: [UInt64] = []
        var failures = 0
    }

    private struct Reading {
        let place: HistoryPlace
        let child: ConfinedChild
        let files: [Int32]
        let mark: [UInt64]
    }

    private let waiting: Waiting
    private let timer: Timer
    private let accounts = AccountNames()
    private let distant = DistantMounts()
    private let homes: () -> [(path: String, owner: UInt32)]
    private let program: String
    private let interval: UInt64
    private let began: Int64
    private var states: [HistoryPlace: State] = [:]
    private var queue: [HistoryPlace] = []
    private var reading: Reading?
    private var isMissing = false

    /// So many visits are read at once; the rest follows.
    private static let most = 1_000
    /// A history that cannot be read so often in a row is a gap; right after it changed it often is damaged.
    private static let patience = 6

    /// - Parameters:
    ///   - since: when the agent was last running, so that what was visited meanwhile is told.
    ///   - program: the agent's; it is the child as well.
    package init(
        since: Timestamp?, homes: (() -> [(path: String, owner: UInt32)])? = nil, program: String = "/proc/self/exe",
        interval: UInt64 = 10_000_000_000
    ) throws(SensorError) {
        self.homes = homes ?? { HistoryPlaces.homes() }
        self.program = program
        self.interval = interval
        began = (since ?? SystemClock.now).ticks / 10
        waiting = try Waiting()
        timer = try Timer()
        try waiting.add(timer.descriptor, tag: 0)
    }

    package func begin(into output: any SensorOutput) {
        output.receive(
            SensorState(name, isLive: true, detail: "histories of browsers, read in a child without privilege"))
        timer.ring(after: 1, every: interval)
    }

    package func drain(into output: any SensorOutput) {
        if waiting.ready & 1 != 0 {
            timer.silence()
            if reading == nil, queue.isEmpty { look() }
        }
        if let reading {
            switch reading.child.look() {
            case .running: break
            case .whole(let lines): take(lines, reading, output)
            case .failed(let why): fail(why, reading, output)
            }
        }
        while reading == nil, !queue.isEmpty { start(queue.removeFirst()) }
    }

    /// Which histories changed since they were read.
    private func look() {
        let places = HistoryPlaces.all(homes().filter { !distant.holds($0.path) })
        let known = Set(places)
        states = states.filter { known.contains($0.key) }
        for place in places {
            guard let mark = mark(place) else { continue }
            if states[place] == nil { states[place] = State(until: began) }
            if states[place]?.mark != mark { queue.append(place) }
        }
    }

    private func mark(_ place: HistoryPlace) -> [UInt64]? {
        guard let main = LookedAt(place.home, place.path), main.isOwnFile else { return nil }
        var mark = [main.about.size, UInt64(bitPattern: main.about.changed)]
        if let log = LookedAt(place.home, place.path + "-wal"), log.isOwnFile {
            mark += [log.about.size, UInt64(bitPattern: log.about.changed)]
        }
        return mark
    }

    private func start(_ place: HistoryPlace) {
        guard let mark = mark(place), let state = states[place], let main = LookedAt(place.home, place.path),
            main.isOwnFile
        else { return }
        var files = [main.open()]
        guard files[0] >= 0 else { return }
        if let log = LookedAt(place.home, place.path + "-wal"), log.isOwnFile, log.about.size > 0 {
            let file = log.open()
            if file >= 0 { files.append(file) }
        }
        var about = stat()
        // Of somebody else's, the owner of the home could have made us read it.
        let isOwn = files.allSatisfy { fstat($0, &about) == 0 && about.st_uid == place.owner }
        let now = SystemClock.now.ticks / 10
        let arguments = [
            place.kind.rawValue, "\(state.until)", "\(now)", "\(Self.most)", files.count > 1 ? "1" : "0",
        ]
        guard isOwn, let child = ConfinedChild("history", arguments, given: files, program: program) else {
            for file in files { close(file) }
            return
        }
        do throws(SensorError) {
            try waiting.add(child.descriptor, tag: 1)
        } catch {
            for file in files { close(file) }
            return
        }
        reading = Reading(place: place, child: child, files: files, mark: mark)
    }

    private func finish(_ done: Reading) {
        for file in done.files { close(file) }
        reading = nil
    }

    private func take(_ lines: [String], _ done: Reading, _ output: any SensorOutput) {
        finish(done)
        guard var state = states[done.place] else { return }
        state.failures = 0
        let now = SystemClock.now.ticks / 10
        for line in lines {
            guard let space = line.utf8.firstIndex(of: 32), let time = Int64(line[..<space]), time > state.until,
                time <= now
            else { continue }
            state.until = time
            let url = String(line[line.utf8.index(after: space)...])
            var event = Event(time: Timestamp(ticks: time * 10), host: "", activity: .visit(VisitActivity(url: url)))
            event.user = accounts.user(done.place.owner)
            event.origin.file = done.place.whole
            output.receive(event)
        }
        // There may be more than was asked for.
        if lines.count < Self.most { state.mark = done.mark } else { queue.append(done.place) }
        states[done.place] = state
    }

    private func fail(_ why: String, _ done: Reading, _ output: any SensorOutput) {
        finish(done)
        if why == "missing", !isMissing {
            isMissing = true
            output.receive(SensorState(name, isLive: false, detail: "libsqlite3 is not installed"))
            output.receive(Gap(name, .sensorMissing, until: SystemClock.now, detail: "libsqlite3"))
        }
        guard var state = states[done.place], !isMissing else { return }
        state.failures += 1
        if state.failures == Self.patience {
            state.failures = 0
            state.mark = done.mark
            output.receive(
                Gap(name, .unreadable, until: SystemClock.now, detail: "\(done.place.whole): \(why)"))
        }
        states[done.place] = state
    }
}
