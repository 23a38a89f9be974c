import Confined
import Events
import Glibc
import Sensing

/// Which windows people see, how long ago they touched anything, and whether the screen is locked: of X sessions on this host.
///
/// Every fifteen seconds a ``ConfinedChild`` under the account of the session's owner asks its X server. What it says is that user's word. Wayland tells
/// nobody of windows, so that of such a session only what runs in XWayland is known; a lock is known by the programs of `DesktopSessions`
/// and by X's screen saver.
package final class DesktopSensor: PolledSensor {
    package let name = "desktop"
    package var descriptor: Int32 {
        waiting.descriptor
    }

    private let waiting: Waiting
    private let timer: Timer
    private let program: String
    private let interval: UInt64
    private let accounts = AccountNames()
    private var queue: [DesktopSession] = []
    private var asked: (session: DesktopSession, child: ConfinedChild)?
    private var lockers: Set<UInt32> = []
    /// Accounts whose screen was locked when it was looked at last.
    private var locked: [UInt32: Bool] = [:]
    private var words = ""

    package init(program: String = "/proc/self/exe", interval: UInt64 = 15_000_000_000) throws(SensorError) {
        self.program = program
        self.interval = interval
        waiting = try Waiting()
        timer = try Timer()
        try waiting.add(timer.descriptor, tag: 0)
    }

    package func begin(into output: any SensorOutput) {
        tell("windows of X sessions", isLive: true, output)
        timer.ring(after: 1, every: interval)
    }

    package func drain(into output: any SensorOutput) {
        if waiting.ready & 1 != 0 {
            timer.silence()
            if asked == nil, queue.isEmpty {
                let found = DesktopSessions()
                queue = found.sessions
                lockers = found.locked
            }
        }
        if let asked {
            switch asked.child.look() {
            case .running: return
            case .whole(let lines):
                self.asked = nil
                take(lines, asked.session, output)
            case .failed(let why):
                self.asked = nil
                if why == "missing" { tell("libxcb is not installed", isLive: false, output) }
            }
        }
        while asked == nil, !queue.isEmpty { ask(queue.removeFirst()) }
    }

    private func ask(_ session: DesktopSession) {
        var limits = ConfinedChild.Limits()
        limits.lines = 600
        limits.bytes = 65_536
        limits.nanoseconds = 5_000_000_000
        guard
            let child = ConfinedChild(
                "desktop", [session.display, session.key], given: [], program: program, user: session.owner,
                limits: limits)
        else { return }
        do throws(SensorError) {
            try waiting.add(child.descriptor, tag: 1)
        } catch {
            return
        }
        asked = (session, child)
    }

    private func take(_ lines: [String], _ session: DesktopSession, _ output: any SensorOutput) {
        let rows = lines.map { line in line.split(separator: " ").compactMap { UInt64($0) } }
        guard let head = rows.first, head.count == 2 else { return }
        let user = accounts.user(session.owner)
        var view = DesktopView(time: SystemClock.now, user: user.name)
        view.idleSeconds = Int64(clamping: head[0] / 1_000)
        view.isLocked = head[1] != 0 || lockers.contains(session.owner)
        for row in rows.dropFirst() where row.count == 2 {
            guard let pid = UInt32(exactly: row[0]) else { continue }
            view.windows.insert(pid)
            if row[1] == 1 { view.visible.insert(pid) }
        }
        if let was = locked[session.owner], was != view.isLocked {
            var event = Event(
                time: view.time, host: "",
                activity: .session(SessionActivity(view.isLocked ? .lock : .unlock, account: user)))
            event.user = user
            event.attribution = .likely
            output.receive(event)
        }
        locked[session.owner] = view.isLocked
        output.receive(view)
    }

    private func tell(_ words: String, isLive: Bool, _ output: any SensorOutput) {
        guard words != self.words else { return }
        self.words = words
        output.receive(SensorState(name, isLive: isLive, detail: words))
    }
}
