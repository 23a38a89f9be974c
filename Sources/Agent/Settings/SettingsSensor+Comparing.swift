import Crypto
import Events
import Glibc
import LinuxSensors
import Sensing
import Watches

extension SettingsSensor {
    /// Compares a setting with what was kept of it, keeps what there is now, and tells of what differs.
    func look(at path: String, _ actor: SettingActor, _ output: any SensorOutput) {
        var home: Substring?
        let location = table.location(of: path) { folder in
            guard homes.contains(folder) else { return false }
            home = folder
            return true
        }
        guard let location else {
            // No longer registered, or no longer anybody's home folder.
            forget(path)
            return
        }
        guard !distant.holds(path) else { return }
        let before = state.settings[path]
        var trustsTimes = false
        switch actor {
        case .process, .firstLook: break
        // Only a change of the disk itself keeps these times; at the start everything is read all the same.
        case .mover, .nobody: trustsTimes = hasLookedAtAll
        }
        let after: KeptSetting?
        do throws(LookedAtFile.Refusal) {
            let file = try open(path, home)
            guard file.kind != .folder else { return }
            after = SettingReader.read(file, known: before, trustsTimes: trustsTimes)
        } catch {
            guard error.errno == ENOENT || error.errno == ENOTDIR || error.errno == ELOOP || error.errno == EXDEV else {
                return
            }
            after = nil
        }
        if before?.content == after?.content {
            if let after, before != after { keep(after, path) }
            return
        }
        // What cannot be kept cannot be compared: it is told each time that somebody touches it.
        if let after { keep(after, path) } else { forget(path) }
        switch actor {
        case .firstLook: return
        case .nobody where before == nil && !knownPlaces.contains(Self.place(location)): return
        default: output.receive(event(path, before, after, actor))
        }
    }

    /// A file in a home folder is reached from there, so that nothing that its owner mounts or links leads elsewhere.
    private func open(_ path: String, _ home: Substring?) throws(LookedAtFile.Refusal) -> LookedAtFile {
        guard let home else { return try LookedAtFile(path) }
        let folder = try LookedAtFile(String(home))
        guard let descriptor = folder.folder else { throw LookedAtFile.Refusal(errno: ENOTDIR) }
        defer { close(descriptor) }
        return try LookedAtFile(String(path.utf8.dropFirst(home.utf8.count + 1)) ?? path, within: descriptor)
    }

    private func event(_ path: String, _ before: KeptSetting?, _ after: KeptSetting?, _ actor: SettingActor) -> Event {
        var action: RegistryActivity.Action = after == nil ? .keyDeleted : before == nil ? .keyCreated : .valueSet
        if case .process(_, _, isNew: false) = actor, action == .keyCreated { action = .valueSet }
        var activity = RegistryActivity(action, path)
        (activity.oldData, activity.data) = KeptSetting.sides(before, after)
        var time = SystemClock.now
        var pid: UInt32?
        var attribution = Attribution.unknown
        switch actor {
        case .process(let who, let when, _):
            (time, pid) = (when, who)
            if who != nil { attribution = .exact }
        case .mover(let who, let when):
            (time, pid) = (when, who)
            if who != nil { attribution = .likely }
        case .nobody(let since):
            activity.since = since
            // The last change of the file cannot be later than this, whatever its owner did to its other times.
            if let after, let since {
                let changed = Timestamp(ticks: after.changed / 100)
                if changed > since, changed < time { time = changed }
            }
        case .firstLook: break
        }
        var event = Event(time: time, host: "", activity: .registry(activity))
        event.process.pid = pid
        event.attribution = attribution
        return event
    }

    // MARK: What is kept

    private func keep(_ setting: KeptSetting, _ path: String) {
        var setting = setting
        let old = state.settings[path]
        guard old != nil || state.settings.count < SettingState.settingLimit else { return }
        textBytes -= old?.textCount ?? 0
        if textBytes + setting.textCount > SettingState.textBytes, case .text(let text) = setting.content {
            setting.content = .digest(SettingReader.hexadecimal(SHA256.hash(data: text)), sizeBytes: UInt64(text.count))
        }
        textBytes += setting.textCount
        state.settings[path] = setting
        isDirty = true
    }

    private func forget(_ path: String) {
        guard let old = state.settings.removeValue(forKey: path) else { return }
        textBytes -= old.textCount
        isDirty = true
    }
}

extension KeptSetting {
    var textCount: Int {
        if case .text(let text) = content { text.count } else { 0 }
    }
}
