import Events
import Sensing

/// Joins what fanotify tells of a Samba server's processes with what its audit tells of the same acts, so that one act is one event: that
/// of fanotify, with the client and the user of the audit.
///
/// An event waits a moment for its line. Where two clients have the same file open for writing, whose the change is remains
/// ``Attribution/likely``; so do acts of which only the audit tells. Reading is told by the audit alone.
package final class SambaJoin: SensorOutput {
    private struct Opening {
        var act: SambaAct
        var time: Timestamp
        /// Another client or user had it open before.
        var isContested = false
        /// Deletions, renames and new folders are one event each.
        var isTold = false
    }

    private struct Held {
        let event: Event
        let path: String
    }

    private let output: any SensorOutput
    private let server: String
    private var servers: [UInt32: String] = [:]
    private var program = ""
    private var openings: [String: Opening] = [:]
    private var held: [Held] = []
    private var lastRead: [String: Timestamp] = [:]
    /// The audit is being read; otherwise nothing waits for it.
    var isLive = false

    private static let openingLimit = 4_096
    private static let heldLimit = 4_096
    private static let patience = 3 * Timestamp.ticksPerSecond / 2
    private static let memory = 600 * Timestamp.ticksPerSecond

    /// - Parameter server: as clients call this host.
    package init(into output: any SensorOutput, server: String) {
        self.output = output
        self.server = server
    }

    package func receive(_ event: consuming Event) {
        switch event.activity {
        case .process(let process):
            track(process.action, event)
            output.receive(event)
        case .file(let file) where isLive && !file.isAfterWriting && isServer(event.process.pid): take(file, event)
        default: output.receive(event)
        }
    }

    package func remember(_ event: consuming Event) {
        if case .process(let process) = event.activity { track(process.action, event) }
        output.remember(event)
    }

    package func receive(_ gap: Gap) { output.receive(gap) }

    package func receive(_ view: DesktopView) { output.receive(view) }

    package func receive(_ state: SensorState) { output.receive(state) }

    private func track(_ action: ProcessActivity.Action, _ event: borrowing Event) {
        guard let pid = event.process.pid else { return }
        // An end comes before what was done at last: only a start of something else ends it.
        guard action == .start else { return }
        if event.process.executable.hasSuffix("/smbd") {
            program = event.process.executable
            if servers.count < Self.openingLimit { servers[pid] = program }
        } else {
            servers[pid] = nil
        }
    }

    private func isServer(_ pid: UInt32?) -> Bool {
        guard let pid else { return false }
        return servers[pid] != nil
    }

    private func take(_ file: FileActivity, _ event: consuming Event) {
        if let opening = opening(for: file) {
            emit(event, file, opening)
        } else if held.count < Self.heldLimit {
            held.append(Held(event: event, path: file.path))
        } else {
            output.receive(event)
        }
    }

    /// What the audit said of a file's change.
    private func opening(for file: FileActivity) -> Opening? {
        guard let opening = openings[file.action == .rename ? file.oldPath : file.path] else { return nil }
        switch (file.action, opening.act.kind) {
        case (.create, .write), (.overwrite, .write), (.create, .makeFolder), (.delete, .delete), (.read, .read),
            (.read, .write), (.copy, .write):
            return opening
        case (.rename, .rename(let new)): return new == file.path ? opening : nil
        default: return nil
        }
    }

    private func emit(_ event: consuming Event, _ file: FileActivity, _ opening: Opening) {
        openings[opening.act.path]?.isTold = true
        // The audit's own line told of it.
        if file.action == .read { return }
        var file = file
        describe(opening.act, &file)
        event.activity = .file(file)
        event.user = User(name: opening.act.user)
        if opening.isContested { event.attribution = .likely }
        output.receive(event)
    }

    private func describe(_ act: SambaAct, _ file: inout FileActivity) {
        file.clientIP = act.client
        file.share = "\\\\" + server + "\\" + act.share
    }

    /// A line of the audit.
    package func receive(_ act: SambaAct, at time: Timestamp) {
        if act.isDenied || act.kind == .read { tell(act, at: time) }
        guard !act.isDenied else { return }
        var opening = Opening(act: act, time: time)
        if let known = openings[act.path], known.act.kind == act.kind, act.kind == .write,
            known.act.client != act.client || known.act.user != act.user,
            time.ticks - known.time.ticks < Self.memory
        {
            opening.isContested = true
        }
        // Reading beside writing does not hide who writes.
        if act.kind == .read, openings[act.path]?.act.kind == .write {
            release(act.path)
            return
        }
        if openings.count >= Self.openingLimit, openings[act.path] == nil { forget(before: time, all: false) }
        openings[act.path] = opening
        release(act.path)
    }

    private func release(_ path: String) {
        var rest: [Held] = []
        for entry in held {
            guard case .file(let file) = entry.event.activity,
                (file.action == .rename ? file.oldPath : file.path) == path, let opening = opening(for: file)
            else {
                rest.append(entry)
                continue
            }
            emit(entry.event, file, opening)
        }
        held = rest
    }

    /// What is told by the audit alone: reading, what was refused, and changes that no other sensor saw.
    private func tell(_ act: SambaAct, at time: Timestamp) {
        var file: FileActivity
        switch act.kind {
        case .read:
            if !act.isDenied {
                let key = act.client + "|" + act.user + "|" + act.path
                if let last = lastRead[key], time.ticks - last.ticks < 2 * Timestamp.ticksPerSecond { return }
                if lastRead.count >= Self.openingLimit { lastRead.removeAll(keepingCapacity: true) }
                lastRead[key] = time
            }
            file = FileActivity(.read, act.path)
        case .write: file = FileActivity(.overwrite, act.path)
        case .makeFolder:
            file = FileActivity(.create, act.path)
            file.isDirectory = true
        case .delete: file = FileActivity(.delete, act.path)
        case .rename(let new):
            file = FileActivity(.rename, new)
            file.oldPath = act.path
        }
        file.isDenied = act.isDenied
        describe(act, &file)
        var event = Event(time: time, host: "", activity: .file(file))
        event.user = User(name: act.user)
        event.process.executable = program
        event.attribution = .likely
        output.receive(event)
    }

    /// Lets go of what waited long enough.
    package func settle(at now: Timestamp) {
        var rest: [Held] = []
        for entry in held {
            if now.ticks - entry.event.time.ticks < Self.patience {
                rest.append(entry)
            } else {
                output.receive(entry.event)
            }
        }
        held = rest
        forget(before: now, all: true)
    }

    private func forget(before now: Timestamp, all: Bool) {
        for (path, opening) in openings {
            let age = now.ticks - opening.time.ticks
            switch opening.act.kind {
            case .makeFolder, .delete, .rename:
                guard all, age > 2 * Self.patience else { continue }
                openings[path] = nil
                // No other sensor watches that filesystem.
                if !opening.isTold { tell(opening.act, at: opening.time) }
            case .read: if age > 2 * Self.patience { openings[path] = nil }
            case .write: if age > (all ? Self.memory * 6 : Self.memory) { openings[path] = nil }
            }
        }
        if !all, openings.count >= Self.openingLimit, let oldest = openings.min(by: { $0.value.time < $1.value.time }) {
            openings[oldest.key] = nil
        }
    }
}
