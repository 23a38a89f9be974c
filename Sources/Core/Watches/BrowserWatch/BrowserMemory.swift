import Events

/// What connections and starts are judged by: everything that happened elsewhere, each with its time.
///
/// Nothing in it depends on the order of learning, and every question is asked as of a moment. The bounds, in number of
/// keys times entries for each: sessions 2,048 × 256, names 8,192 addresses × 4, questions 4,096 processes × 64,
/// connections 2,048 (program, address) × 512, intrusions 2,048 × 8, starts 8,192 × 1 and 1,024 × 64, libraries 1,024 × 64.
/// Of one key the latest entries stay, of names and intrusions the first; of keys see ``SampledDictionary``.
struct BrowserMemory {
    private var sessions = SampledDictionary<LockHistory>(capacity: 2_048)
    private var names = SampledDictionary<AddressNames>(capacity: 8_192)
    private var questions = SampledDictionary<Timeline>(capacity: 4_096)
    private var connections = SampledDictionary<Timeline>(capacity: 2_048)
    private var intrusions = SampledDictionary<[Intrusion]>(capacity: 2_048)
    private var parents = SampledDictionary<UInt64>(capacity: 8_192)
    private var userStarts = SampledDictionary<Timeline>(capacity: 1_024)
    private var libraries = SampledDictionary<Timeline>(capacity: 1_024)

    /// Of each account the latest.
    private var desktops: [String: DesktopView] = [:]

    /// One process that reached into another with rights to change it.
    struct Intrusion: Equatable {
        var time: Timestamp
        /// The process that did it, as a key; 0 when unknown.
        var source: UInt64
        /// A thread was started there or the image was replaced; otherwise the rights for it were taken.
        var isDone: Bool
    }

    /// Who loaded the library through which Internet Explorer is driven.
    enum Driver: UInt8 {
        case office, other
    }

    // MARK: Sessions

    mutating func note(locked: Bool, session: UInt64, at time: Timestamp) {
        sessions.update(session, LockHistory()) {
            $0.insert(LockHistory.Mark(time: time, isLocked: locked), capacity: 256)
        }
    }

    /// Whether the session was locked, by the latest that is known of any of its keys.
    func isLocked(_ keys: [UInt64], at time: Timestamp) -> Bool {
        var latest: LockHistory.Mark?
        for key in keys {
            guard let mark = sessions[key]?.latest(through: time) else { continue }
            if let known = latest, !(known < mark) { continue }
            latest = mark
        }
        return latest?.isLocked ?? false
    }

    mutating func see(_ view: DesktopView) {
        let key = view.host + "\u{0}" + view.user
        if desktops[key] == nil, desktops.count >= 64 { desktops.removeAll() }
        desktops[key] = view
    }

    /// What was seen within a minute of the moment.
    func desktop(of user: String, host: String, at time: Timestamp) -> DesktopView? {
        guard !user.isEmpty, let view = desktops[host + "\u{0}" + user] else { return nil }
        let age = time.seconds(since: view.time)
        return age >= -60 && age <= 60 ? view : nil
    }

    // MARK: Names

    mutating func note(domain: String, address: UInt64, at time: Timestamp) {
        names.update(address, AddressNames()) { $0.insert(domain, at: time) }
    }

    func domain(of address: UInt64, at time: Timestamp) -> String? {
        names[address]?.domain(at: time)
    }

    mutating func noteQuestion(by process: UInt64, at time: Timestamp) {
        questions.update(process, Timeline()) { $0.insert(time, capacity: 64) }
    }

    /// Whether the records show the process asking for names about as often as it connects: at least five in the hour before.
    func asksNames(_ process: UInt64, at time: Timestamp) -> Bool {
        guard let timeline = questions[process] else { return false }
        let count = timeline.count(through: time)
        return count >= 5 && time.seconds(since: timeline.times[count - 5]) <= 3_600
    }

    // MARK: Connections

    mutating func noteConnection(_ key: UInt64, at time: Timestamp) {
        connections.update(key, Timeline()) { $0.insert(time, capacity: 512) }
    }

    func isRegular(_ key: UInt64, _ rhythm: Rhythm, at time: Timestamp) -> Bool {
        guard let timeline = connections[key] else { return false }
        return rhythm.holds(timeline, at: time)
    }

    // MARK: Processes

    mutating func note(_ intrusion: Intrusion, into target: UInt64) {
        intrusions.update(target, []) { known in
            if known.contains(intrusion) { return }
            let index = known.firstIndex { Self.precedes(intrusion, $0) } ?? known.count
            known.insert(intrusion, at: index)
            if known.count > 8 { known.removeLast() }
        }
    }

    func intrusions(into target: UInt64) -> [Intrusion] {
        intrusions[target] ?? []
    }

    /// What was done comes before what was only made possible, and the first before the later.
    private static func precedes(_ a: Intrusion, _ b: Intrusion) -> Bool {
        if a.isDone != b.isDone { return a.isDone }
        return a.time != b.time ? a.time < b.time : a.source < b.source
    }

    mutating func note(parent: UInt64, of child: UInt64) {
        parents.update(child, parent) { $0 = min($0, parent) }
    }

    func parent(of child: UInt64) -> UInt64? {
        parents[child]
    }

    mutating func noteUserStart(_ key: UInt64, at time: Timestamp) {
        userStarts.update(key, Timeline()) { $0.insert(time, capacity: 64) }
    }

    func userStarted(_ keys: [UInt64], from start: Timestamp, through time: Timestamp) -> Bool {
        for key in keys where userStarts[key]?.contains(from: start, through: time) == true { return true }
        return false
    }

    mutating func noteLibrary(_ host: UInt64, _ driver: Driver, at time: Timestamp) {
        libraries.update(host &+ UInt64(driver.rawValue), Timeline()) { $0.insert(time, capacity: 64) }
    }

    /// Whether such a program loaded it within the half minute before.
    func drives(_ host: UInt64, _ driver: Driver, at time: Timestamp) -> Bool {
        guard let timeline = libraries[host &+ UInt64(driver.rawValue)] else { return false }
        return timeline.contains(
            from: Timestamp(ticks: time.ticks &- 30 &* Timestamp.ticksPerSecond), through: time)
    }
}
