import LinuxSensors
import Sensing

/// The sensors of this host, in the order in which they are asked: who was started is known before what it does.
enum Sensors {
    /// One that cannot be had here says so, and is missing from the list.
    ///
    /// - Parameters:
    ///   - bpf: The compiled programs; nil for where they are installed.
    ///   - filesystems: Folders on those that are watched; nil for all local ones.
    static func all(_ output: any SensorOutput, bpf: String?, filesystems: [String]?) -> [any PolledSensor] {
        var sensors: [any PolledSensor] = []
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
        }
        _ = add("fanotify") { () throws(SensorError) in try FanotifySensor(folders: filesystems) }
        return sensors
    }
}
