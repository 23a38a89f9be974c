import Events
import LinuxSensors
import Sensing
import Watches

/// What fanotify tells of files.
extension SettingsSensor {
    /// A file was closed that had been opened for writing.
    package func closed(_ path: String, pid: UInt32?, isNew: Bool, at time: Timestamp, into output: any SensorOutput) {
        guard isRegistered(path) else {
            if path == "/etc/passwd" { homes.update(distant) }
            return
        }
        let actor = SettingActor.process(pid: pid, at: time, isNew: isNew)
        if isNew, state.settings[path] == nil { return wait(path, actor, Self.settled) }
        lookSoon(at: path, actor, output)
    }

    /// Anything else that happened to a file.
    package func saw(_ file: borrowing FileActivity, pid: UInt32?, at time: Timestamp, into output: any SensorOutput) {
        switch file.action {
        case .create:
            guard !file.isDirectory, isRegistered(file.path) else { return }
            wait(file.path, .process(pid: pid, at: time, isNew: true), Self.unclosed)
        case .delete:
            guard !file.isDirectory, isRegistered(file.path) else { return }
            lookSoon(at: file.path, .process(pid: pid, at: time, isNew: false), output)
        case .rename:
            if file.isDirectory { return moved(file, pid, time) }
            let actor = SettingActor.process(pid: pid, at: time, isNew: true)
            if isRegistered(file.oldPath) {
                lookSoon(at: file.oldPath, actor, output)
            }
            if isRegistered(file.path) {
                lookSoon(at: file.path, actor, output)
            } else if file.path == "/etc/passwd" {
                homes.update(distant)
            }
        case .read, .overwrite, .copy: break
        }
    }

    /// A folder that holds settings, or is held by a place of them, brings and takes all of them at once.
    private func moved(_ file: borrowing FileActivity, _ pid: UInt32?, _ time: Timestamp) {
        guard holdsSettings(file.oldPath) || holdsSettings(file.path) else { return }
        start(.mover(pid: pid, at: time))
        timer.ring(after: 1)
    }

    /// Whether there can be settings in a folder.
    private func holdsSettings(_ folder: String) -> Bool {
        if homes.contains(folder[...]) { return true }
        // What matters in a home folder begins with a dot.
        let hidden = folder.firstRange(of: "/.")?.lowerBound
        let rest = hidden.flatMap { homes.contains(folder[..<$0]) ? String(folder[$0...].dropFirst()) : nil }
        return table.patterns.contains { pattern in
            guard let path = pattern.isOfHome ? rest : folder else { return false }
            return pattern.folder.lies(in: path) || pattern.isDeep && path.lies(in: pattern.folder)
        }
    }

    /// At once, or in a moment where much happens.
    private func lookSoon(at path: String, _ actor: SettingActor, _ output: any SensorOutput) {
        let now = SystemClock.sinceBoot
        if now - budgetStart > Self.budgetSpan { (budgetStart, spent) = (now, 0) }
        guard spent < Self.budget else { return wait(path, actor, Self.settled) }
        spent += 1
        pending[path] = nil
        look(at: path, actor, output)
    }

    private func wait(_ path: String, _ actor: SettingActor, _ nanoseconds: UInt64) {
        guard pending.count < Self.pendingLimit || pending[path] != nil else {
            passedOver += 1
            return
        }
        let wasEmpty = pending.isEmpty
        pending[path] = (actor, SystemClock.sinceBoot + nanoseconds)
        if wasEmpty { timer.ring(after: Self.settled + 10_000_000) }
    }

    private func isRegistered(_ path: String) -> Bool {
        table.location(of: path) { homes.contains($0) } != nil
    }
}
