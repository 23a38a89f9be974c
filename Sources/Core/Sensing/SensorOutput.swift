import Events

/// Where a sensor hands on what it sees, in the order in which it sees it.
package protocol SensorOutput: AnyObject {
    /// An event without a host's name or ancestors: these are added by who takes it.
    func receive(_ event: consuming Event)
    /// What was so before the sensor began: it explains what comes, and is no news itself.
    func remember(_ event: consuming Event)
    func receive(_ gap: Gap)
    func receive(_ state: SensorState)
    /// What is to be seen on a desktop: other events are judged by it.
    func receive(_ view: DesktopView)
}

extension SensorOutput {
    package func remember(_ event: consuming Event) { receive(event) }
    package func receive(_ view: DesktopView) {}
}

/// Whether a sensor sees anything, and why not.
package struct SensorState: Sendable, Equatable {
    /// `fanotify`
    package var sensor: String
    package var isLive: Bool
    /// The facility that is used, or the reason why none is: `filesystem marks`, `no CAP_BPF; polling sock_diag`.
    package var detail: String

    package init(_ sensor: String, isLive: Bool, detail: String) {
        self.sensor = sensor
        self.isLive = isLive
        self.detail = detail
    }
}
