import CLinux
import Events
import Glibc
import Sensing

/// Processes from the kernel's netlink events: the fallback where BPF is not to be had.
///
/// An event tells no more than a pid; the rest is read from /proc, where a short process is gone already: more than half of the command
/// lines of such are missing, which a gap counts. Needs CAP_NET_ADMIN.
package final class ProcConnector: PolledSensor {
    package let name = "processes"
    package let descriptor: Int32
    /// Processes whose acts are not told: the agent's own.
    package var leftOut: [Int32] = [getpid()]

    private let boot: BootTime
    private let why: String
    private let accounts = AccountNames()
    private var known: [UInt32: Process] = [:]

    /// - Parameter why: why BPF is not to be had, for the state.
    package init(why: String, boot: BootTime = BootTime()) throws(SensorError) {
        descriptor = mitsuke_proc_open()
        guard descriptor >= 0 else { throw .refused(call: "netlink connector", errno: -descriptor) }
        self.boot = boot
        self.why = why
    }

    deinit {
        close(descriptor)
    }

    package func begin(into output: any SensorOutput) {
        output.receive(
            SensorState(
                name, isLive: true, detail: "no BPF (\(why)): netlink, without the command lines of short processes"))
        for entry in RunningProcesses.all(boot) { start(entry, at: entry.process.start ?? SystemClock.now, output) }
    }

    package func drain(into output: any SensorOutput) {
        let end = SystemClock.sinceBoot + 8_000_000
        let now = SystemClock.now
        var missed: UInt64 = 0
        while SystemClock.sinceBoot < end {
            var pid: UInt32 = 0
            var parent: UInt32 = 0
            let kind = mitsuke_proc_read(descriptor, &pid, &parent)
            if kind == -ENOBUFS {
                output.receive(Gap(name, .queueOverflow, until: now, detail: "netlink"))
                continue
            }
            guard kind >= 0 else { break }
            switch kind {
            case 1:
                guard let entry = RunningProcesses.read(pid, boot) else {
                    missed += 1
                    continue
                }
                start(entry, at: now, output)
            case 2:
                var process = Process(executable: known[parent]?.executable ?? "", pid: pid)
                process.start = RunningProcesses.read(pid, boot)?.process.start
                start(RunningProcesses.Entry(process: process, parent: parent, user: nil), at: now, output)
            case 3: self.end(pid, at: now, output)
            default: break
            }
        }
        if missed > 0 {
            output.receive(
                Gap(
                    name, .unreadable, count: missed, until: now,
                    detail: "programs ended before they could be looked at"))
        }
    }

    private func start(_ entry: RunningProcesses.Entry, at time: Timestamp, _ output: any SensorOutput) {
        guard let pid = entry.process.pid else { return }
        known[pid] = entry.process
        guard !leftOut.contains(Int32(bitPattern: pid)) else { return }
        var event = Event(time: time, host: "", activity: .process(ProcessActivity(.start)))
        event.process = entry.process
        if let user = entry.user {
            event.user = accounts.user(user)
            event.process.user = event.user.name
        }
        if entry.parent > 0 {
            event.parent = Process(executable: known[entry.parent]?.executable ?? "", pid: entry.parent)
        }
        event.attribution = .exact
        output.receive(event)
    }

    private func end(_ pid: UInt32, at time: Timestamp, _ output: any SensorOutput) {
        guard let process = known.removeValue(forKey: pid), !leftOut.contains(Int32(bitPattern: pid)) else { return }
        var event = Event(time: time, host: "", activity: .process(ProcessActivity(.end)))
        event.process = process
        event.process.commandLine = ""
        event.attribution = .exact
        output.receive(event)
    }
}
