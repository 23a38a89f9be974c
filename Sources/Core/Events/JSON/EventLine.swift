/// What a line of our own form says beside the event itself: where it is filed, and what the watches found.
package struct EventLine: Sendable, Equatable {
    package enum Kind: String, Sendable {
        /// A finding.
        case alert
        /// A line of a log.
        case event
        /// A counter.
        case metric
    }

    package var kind = Kind.event
    /// `event.action`, where it is another than ``Activity/action``; otherwise empty.
    package var action = ""
    package var watch = ""
    package var log = ""
    package var ruleID = ""
    /// In the language that was chosen.
    package var ruleName = ""
    package var level = ""
    package var techniques: [String] = []
    package var archiveFormat = ""
    package var archiveEncrypted: Bool?
    package var transferDirection = ""
    /// Where a transfer went or came from, where the event itself does not say it.
    package var url = ""
    package var destinationDomain = ""
    package var browserClass = ""
    package var browserReasons: [String] = []

    package init() {}
}
