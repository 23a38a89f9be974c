import Events
import Glibc
import LinuxSensors
import Orders
import Sensing
import Watches

/// What plays the registry's part on Linux: files that are registered, compared with what was kept of them.
///
/// fanotify tells that a file was closed, renamed or deleted, and by whom (``closed(_:pid:isNew:at:into:)``, ``saw(_:pid:at:into:)``); the
/// content is compared here, so that a change is told once and with both texts. What happened while nobody looked is found by a look at
/// everything: at the start, and every ten minutes, for filesystems on which fanotify tells little. A step takes a few milliseconds.
package final class SettingsSensor: PolledSensor {
    package let name = "settings"

    private(set) var table: SettingTable
    var homes: HomeFolders
    let distant = DistantMounts()
    var state = SettingState()
    var textBytes = 0
    let timer: Timer
    private let folder: String
    private let lastAwake: Timestamp?
    /// Places that were registered when the state was kept: what is found in others is no news.
    var knownPlaces: Set<String> = []
    private var places: Set<String>
    private(set) var hasLookedAtAll = false
    var isLooking: Bool { sweep != nil }
    private var sweep: SettingSweep?
    private var lastSweep: Timestamp?
    private var nextSweep: UInt64 = 0
    /// Files that are new and may be renamed in a moment, or that were created and not yet closed.
    var pending: [String: (actor: SettingActor, due: UInt64)] = [:]
    var isDirty = false
    private var nextWrite: UInt64 = 0
    private var isWriteFailing = false

    /// Looks at once since ``budgetStart``; what comes beyond waits a moment, so that nobody keeps the thread busy with a file.
    var spent = 0
    var budgetStart: UInt64 = 0
    /// Files that more waited than can be kept; the next look at everything finds them.
    var passedOver: UInt64 = 0
    /// Nobody tells of changes: everything is looked at more often.
    private let isAlone: Bool

    static let pendingLimit = 1_024
    static let budget = 20
    static let budgetSpan: UInt64 = 100_000_000
    private static let aloneInterval: UInt64 = 30_000_000_000
    static let settled: UInt64 = 300_000_000
    static let unclosed: UInt64 = 1_000_000_000
    private static let sweepInterval: UInt64 = 600_000_000_000
    private static let writeInterval: UInt64 = 1_000_000_000
    /// Writing takes at most this part of the time: one in so many.
    private static let writeShare: UInt64 = 50
    private static let step: UInt64 = 5_000_000

    /// - Parameters:
    ///   - folder: The agent's own, where the state is kept.
    ///   - lastAwake: When the agent was last running; nil where that is not known.
    ///   - isAlone: fanotify is not to be had.
    package convenience init(
        _ policy: RegistryPolicy, folder: String, lastAwake: Timestamp?, isAlone: Bool = false
    ) throws(SensorError) {
        try self.init(policy.files, folder: folder, lastAwake: lastAwake, homes: HomeFolders(), isAlone: isAlone)
    }

    init(
        _ locations: [SettingLocation], folder: String, lastAwake: Timestamp?, homes: HomeFolders,
        isAlone: Bool = false
    ) throws(SensorError) {
        table = SettingTable(locations)
        places = Set(locations.filter(\.isEnabled).map { Self.place($0) })
        self.folder = folder
        self.lastAwake = lastAwake
        self.homes = homes
        self.isAlone = isAlone
        timer = try Timer()
    }

    /// Other places are registered from now on. What lies in new ones is taken as it is; what was kept of others is forgotten.
    package func update(_ policy: RegistryPolicy) {
        guard policy.files != table.locations else { return }
        table = SettingTable(policy.files)
        places = Set(policy.files.filter(\.isEnabled).map { Self.place($0) })
        state.places = places
        isDirty = true
        // A first look goes on with the old places; another one takes the new.
        sweep = nil
        start(hasLookedAtAll ? .nobody(since: lastSweep) : .firstLook)
        timer.ring(after: 1)
    }

    /// Events of files were lost: everything is looked at.
    package func missedEvents() {
        nextSweep = 0
        timer.ring(after: 1)
    }

    package var descriptor: Int32 { timer.descriptor }

    package func begin(into output: any SensorOutput) {
        homes.update(distant)
        switch SettingState.read(folder: folder) {
        case .none:
            start(.firstLook)
        case .damaged(let why):
            output.receive(
                Gap(
                    name, .unreadable, since: lastAwake, until: SystemClock.now,
                    detail: "what was known of the settings is damaged and taken anew: \(why)"))
            start(.firstLook)
        case .state(let kept):
            state = kept
            knownPlaces = kept.places
            textBytes = kept.settings.values.reduce(0) { $0 + $1.textCount }
            start(.nobody(since: lastAwake))
        }
        state.places = places
        output.receive(
            SensorState(
                name, isLive: true,
                detail: "\(places.count) registered places, \(homes.folders.count) home folders"
                    + (isAlone ? "; looked at every 30 seconds, without processes" : "")))
        timer.ring(after: 1)
    }

    package func drain(into output: any SensorOutput) {
        timer.silence()
        let now = SystemClock.sinceBoot
        settle(now, output)
        if sweep == nil, now >= nextSweep { routine() }
        if sweep != nil { goOn(until: now + Self.step, output) }
        write(now, output)
        arm(now)
    }

    /// Writes down what is not written yet. Before the end.
    package func finish(into output: any SensorOutput) {
        settle(.max, output)
        nextWrite = 0
        write(SystemClock.sinceBoot, output)
    }

    private func settle(_ now: UInt64, _ output: any SensorOutput) {
        let end = now == .max ? now : now + Self.step
        for (path, entry) in pending where entry.due <= now {
            pending[path] = nil
            look(at: path, entry.actor, output)
            if SystemClock.sinceBoot > end { break }
        }
        guard passedOver > 0 else { return }
        output.receive(
            Gap(
                name, .overload, count: passedOver, until: SystemClock.now,
                detail: "too many settings changed at once; they are found without their processes"))
        passedOver = 0
        nextSweep = min(nextSweep, SystemClock.sinceBoot + Self.settled)
    }

    // MARK: Looking at everything

    private func routine() {
        homes.update(distant)
        start(.nobody(since: lastSweep ?? lastAwake))
    }

    func start(_ actor: SettingActor) {
        // A look that was not at its end yet goes on as what it was; this one comes again by itself.
        if let sweep, case .firstLook = sweep.actor { return }
        sweep = SettingSweep(actor, table, homes)
        lastSweep = SystemClock.now
        nextSweep = SystemClock.sinceBoot + (isAlone ? Self.aloneInterval : Self.sweepInterval)
    }

    private func goOn(until end: UInt64, _ output: any SensorOutput) {
        guard var sweep = sweep.take() else { return }
        repeat {
            guard let item = sweep.next() else {
                if !sweep.isLookingForMissing {
                    sweep.isLookingForMissing = true
                    for path in state.settings.keys where !sweep.seen.contains(path) {
                        sweep.add(SettingSweep.Item(path: path, depth: nil, isPlace: false))
                    }
                    if !sweep.items.isEmpty { continue }
                }
                knownPlaces = places
                hasLookedAtAll = true
                return
            }
            step(item, &sweep, output)
        } while SystemClock.sinceBoot < end
        self.sweep = sweep
    }

    private func step(_ item: SettingSweep.Item, _ sweep: inout SettingSweep, _ output: any SensorOutput) {
        if let depth = item.depth {
            guard !distant.holds(item.path), let file = try? LookedAtFile(item.path), file.kind == .folder else {
                if !item.isPlace { look(at: item.path, &sweep, output) }
                return
            }
            for name in file.names(limit: 4_096) {
                sweep.add(
                    SettingSweep.Item(path: item.path + "/" + name, depth: depth > 0 ? depth - 1 : nil, isPlace: false))
            }
        } else {
            look(at: item.path, &sweep, output)
        }
    }

    private func look(at path: String, _ sweep: inout SettingSweep, _ output: any SensorOutput) {
        sweep.seen.insert(path)
        // It was closed or created a moment ago, and who did it is known.
        if pending[path] == nil { look(at: path, sweep.actor, output) }
    }

    // MARK: The state on disk

    private func write(_ now: UInt64, _ output: any SensorOutput) {
        guard isDirty, sweep == nil, now >= nextWrite else { return }
        isDirty = false
        let begin = SystemClock.sinceBoot
        defer {
            let end = SystemClock.sinceBoot
            nextWrite = end + max(Self.writeInterval, (end - begin) * Self.writeShare)
        }
        do throws(FileError) {
            try state.write(folder: folder)
            isWriteFailing = false
        } catch {
            isDirty = true
            if !isWriteFailing {
                output.receive(
                    Gap(
                        name, .unreadable, until: SystemClock.now,
                        detail: "what is known of the settings cannot be kept: errno \(error.errno)"))
            }
            isWriteFailing = true
        }
    }

    private func arm(_ now: UInt64) {
        if sweep != nil { return timer.ring(after: 2_000_000) }
        var next = nextSweep
        for entry in pending.values { next = min(next, entry.due) }
        if isDirty { next = min(next, nextWrite) }
        timer.ring(after: next > now ? next - now : 1)
    }

    /// A registered location as the state names it.
    static func place(_ location: SettingLocation) -> String {
        ([location.id] + location.paths).joined(separator: "\n")
    }
}
