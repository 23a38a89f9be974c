import Events
import Sensing

/// What sensors say of themselves; all else is let go.
final class CollectedStates: SensorOutput {
    /// The last word of each, in the order of the first.
    private(set) var all: [SensorState] = []

    func receive(_ event: consuming Event) {}
    func remember(_ event: consuming Event) {}
    func receive(_ gap: Gap) {}

    func receive(_ state: SensorState) {
        if let index = all.firstIndex(where: { $0.sensor == state.sensor }) {
            all[index] = state
        } else {
            all.append(state)
        }
    }
}
