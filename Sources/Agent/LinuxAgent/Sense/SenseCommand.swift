import ArgumentParser
import Confined
import Contents
import Events
import Glibc
import Judging
import LinuxResponse
import LinuxSensors
import Sensing
import Spool
import Synchronization
import Watches

/// `mitsuke-agent sense`: senses, judges, and writes what is to be sent. Runs as root.
struct SenseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sense", abstract: "Senses, judges and writes down what is to be sent. Runs as root.")

    @OptionGroup var folders: FolderOptions

    @Option(help: "The host's name; the system's if nothing is said.")
    var host: String?

    @Option(
        parsing: .upToNextOption,
        help: "Only filesystems that hold one of these folders; all local ones if nothing is said.")
    var filesystems: [String] = []

    @Option(help: "The compiled BPF programs; beside the program or in /usr/lib/mitsuke if nothing is said.")
    var bpf: String?

    @Option(help: "The file with the audit of a Samba server on this host (vfs_full_audit).")
    var sambaAudit = "/var/log/samba/audit.log"

    @Option(help: "The first word of its full_audit:prefix, before |%I|%u|%S.")
    var sambaMark = "mitsuke"

    private static let ending = Atomic<Bool>(false)

    func run() throws {
        // Who started it may have had them blocked.
        var blocked = sigset_t()
        sigemptyset(&blocked)
        for signal in [SIGTERM, SIGINT] {
            Glibc.signal(signal) { _ in Self.ending.store(true, ordering: .relaxed) }
            sigaddset(&blocked, signal)
        }
        sigprocmask(SIG_UNBLOCK, &blocked, nil)
        mkdir(folders.folder, 0o755)
        let spool: Spool
        do throws(SpoolError) {
            spool = try Spool(folder: folders.spool)
        } catch {
            Diagnostics.error("the spool cannot be opened: \(error)")
            throw ExitCode(2)
        }
        let last: Result<ObeyedPolicy?, ObeyedPolicy.Refused>
        do throws(ObeyedPolicy.Refused) { last = .success(try ObeyedPolicy.read(folder: folders.folder)) } catch {
            last = .failure(error)
        }
        let policy = (try? last.get())?.policy ?? .linux
        let judging = Judging(
            policy, spool: spool, host: host ?? Self.hostName, ownFolder: folders.folder
        ) { .clock }
        let responses = ResponseQueue()
        let undoing = Undoing(Responder(folder: folders.folder), responses)
        judging.prohibited = { event, rule in undoing.undo(event, rule) }
        var obey: Deliveries.PolicyOutput?
        func deliver() throws -> Deliveries? {
            try Deliveries(folder: folders.folder, spool: spool, responses: responses) { obey?($0) }
        }
        let deliveries: Deliveries?
        do { deliveries = try deliver() } catch {
            Diagnostics.error("what is known of the server cannot be read: \(error)")
            throw ExitCode(2)
        }
        if deliveries == nil {
            Diagnostics.note("the host has not joined a server yet: what is sensed waits in the spool")
        }
        let pulse = Pulse(folder: folders.folder)
        let samba = SambaJoin(into: judging, server: host ?? Self.hostName)
        let intake = try FileIntake(policy, into: samba, ownFolder: folders.folder)
        var sensors = Sensors(
            policy, intake, bpf: bpf, filesystems: filesystems.isEmpty ? nil : filesystems, folder: folders.folder,
            lastAwake: pulse.lastAwake)
        // A host without a server of shares has no audit of it.
        if access("/usr/sbin/smbd", X_OK) == 0 || access(sambaAudit, R_OK) == 0 {
            sensors.all.append(try SambaAudit(path: sambaAudit, mark: sambaMark, join: samba))
        }
        obey = { [sensors] result in
            switch result {
            case .success(let new):
                // Who judges is first: what the sensors see by the new policy is judged by it.
                judging.obey(new.policy, running: RunningProcesses.starts)
                intake.update(new.policy)
                sensors.obey(new.policy, into: intake)
                judging.tell(new.event)
            case .failure(let refused): judging.tell(ObeyedPolicy.event(refused))
            }
        }
        switch last {
        case .success(let known): if let known { judging.tell(known.event) }
        case .failure(let refused): judging.tell(ObeyedPolicy.event(refused))
        }
        let loop = SenseLoop(sensors.all, into: intake, judging, deliveries, pulse, responses) {
            // A host may join while this runs; a file that cannot be read was said at the start, or is of a half-done enrolment.
            try? deliver()
        }
        if let error = Lowering.lower() {
            let words = "cannot give up what it does not need: \(String(cString: strerror(error)))"
            Diagnostics.error(words)
            judging.receive(SensorState("confinement", isLive: false, detail: words))
        }
        Diagnostics.note("sensing")
        loop.run { Self.ending.load(ordering: .relaxed) }
    }

    private static var hostName: String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { name in
            gethostname(name.baseAddress!, name.count - 1) == 0 ? String(cString: name.baseAddress!) : "localhost"
        }
    }
}
