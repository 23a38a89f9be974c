import NIOCore

/// The agent's end of the link: sends what the spool holds, fetches what the server orders. It opens no port.
package struct Uplink: Sendable {
    private let link: Link
    private let spool: any RecordSource
    private let inbox: InboxWriter
    private let limits: Pace.Limits
    /// Nil for none.
    private let evidence: String?

    /// - Parameters:
    ///   - evidence: Where `sense` leaves collected files.
    ///   - version: Of the agent's program.
    ///   - notice: Called from any thread.
    package init(
        _ membership: Membership, spool: any RecordSource, inbox: String, evidence: String? = nil, version: String,
        on group: any EventLoopGroup, limits: Pace.Limits = Pace.Limits(),
        notice: @escaping @Sendable (UplinkNotice) -> Void
    ) {
        link = Link(membership, version: version, group: group, notice: notice)
        self.spool = spool
        self.inbox = InboxWriter(inbox)
        self.limits = limits
        self.evidence = evidence
    }

    /// Runs until its task is cancelled.
    package func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                let sending = Sending(link, spool, inbox, Pace(limits), limits)
                if sending == nil { link.notice(.failed("no memory")) }
                await sending?.run()
            }
            if let evidence { group.addTask { await EvidenceSending(link, folder: evidence).run() } }
            group.addTask { await Fetching(link, inbox, Pace(limits)).run() }
        }
    }
}
