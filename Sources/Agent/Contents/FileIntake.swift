import Detection
import Events
import LinuxSensors
import Sensing
import Settings
import Watches

/// Stands between the sensors and the judging, on their thread: adds what has to be looked up in files, and tells those who follow files.
///
/// * An archive is known by its first bytes when its writing ended and when it was renamed.
/// * A program is known for the archiver that it is, whatever its name.
/// * A file that is like another one that its maker read is told as a copy.
/// * Registered settings are compared.
///
/// What was created and not closed within two seconds, as a hard link never is, is looked at then.
package final class FileIntake: SensorOutput, ClosedFileOutput, PolledSensor {
    package let name = "contents"
    private let output: any SensorOutput
    /// What happens in it is the agent's own doing.
    private let ownFolder: String
    private var heads: FileHeads
    private var archivers: KnownArchivers
    private let distant = DistantMounts()
    private var copies = CopyInference()
    /// What copying programs were told, by their process; the last of them.
    private var copiers: [UInt32: CopyCommand] = [:]
    private var copierOrder: [UInt32] = []
    private static let copierLimit = 256
    /// Files that were created and not closed yet. In a burst those of a few moments are enough: what is written is closed.
    private var unclosed: [String: (pid: UInt32?, time: Timestamp)] = [:]
    private let timer: Timer
    /// The timer is set, and rings though all may be closed by then: setting it anew for each file is a call of the system each time.
    private var isRinging = false
    private static let unclosedLimit = 512
    private static let unclosedSeconds: Int64 = 2
    /// Compares registered settings; nil where that could not be had.
    package weak var settings: SettingsSensor?

    package init(_ policy: Policy, into output: any SensorOutput, ownFolder: String) throws(SensorError) {
        timer = try Timer()
        self.output = output
        self.ownFolder = ownFolder + "/"
        heads = FileHeads(policy.archive, distant)
        archivers = KnownArchivers(policy.archive, distant)
    }

    /// Another policy counts from now on.
    package func update(_ policy: Policy) {
        heads = FileHeads(policy.archive, distant)
        archivers = KnownArchivers(policy.archive, distant)
        settings?.update(policy.registry)
    }

    package func receive(_ event: consuming Event) {
        switch event.activity {
        case .file(let file) where !isOwn(file.path): receive(file, event)
        case .process(let process) where process.action == .start:
            if event.process.originalFileName.isEmpty {
                event.process.originalFileName = archivers.name(of: event.process)
            }
            if let pid = event.process.pid { learnCopier(pid, event.process) }
            output.receive(event)
        default: output.receive(event)
        }
    }

    private func receive(_ file: FileActivity, _ event: consuming Event) {
        let (pid, time) = (event.process.pid, event.time)
        follow(file, pid, time)
        if file.action == .rename, !file.isDirectory, let look = heads.look(at: file.path), !look.head.isEmpty {
            var file = file
            file.head = look.head
            event.activity = .file(file)
        }
        output.receive(event)
        if file.action == .read, let pid {
            for made in copies.read(file.path, by: pid, at: time) {
                if heads.areAlike(file.path, made) { tellCopy(of: file.path, made, pid, time) }
            }
        }
        settings?.saw(file, pid: pid, at: time, into: output)
    }

    package func closed(_ path: String, pid: UInt32?, isNew: Bool, at time: Timestamp) {
        guard !isOwn(path) else { return }
        unclosed[path] = nil
        look(at: path, pid, isNew: isNew, time)
        settings?.closed(path, pid: pid, isNew: isNew, at: time, into: output)
    }

    private func look(at path: String, _ pid: UInt32?, isNew: Bool, _ time: Timestamp) {
        if let look = heads.look(at: path), look.sizeBytes > 0 {
            if !look.head.isEmpty {
                var file = FileActivity(isNew ? .create : .overwrite, path)
                file.isAfterWriting = true
                (file.head, file.sizeBytes) = (look.head, look.sizeBytes)
                tell(file, pid, pid == nil ? .unknown : .exact, time)
            }
            if isNew, let pid {
                var sources = copies.made(path, by: pid, at: time)
                if let command = copiers[pid] { sources += command.sources(of: path) }
                if let source = sources.first(where: { heads.areAlike($0, path) }) {
                    tellCopy(of: source, path, pid, time)
                }
            }
        }
    }

    /// Remembers what was created, until it is closed, renamed or gone.
    private func follow(_ file: FileActivity, _ pid: UInt32?, _ time: Timestamp) {
        switch file.action {
        case .create where !file.isDirectory:
            guard unclosed.count < Self.unclosedLimit else { return }
            if !isRinging {
                isRinging = true
                timer.ring(after: UInt64(Self.unclosedSeconds) * 1_000_000_000)
            }
            unclosed[file.path] = (pid, time)
        case .rename where !unclosed.isEmpty: unclosed[file.oldPath] = nil
        case .delete where !unclosed.isEmpty: unclosed[file.path] = nil
        default: break
        }
    }

    // MARK: Waiting for what is not closed

    package var descriptor: Int32 { timer.descriptor }

    package func begin(into output: any SensorOutput) {}

    package func drain(into output: any SensorOutput) {
        timer.silence()
        isRinging = false
        let now = SystemClock.now
        for (path, entry) in unclosed where now.seconds(since: entry.time) >= Self.unclosedSeconds - 1 {
            unclosed[path] = nil
            look(at: path, entry.pid, isNew: true, entry.time)
        }
        if !unclosed.isEmpty {
            isRinging = true
            timer.ring(after: 1_000_000_000)
        }
    }

    private func learnCopier(_ pid: UInt32, _ process: borrowing Process) {
        let line = process.commandLine
        guard line.utf8.count < 65_536, CopyCommand.couldBe(process.executable),
            let command = CopyCommand(
                process.executable, CommandLine(line).words, in: SystemFiles.target("/proc/\(pid)/cwd"))
        else {
            if !copiers.isEmpty { copiers[pid] = nil }
            return
        }
        if copiers.updateValue(command, forKey: pid) == nil { copierOrder.append(pid) }
        if copierOrder.count > Self.copierLimit { copiers[copierOrder.removeFirst()] = nil }
    }

    private func tellCopy(of source: String, _ path: String, _ pid: UInt32, _ time: Timestamp) {
        copies.settle(path)
        var file = FileActivity(.copy, path)
        file.oldPath = source
        tell(file, pid, .likely, time)
    }

    private func tell(_ file: FileActivity, _ pid: UInt32?, _ attribution: Attribution, _ time: Timestamp) {
        var event = Event(time: time, host: "", activity: .file(file))
        event.process.pid = pid
        event.attribution = attribution
        output.receive(event)
    }

    package func remember(_ event: consuming Event) { output.remember(event) }

    package func receive(_ gap: Gap) {
        output.receive(gap)
        if gap.sensor == "fanotify", gap.reason == .queueOverflow || gap.reason == .overload {
            settings?.missedEvents()
        }
    }

    package func receive(_ view: DesktopView) { output.receive(view) }

    package func receive(_ state: SensorState) { output.receive(state) }

    private func isOwn(_ path: String) -> Bool { path.utf8.starts(with: ownFolder.utf8) }
}
