import NIOCore
import NIOPosix
import Synchronization

/// The way to the server: what both connections are opened with.
final class Link: Sendable {
    private let state: Mutex<Membership>
    private let version: String
    private let group: any EventLoopGroup
    let notice: @Sendable (UplinkNotice) -> Void

    init(
        _ membership: Membership, version: String, group: any EventLoopGroup,
        notice: @escaping @Sendable (UplinkNotice) -> Void
    ) {
        state = Mutex(membership)
        self.version = version
        self.group = group
        self.notice = notice
    }

    var membership: Membership {
        get { state.withLock { $0 } }
        set { state.withLock { $0 = newValue } }
    }

    func open() async throws -> LinkConnection {
        let membership = membership
        return try await LinkConnection.open(
            membership.address, PinnedServer(pin: membership.pin), try membership.credentials, version: version,
            on: group)
    }
}
