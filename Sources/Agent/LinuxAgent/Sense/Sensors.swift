import Contents
import Events
import LinuxSensors
import Permission
import Sensing
import Settings
import Watches

/// The sensors of this host, in the order in which they are asked: who was started is known before what it does.
struct Sensors {
    var all: [any PolledSensor] = []
    private var files: FanotifySensor?
    private var permission: PermissionSensor?
    private let filesystems: [String]?

    /// Where reading is told: in the policy's folders, and where only some filesystems are watched, in these as far as they lie there.
    private static func readFolders(_ folders: [String], in filesystems: [String]?) -> [String] {
        guard let filesystems else { return folders }
        return filesystems.filter { place in folders.contains { place.hasPrefix($0 + "/") } }
    }

    /// Another policy counts from now on. The rest is ``FileIntake``'s.
    func obey(_ policy: Policy, into output: any SensorOutput) {
        files?.obey(
            readFolders: Self.readFolders(policy.fileOperation.readFolders, in: filesystems), into: output)
        permission?.obey(policy.archive, into: output)
    }

    /// One that cannot be had here says so, and is missing from the list.
    ///
    /// - Parameters:
    ///   - policy: That counts at the start.
    ///   - bpf: The compiled programs; nil for where they are installed.
    ///   - filesystems: Folders on those that are watched; nil for all local ones.
    ///   - folder: The agent's own.
    ///   - lastAwake: When the agent was last running.
    init(
        _ policy: Policy, _ output: FileIntake, bpf: String?, filesystems: [String]?, folder: String,
        lastAwake: Timestamp?
    ) {
        self.filesystems = filesystems
        var sensors: [any PolledSensor] = []
        var (files, permission): (FanotifySensor?, PermissionSensor?)
        func missing(_ name: String, _ error: SensorError) {
            output.receive(SensorState(name, isLive: false, detail: "\(error)"))
            output.receive(Gap(name, .sensorMissing, until: .clock, detail: "\(error)"))
        }
        func add(_ name: String, _ make: () throws(SensorError) -> any PolledSensor) -> SensorError? {
            do throws(SensorError) {
                sensors.append(try make())
                return nil
            } catch {
                missing(name, error)
                return error
            }
        }
        if let error = add("bpf", { () throws(SensorError) in try BPFSensor(object: bpf) }) {
            // Loses command lines of short processes, and says so.
            _ = add("proc-connector") { () throws(SensorError) in try ProcConnector(why: "\(error)") }
            _ = add("sock-diag") { () throws(SensorError) in try SockDiagSensor(why: "\(error)") }
        }
        let processes = sensors.first
        // Who made a connection is known before what went over it.
        _ = add("ftp") { () throws(SensorError) in try FTPCapture(packets: FTPCapture.open()) }
        let isAlone =
            add("fanotify") { () throws(SensorError) in
                let sensor = try FanotifySensor(
                    folders: filesystems,
                    readFolders: Self.readFolders(policy.fileOperation.readFolders, in: filesystems))
                sensor.closedFiles = output
                sensor.beforeTelling = { [weak processes, weak output] in
                    if let processes, let output { processes.drain(into: output) }
                }
                files = sensor
                return sensor
            } != nil
        _ = add("settings") { () throws(SensorError) in
            let settings = try SettingsSensor(
                policy.registry, folder: folder, lastAwake: lastAwake, isAlone: isAlone)
            output.settings = settings
            return settings
        }
        sensors.append(output)
        _ = add("permission") { () throws(SensorError) in
            let sensor = try PermissionSensor(policy.archive, folders: filesystems)
            permission = sensor
            return sensor
        }
        _ = add("history") { () throws(SensorError) in try HistorySensor(since: lastAwake) }
        _ = add("desktop") { () throws(SensorError) in try DesktopSensor() }
        (all, self.files, self.permission) = (sensors, files, permission)
    }
}
