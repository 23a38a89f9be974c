import ArgumentParser
import Events
import Glibc
import Judging
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

    private static let ending = Atomic<Bool>(false)

    func run() throws {
        for signal in [SIGTERM, SIGINT] {
            Glibc.signal(signal) { _ in Self.ending.store(true, ordering: .relaxed) }
        }
        mkdir(folders.folder, 0o755)
        let spool: Spool
        do throws(SpoolError) {
            spool = try Spool(folder: folders.spool)
        } catch {
            Diagnostics.error("the spool cannot be opened: \(error)")
            throw ExitCode(2)
        }
        let judging = Judging(
            .linux, spool: spool, host: host ?? Self.hostName, ownFolder: folders.folder
        ) { .clock }
        let deliveries: Deliveries?
        do { deliveries = try Deliveries(folder: folders.folder, spool: spool) } catch {
            Diagnostics.error("what is known of the server cannot be read: \(error)")
            throw ExitCode(2)
        }
        if deliveries == nil { Diagnostics.note("the host has not joined a server: what is sensed waits in the spool") }
        let sensors = Sensors.all(judging, bpf: bpf, filesystems: filesystems.isEmpty ? nil : filesystems)
        let loop = SenseLoop(sensors, judging, deliveries, Pulse(folder: folders.folder))
        Diagnostics.note("sensing")
        loop.run { Self.ending.load(ordering: .relaxed) }
    }

    private static var hostName: String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { name in
            gethostname(name.baseAddress!, name.count - 1) == 0 ? String(cString: name.baseAddress!) : "localhost"
        }
    }
}
