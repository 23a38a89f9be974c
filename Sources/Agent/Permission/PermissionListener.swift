import CLinux
import Events
import Glibc
import LinuxSensors
import Sensing
import Synchronization
import Watches

/// Answers the kernel's questions whether a file may be opened or run, on a thread of its own.
///
/// This thread never opens a file but in /proc, reads no content, and waits for nobody: what has to be read is read on a second thread
/// from the event's own descriptor, and allowed when that takes too long. When this thread is silent, a guard in a process of its own
/// answers in its place; see Docs/Decisions/0011-permission-listener.md.
package final class PermissionListener: @unchecked Sendable {
    struct Ask: Sendable {
        var file: Int32
        var thread: Int32
        var deed: Denial.Deed
        /// Of a program that writes: the archiver that it is.
        var name = ""
    }

    private struct State {
        var asks: [Ask] = []
        var verdicts: [(ask: Ask, archiver: String?)] = []
        var denials: [Denial] = []
        var late: UInt64 = 0
    }

    private struct Pending {
        var file: Int32
        var deadline: UInt64
        var isAnswered = false
    }

    let group: Int32
    private let shared: OpaquePointer
    private let prohibition: ArchiveProhibition
    private let roles = ProgramRoles()
    private let state = Mutex(State())
    private let isEnding = Atomic<Bool>(false)
    private let threads = Atomic<Int>(0)
    /// Tells the listener of verdicts, the judge of questions.
    private let verdictBell: Int32
    private let askBell: Int32
    private let guardProcess = Atomic<Int32>(0)
    /// Rings when there is something for the sensor.
    private let news: @Sendable () -> Void
    /// For tests: what a verdict waits for.
    private let delay: @Sendable () -> Void
    private let finder: RoleFinder

    package static let patience: UInt64 = 100_000_000
    private static let guardPatience: UInt64 = 250_000_000
    private static let askLimit = 64
    private static let denialLimit = 1_024

    package init(
        _ policy: ArchivePolicy, news: @escaping @Sendable () -> Void, delay: @escaping @Sendable () -> Void = {}
    ) throws(SensorError) {
        prohibition = ArchiveProhibition(policy)
        self.news = news
        self.delay = delay
        finder = RoleFinder(policy, prohibition, into: roles)
        guard let shared = mitsuke_permission_share() else { throw .refused(call: "mmap", errno: errno) }
        self.shared = shared
        group = mitsuke_permission_open()
        verdictBell = mitsuke_wakeup()
        askBell = mitsuke_wakeup()
        guard group >= 0 else { throw .refused(call: "fanotify_init", errno: -group) }
    }

    /// Begins to listen. Nothing is asked before something is marked.
    package func start() throws(SensorError) {
        _ = mitsuke_permission_beat(shared)
        try startGuard()
        for work in [PermissionListener.listen, PermissionListener.judge] {
            threads.add(1, ordering: .relaxed)
            let own = Unmanaged.passRetained(Thread(self, work)).toOpaque()
            var thread = pthread_t()
            let result = pthread_create(
                &thread, nil,
                { own in
                    let thread = Unmanaged<Thread>.fromOpaque(own!).takeRetainedValue()
                    thread.work(thread.listener)()
                    thread.listener.threads.subtract(1, ordering: .releasing)
                    return nil
                }, own)
            guard result == 0 else { throw .refused(call: "pthread_create", errno: result) }
            pthread_detach(thread)
        }
    }

    private final class Thread {
        let listener: PermissionListener
        let work: (PermissionListener) -> () -> Void

        init(_ listener: PermissionListener, _ work: @escaping (PermissionListener) -> () -> Void) {
            (self.listener, self.work) = (listener, work)
        }
    }

    private func startGuard() throws(SensorError) {
        let pid = mitsuke_permission_guard(group, shared, Self.guardPatience)
        guard pid > 0 else { throw .refused(call: "fork", errno: -pid) }
        guardProcess.store(pid, ordering: .relaxed)
    }

    /// Asks about opening and running on the whole filesystem that holds a path.
    package func mark(_ path: String) throws(SensorError) {
        let result = mitsuke_permission_mark(group, path, 0)
        guard result == 0 else { throw .refused(call: "fanotify_mark", errno: -result) }
    }

    // MARK: The listening thread

    private func listen() {
        var pending: [Pending] = []
        var events = [mitsuke_permission_event](repeating: mitsuke_permission_event(), count: 64)
        while !isEnding.load(ordering: .relaxed) {
            // The guard was here: what it left is allowed, too. An answer more is refused by the kernel, and hurts nobody; an event
            // that is taken for answered and is not would make its process wait for ever.
            if mitsuke_permission_beat(shared) == 1 {
                for index in pending.indices where !pending[index].isAnswered {
                    _ = mitsuke_permission_answer(group, pending[index].file, 1)
                    pending[index].isAnswered = true
                }
            }
            wait(pending)
            if isEnding.load(ordering: .relaxed) { break }
            settle(&pending)
            let count = mitsuke_permission_read(group, shared, &events)
            guard count > 0 else { continue }
            for event in events[..<Int(count)] { answer(event, &pending) }
        }
        for entry in pending where !entry.isAnswered { _ = mitsuke_permission_answer(group, entry.file, 1) }
    }

    private func wait(_ pending: [Pending]) {
        var time: Int32 = 40
        if let first = pending.first(where: { !$0.isAnswered }) {
            let now = SystemClock.sinceBoot
            time = first.deadline > now ? min(40, Int32((first.deadline - now) / 1_000_000) + 1) : 0
        }
        var polled = [
            pollfd(fd: group, events: Int16(POLLIN), revents: 0),
            pollfd(fd: verdictBell, events: Int16(POLLIN), revents: 0),
        ]
        guard poll(&polled, 2, time) > 0, polled[1].revents != 0 else { return }
        var count: UInt64 = 0
        _ = read(verdictBell, &count, 8)
    }

    /// Gives the verdicts that came, and allows what waited too long.
    private func settle(_ pending: inout [Pending]) {
        guard !pending.isEmpty else { return }
        let verdicts = state.withLock { state in
            defer { state.verdicts.removeAll(keepingCapacity: true) }
            return state.verdicts
        }
        for (ask, archiver) in verdicts {
            guard let index = pending.firstIndex(where: { $0.file == ask.file }) else { continue }
            if !pending[index].isAnswered { decide(ask, archiver) }
            pending.remove(at: index)
            close(ask.file)
        }
        let now = SystemClock.sinceBoot
        for index in pending.indices where !pending[index].isAnswered && pending[index].deadline <= now {
            _ = mitsuke_permission_answer(group, pending[index].file, 1)
            pending[index].isAnswered = true
            state.withLock { $0.late += 1 }
            news()
        }
    }

    private func answer(_ event: mitsuke_permission_event, _ pending: inout [Pending]) {
        switch verdict(event) {
        case .allowed:
            _ = mitsuke_permission_answer(group, event.file, 1)
            close(event.file)
        case .denied(let deed, let archiver):
            decide(Ask(file: event.file, thread: event.thread, deed: deed), archiver)
            close(event.file)
        case .asked(let deed, let name):
            let ask = Ask(file: event.file, thread: event.thread, deed: deed, name: name)
            let isTaken = state.withLock { state in
                guard state.asks.count < Self.askLimit else {
                    state.late += 1
                    return false
                }
                state.asks.append(ask)
                return true
            }
            if isTaken {
                pending.append(Pending(file: event.file, deadline: SystemClock.sinceBoot + Self.patience))
                ring(askBell)
            } else {
                _ = mitsuke_permission_answer(group, event.file, 1)
                close(event.file)
                news()
            }
        }
    }

    private enum Verdict {
        case allowed, denied(Denial.Deed, String), asked(Denial.Deed, String)
    }

    /// By what is known already; the agent and its guard may do everything.
    private func verdict(_ event: mitsuke_permission_event) -> Verdict {
        if mitsuke_is_own_thread(event.thread) == 1 || event.thread == guardProcess.load(ordering: .relaxed) {
            return .allowed
        }
        if event.runs == 1 { return verdict(onProgram: event.file, .run) }
        var (device, inode, size, changed) = (UInt64(0), UInt64(0), UInt64(0), Int64(0))
        guard mitsuke_running_identity(event.thread, &device, &inode, &size, &changed) == 0,
            let role = roles[ProgramIdentity(device: device, inode: inode, sizeBytes: size, changed: changed)]
        else { return .allowed }
        switch role {
        case .plain: return .allowed
        case .loader: return verdict(onProgram: event.file, .load)
        case .archiver(let name, let isRenamed):
            guard prohibits(isRenamed), isRegular(event.file), mitsuke_opens_for_writing(event.thread) == 1 else {
                return .allowed
            }
            return .denied(.write, name)
        case .general(let name):
            guard prohibition.archivers, isRegular(event.file), mitsuke_opens_for_writing(event.thread) == 1 else {
                return .allowed
            }
            return .asked(.write, name)
        }
    }

    private func verdict(onProgram file: Int32, _ deed: Denial.Deed) -> Verdict {
        guard let looked = try? LookedAtFile(open: file), looked.kind == .regular else { return .allowed }
        guard let role = roles[ProgramIdentity(looked)] else { return .asked(deed, "") }
        if case .archiver(let name, let isRenamed) = role, prohibits(isRenamed || deed == .load) {
            return .denied(deed, name)
        }
        return .allowed
    }

    private func prohibits(_ isRenamed: Bool) -> Bool {
        prohibition.archivers || isRenamed && prohibition.renamed
    }

    private func isRegular(_ file: Int32) -> Bool {
        (try? LookedAtFile(open: file))?.kind == .regular
    }

    /// Answers the kernel; what is denied is told.
    private func decide(_ ask: Ask, _ archiver: String?) {
        guard let archiver else {
            _ = mitsuke_permission_answer(group, ask.file, 1)
            return
        }
        let denial = Denial(
            time: SystemClock.now, pid: ThreadFacts.process(of: ask.thread),
            executable: SystemFiles.target("/proc/\(ask.thread)/exe") ?? "", deed: ask.deed,
            path: ThreadFacts.path(of: ask.file), archiver: archiver)
        guard mitsuke_permission_answer(group, ask.file, 0) == 0 else { return }
        state.withLock { if $0.denials.count < Self.denialLimit { $0.denials.append(denial) } }
        news()
    }

    // MARK: The judging thread

    private func judge() {
        while !isEnding.load(ordering: .relaxed) {
            var polled = pollfd(fd: askBell, events: Int16(POLLIN), revents: 0)
            guard poll(&polled, 1, 200) > 0 else { continue }
            var count: UInt64 = 0
            _ = read(askBell, &count, 8)
            while let ask = state.withLock({ $0.asks.isEmpty ? nil : $0.asks.removeFirst() }) {
                let archiver = archiver(ask)
                delay()
                state.withLock { $0.verdicts.append((ask, archiver)) }
                ring(verdictBell)
            }
        }
    }

    /// The archiver that would run or write, where that is prohibited.
    private func archiver(_ ask: Ask) -> String? {
        if ask.deed == .write {
            guard let executable = SystemFiles.target("/proc/\(ask.thread)/exe"),
                let line = RunningProcesses.commandLine(UInt32(ask.thread)),
                prohibition.isMakingArchive(
                    Process(executable: executable, commandLine: line), name: ask.name,
                    parent: ThreadFacts.parentExecutable(of: ask.thread), target: ThreadFacts.path(of: ask.file))
            else { return nil }
            return ask.name
        }
        guard let looked = try? LookedAtFile(open: ask.file) else { return nil }
        let role = finder.role(of: ask.file, path: ThreadFacts.path(of: ask.file))
        roles.set(ProgramIdentity(looked), role)
        guard case .archiver(let name, let isRenamed) = role, prohibits(isRenamed || ask.deed == .load) else {
            return nil
        }
        return name
    }

    private func ring(_ bell: Int32) {
        var one: UInt64 = 1
        _ = write(bell, &one, 8)
    }

    // MARK: For who holds it

    /// What was denied since it was asked last, and how many events were allowed without a verdict.
    package func takeEvents() -> (events: [Event], late: UInt64) {
        let (denials, late) = state.withLock { state in
            defer { (state.denials, state.late) = ([], 0) }
            return (state.denials, state.late)
        }
        return (denials.map { $0.event }, late)
    }

    /// Events that the guard allowed, all in all.
    package var guarded: UInt64 { mitsuke_permission_guarded(shared) }

    /// Nanoseconds for which the listening thread has been silent.
    package var silence: UInt64 { mitsuke_permission_silence(shared) }

    /// Starts the guard again where it ended. False where that is not possible.
    package func tendGuard() -> Bool {
        let pid = guardProcess.load(ordering: .relaxed)
        guard waitpid(pid, nil, WNOHANG) == pid else { return true }
        do throws(SensorError) { try startGuard() } catch { return false }
        return true
    }

    /// Ends the group: whatever waits is allowed, and nothing is asked any more. Not to be used afterwards.
    package func end() {
        guard !isEnding.exchange(true, ordering: .relaxed) else { return }
        ring(verdictBell)
        ring(askBell)
        let pid = guardProcess.load(ordering: .relaxed)
        if pid > 0 {
            kill(pid, SIGKILL)
            while waitpid(pid, nil, 0) < 0, errno == EINTR {}
        }
        let deadline = SystemClock.sinceBoot + 1_000_000_000
        while threads.load(ordering: .acquiring) > 0, SystemClock.sinceBoot < deadline { poll(nil, 0, 1) }
        // A thread that hangs is not waited for: with the last descriptor the group is gone, and with it what waits.
        close(group)
    }
}
