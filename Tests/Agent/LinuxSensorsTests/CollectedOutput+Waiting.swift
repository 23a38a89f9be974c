import Glibc
import LinuxSensors

extension CollectedOutput {
    /// Drains a sensor until `isDone`, or a minute has passed; whether it is done.
    func wait(for sensor: any PolledSensor, until isDone: (CollectedOutput) -> Bool) -> Bool {
        let end = SystemClock.sinceBoot + 60_000_000_000
        while !isDone(self) {
            guard SystemClock.sinceBoot < end else { return false }
            var waiting = pollfd(fd: sensor.descriptor, events: Int16(POLLIN), revents: 0)
            if poll(&waiting, 1, 100) > 0 { sensor.drain(into: self) }
        }
        return true
    }
}
