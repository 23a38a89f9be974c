import Events
import Sensing

/// What sensors said, kept.
final class CollectedOutput: SensorOutput {
    var events: [Event] = []
    var gaps: [Gap] = []
    var states: [SensorState] = []
    var views: [DesktopView] = []

    func receive(_ event: consuming Event) {
        events.append(event)
    }

    func receive(_ view: DesktopView) {
        views.append(view)
    }

    func receive(_ gap: Gap) {
        gaps.append(gap)
    }

    func receive(_ state: SensorState) {
        states.append(state)
    }
}
