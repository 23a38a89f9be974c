import Sensing

/// A facility of the system that one thread waits for, together with others.
///
/// `poll` on ``descriptor``, then ``drain(into:)``. Nothing here is safe to use from two threads.
package protocol PolledSensor: AnyObject {
    /// As states and gaps name it: `fanotify`.
    var name: String { get }
    /// Becomes readable when there is something to take, be it only that a timer ran out.
    var descriptor: Int32 { get }
    /// Says once how it works here, and what was there before it began. Called before the first ``drain(into:)``.
    func begin(into output: any SensorOutput)
    /// Hands on what came, for about ten milliseconds at most; what is left keeps ``descriptor`` readable.
    func drain(into output: any SensorOutput)
    /// Hands on what waits, before the agent ends.
    func finish(into output: any SensorOutput)
}

extension PolledSensor {
    package func finish(into output: any SensorOutput) { drain(into: output) }
}
