import Events

extension RunningProcesses {
    /// The processes that run now as events of their starts, for who has to learn of them once more.
    package static func starts() -> [Event] {
        let accounts = AccountNames()
        let all = all(BootTime())
        var programs: [UInt32: String] = [:]
        for entry in all { if let pid = entry.process.pid { programs[pid] = entry.process.executable } }
        return all.map { entry in
            var event = Event(
                time: entry.process.start ?? SystemClock.now, host: "", activity: .process(ProcessActivity(.start)))
            if let user = entry.user { event.user = accounts.user(user) }
            event.process = entry.process
            event.process.user = event.user.name
            event.attribution = .exact
            if entry.parent > 0 {
                event.parent = Process(executable: programs[entry.parent] ?? "", pid: entry.parent)
            }
            return event
        }
    }
}
