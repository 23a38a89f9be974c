/// What is to be seen on a person's desktop at a moment, as that person's own session says: it can be forged by whoever runs in it.
package struct DesktopView: Sendable, Equatable {
    package var time: Timestamp
    package var host = ""
    /// The account whose session it is.
    package var user: String
    /// Processes with a window that is to be seen.
    package var visible: Set<UInt32> = []
    /// Processes with a window, also one that is minimised or on another desktop.
    package var windows: Set<UInt32> = []
    package var idleSeconds: Int64 = 0
    package var isLocked = false

    package init(time: Timestamp, user: String) {
        self.time = time
        self.user = user
    }
}
