/// What the watches say about one event: the logs it belongs to, what was found, and what they learnt about it.
package struct Verdict: Sendable, Equatable {
    package var logs = LogSet()
    package var findings: [Finding] = []
    /// The format of the archive, by the policy's names: `zip`, `lzh5`. `mitsuke.archive.format`.
    package var archiveFormat = ""
    /// Whether the archive is encrypted; nil when unknown. `mitsuke.archive.encrypted`.
    package var archiveEncrypted: Bool?
    /// `mitsuke.transfer.direction`
    package var transferDirection: TransferDirection?
    /// The event's own word for what was done says more than the direction.
    package var keepsAction = false
    /// Where it went or came from, as the command line or the job says. `url.full`, `destination.domain`.
    package var url = ""
    package var destinationDomain = ""
    /// `mitsuke.browser.class`, `mitsuke.browser.reasons`
    package var browserClass: BrowserClass?
    package var browserReasons: [String] = []

    package init() {}

    package mutating func file(in log: LogName) {
        logs.insert(LogSet(log))
    }

    package mutating func report(_ finding: Finding) {
        findings.append(finding)
    }
}

/// Which way data went. `mitsuke.transfer.direction`.
package enum TransferDirection: String, Sendable {
    case upload, download, unknown
}

/// Who is behind a browser's connection. `mitsuke.browser.class`.
package enum BrowserClass: String, Sendable {
    case user, service, unexpected, undetermined
}
