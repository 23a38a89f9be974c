import Events
import Glibc
import LinuxSensors
import Sensing
import Watches

/// The permission listener among the sensors: starts it when the policy prohibits something, marks filesystems, tells what was denied, and
/// looks after it.
package final class PermissionSensor: PolledSensor {
    package let name = "permission"
    private var listener: PermissionListener?
    private var policy: ArchivePolicy
    private let timer: Timer
    private let bell: TimerBell
    private let folders: [String]?
    private var marked: Set<String> = []
    private var guarded: UInt64 = 0

    fileprivate static let second: UInt64 = 1_000_000_000
    /// Silence after which the listener is given up.
    private static let lastPatience: UInt64 = 10_000_000_000

    /// - Parameter folders: Only filesystems that hold one of these; nil for all local ones.
    package init(_ policy: ArchivePolicy, folders: [String]?) throws(SensorError) {
        timer = try Timer()
        bell = TimerBell(timer)
        self.policy = policy
        self.folders = folders
    }

    /// A timer's setting is the kernel's, whichever thread asks for it.
    private final class TimerBell: @unchecked Sendable {
        private let timer: Timer

        init(_ timer: Timer) { self.timer = timer }

        func ring() { timer.ring(after: 1, every: PermissionSensor.second) }
    }

    deinit {
        listener?.end()
    }

    package var descriptor: Int32 { timer.descriptor }

    package func begin(into output: any SensorOutput) { start(output) }

    /// From now on another policy counts. The listener of the one before goes when the new one listens, so that nothing gets through in
    /// between.
    package func obey(_ policy: ArchivePolicy, into output: any SensorOutput) {
        guard policy != self.policy else { return }
        self.policy = policy
        let old = (listener, guarded)
        (listener, marked, guarded) = (nil, [], 0)
        start(output)
        let new = (listener, marked, guarded)
        (listener, guarded) = old
        finish(into: output)
        (listener, marked, guarded) = new
        if old.0 != nil, listener == nil, !ArchiveProhibition(policy).isAny {
            output.receive(SensorState(name, isLive: false, detail: "the policy prohibits nothing"))
        }
    }

    /// Costs nothing where nothing is prohibited.
    private func start(_ output: any SensorOutput) {
        guard ArchiveProhibition(policy).isAny else { return timer.ring(after: 0) }
        do throws(SensorError) {
            let listener = try PermissionListener(policy) { [bell] in bell.ring() }
            try listener.start()
            self.listener = listener
        } catch {
            output.receive(SensorState(name, isLive: false, detail: "\(error)"))
            return output.receive(
                Gap(
                    name, .sensorMissing, until: SystemClock.now,
                    detail: "\(error); what is prohibited is undone afterwards"))
        }
        timer.ring(after: Self.second, every: Self.second)
        mark(output)
        let detail = "permission events on \(marked.count) filesystems; a guard beside"
        output.receive(SensorState(name, isLive: !marked.isEmpty, detail: detail))
    }

    package func drain(into output: any SensorOutput) {
        timer.silence()
        guard let listener else { return }
        tell(listener, output)
        if listener.silence > Self.lastPatience {
            giveUp("the listener was silent for ten seconds", output)
        } else if !listener.tendGuard() {
            giveUp("the guard cannot be started", output)
        } else {
            mark(output)
        }
    }

    package func finish(into output: any SensorOutput) {
        guard let listener else { return }
        listener.end()
        tell(listener, output)
        self.listener = nil
        (marked, guarded) = ([], 0)
    }

    private func tell(_ listener: PermissionListener, _ output: any SensorOutput) {
        let (events, late) = listener.takeEvents()
        for event in events { output.receive(event) }
        if late > 0 { tellLate(late, "allowed since no verdict came within 100 ms", output) }
        let all = listener.guarded
        if all > guarded { tellLate(all - guarded, "allowed by the guard while the listener was silent", output) }
        guarded = all
    }

    private func tellLate(_ count: UInt64, _ detail: String, _ output: any SensorOutput) {
        output.receive(Gap(name, .verdictLate, count: count, until: SystemClock.now, detail: detail))
    }

    private func giveUp(_ why: String, _ output: any SensorOutput) {
        finish(into: output)
        timer.ring(after: 0)
        output.receive(SensorState(name, isLive: false, detail: why))
        output.receive(Gap(name, .sensorFailed, until: SystemClock.now, detail: why + "; everything is allowed"))
    }

    /// Filesystems that came since.
    private func mark(_ output: any SensorOutput) {
        for mount in LocalMounts.points(folders: folders) where !marked.contains(mount) {
            marked.insert(mount)
            do throws(SensorError) {
                try listener?.mark(mount)
            } catch {
                output.receive(Gap(name, .sensorMissing, until: SystemClock.now, detail: "\(mount): \(error)"))
            }
        }
    }
}
