import CLinux
import Events
import Glibc
import Sensing

/// Processes and TCP connections, from BPF programs at exec, fork, exit and the change of a socket's state.
///
/// Why BPF: the command line, the program's path and the parent are read while the process cannot run on, so that none is too short to be
/// seen. A fork is told as a start with the parent's program and without a command line, since what it does before an exec, or
/// without ever one, is its own; the exec follows as a second start of the same process. What it misses: UDP, and which process took an
/// inbound connection. Needs CAP_BPF and CAP_PERFMON (or CAP_SYS_ADMIN) and a kernel with BTF. Costs two microseconds a record.
package final class BPFSensor: PolledSensor {
    package let name = "bpf"
    /// Processes whose acts are not told: the agent's own.
    package var leftOut: [Int32] = [getpid()]

    private let bpf: UnsafeMutableRawPointer
    private let boot: BootTime
    private let accounts = AccountNames()
    /// The programs of the processes that run, for their forks.
    private var programs: [UInt32: String] = [:]
    private var dropped: UInt64 = 0
    private var deadline: UInt64 = 0
    private var output: (any SensorOutput)?

    /// - Parameter object: the compiled programs; nil to look beside the executable and in /usr/lib/mitsuke.
    package init(object: String? = nil, boot: BootTime = BootTime()) throws(SensorError) {
        guard let object = object ?? Self.installedObject else { throw .missingFile("mitsuke-agent.bpf.o") }
        var error: Int32 = 0
        guard let bpf = mitsuke_bpf_open(object, &error) else { throw .refused(call: "bpf", errno: error) }
        self.bpf = bpf
        self.boot = boot
    }

    deinit {
        mitsuke_bpf_close(bpf)
    }

    package var descriptor: Int32 {
        mitsuke_bpf_descriptor(bpf)
    }

    /// The programs were attached before the processes are read, so that none starts unseen in between; it may be told twice.
    package func begin(into output: any SensorOutput) {
        output.receive(SensorState(name, isLive: true, detail: "BPF at exec, fork, exit and TCP"))
        for entry in RunningProcesses.all(boot) {
            guard let pid = entry.process.pid else { continue }
            programs[pid] = entry.process.executable
            output.remember(started(entry, at: entry.process.start ?? SystemClock.now))
        }
    }

    package func drain(into output: any SensorOutput) {
        self.output = output
        deadline = SystemClock.sinceBoot + 8_000_000
        mitsuke_bpf_drain(
            bpf,
            { context, record, size in
                guard let context, let record else { return 0 }
                let sensor = Unmanaged<BPFSensor>.fromOpaque(context).takeUnretainedValue()
                sensor.take(UnsafeRawBufferPointer(start: record, count: size))
                return SystemClock.sinceBoot < sensor.deadline ? 0 : 1
            }, Unmanaged.passUnretained(self).toOpaque())
        self.output = nil
        let all = mitsuke_bpf_dropped(bpf)
        if all > dropped {
            output.receive(
                Gap(name, .queueOverflow, count: all - dropped, until: SystemClock.now, detail: "the ring was full"))
            dropped = all
        }
    }

    private static var installedObject: String? {
        let program = SystemFiles.target("/proc/self/exe") ?? ""
        let folder = program.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(program[..<$0]) } ?? ""
        return [folder + "/mitsuke-agent.bpf.o", "/usr/lib/mitsuke/mitsuke-agent.bpf.o"].first { access($0, R_OK) == 0 }
    }

    private func take(_ bytes: UnsafeRawBufferPointer) {
        guard let record = KernelRecord(bytes) else { return }
        switch record {
        case .forked(let head):
            var process = Process(executable: programs[head.parent] ?? "", pid: head.pid)
            process.start = boot.processStart(head.start)
            programs[head.pid] = process.executable
            // It runs its parent's program: what it does is its own, that it is there is no news.
            if !isLeftOut(head.pid) {
                output?.remember(
                    started(
                        RunningProcesses.Entry(process: process, parent: head.parent, user: head.user),
                        at: boot.time(head.time)))
            }
        case .executed(let exec, let filename, let path, let arguments):
            var process = Process(executable: Self.executable(exec, filename, path), pid: exec.head.pid)
            // Each program that a process runs one after the other is known by itself.
            process.start = boot.time(exec.head.time)
            process.commandLine = commandLine(exec, arguments)
            programs[exec.head.pid] = process.executable
            start(process, exec.head)
        case .exited(let head):
            var event = Event(time: boot.time(head.time), host: "", activity: .process(ProcessActivity(.end)))
            event.process = Process(executable: programs.removeValue(forKey: head.pid) ?? "", pid: head.pid)
            event.user = accounts.user(head.user)
            event.attribution = .exact
            if !isLeftOut(head.pid) { output?.receive(event) }
        case .connected(let tcp): connection(tcp, isClosed: false)
        case .closed(let tcp): connection(tcp, isClosed: true)
        }
    }

    private func isLeftOut(_ pid: UInt32) -> Bool {
        leftOut.contains(Int32(bitPattern: pid))
    }

    private func start(_ process: consuming Process, _ head: mitsuke_record) {
        guard !isLeftOut(head.pid) else { return }
        output?.receive(
            started(
                RunningProcesses.Entry(process: process, parent: head.parent, user: head.user), at: boot.time(head.time)
            ))
    }

    private func started(_ entry: consuming RunningProcesses.Entry, at time: Timestamp) -> Event {
        var event = Event(time: time, host: "", activity: .process(ProcessActivity(.start)))
        if let user = entry.user { event.user = accounts.user(user) }
        event.process = entry.process
        if let pid = event.process.pid, let start = event.process.start {
            event.process.entityID = "\(pid)-" + String(start.ticks, radix: 16)
        }
        event.process.user = event.user.name
        event.attribution = .exact
        if entry.parent > 0 {
            event.parent = Process(executable: programs[entry.parent] ?? "", pid: entry.parent)
        }
        return event
    }

    private static func executable(
        _ exec: mitsuke_exec_record, _ filename: UnsafeRawBufferPointer, _ parts: UnsafeRawBufferPointer
    ) -> String {
        let path = exec.path_cut == 0 ? KernelRecord.path(parts) : ""
        if !path.isEmpty { return path }
        return SystemFiles.target("/proc/\(exec.head.pid)/exe") ?? String(decoding: filename, as: UTF8.self)
    }

    /// What did not fit into the record is asked for while the process still runs; what is cut nevertheless says so.
    private func commandLine(_ exec: mitsuke_exec_record, _ arguments: UnsafeRawBufferPointer) -> String {
        if UInt64(exec.arguments_length) == exec.arguments_whole { return CommandLineText.line(arguments) }
        if let whole = RunningProcesses.commandLine(exec.head.pid), whole.utf8.count >= Int(exec.arguments_length) {
            return whole
        }
        output?.receive(
            Gap(
                name, .unreadable, count: 1, until: boot.time(exec.head.time),
                detail:
                    "the command line of process \(exec.head.pid): \(exec.arguments_length) of \(exec.arguments_whole) bytes"
            ))
        return CommandLineText.line(arguments) + " …"
    }

    private func connection(_ tcp: mitsuke_tcp_record, isClosed: Bool) {
        guard !isLeftOut(tcp.head.pid) else { return }
        let isInbound = tcp.flags & 1 != 0
        let local = tcp.text(tcp.local_address)
        let remote = tcp.text(tcp.remote_address)
        var network = NetworkActivity()
        network.direction = isInbound ? .inbound : .outbound
        network.sourceIP = isInbound ? remote : local
        network.destinationIP = isInbound ? local : remote
        network.sourcePort = isInbound ? tcp.remote_port : tcp.local_port
        network.destinationPort = isInbound ? tcp.local_port : tcp.remote_port
        if isClosed {
            network.sourceBytes = isInbound ? tcp.received : tcp.sent
            network.destinationBytes = isInbound ? tcp.sent : tcp.received
        }
        var event = Event(time: boot.time(tcp.head.time), host: "", activity: .network(network))
        if tcp.head.pid > 0 {
            event.process = Process(executable: programs[tcp.head.pid] ?? "", pid: tcp.head.pid)
            event.user = accounts.user(tcp.head.user)
            event.attribution = .exact
        }
        output?.receive(event)
    }
}
