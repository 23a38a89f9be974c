/// A connection, or a port that was opened to wait for one.
///
/// Sysmon 3 · Security 5156, 5158 · Sigma `network_connection` · ECS `network.*`, `source.*`, `destination.*`.
package struct NetworkActivity: Sendable, Equatable {
    package enum Direction: String, Sendable {
        case outbound, inbound, unknown
    }

    package enum Transport: String, Sendable {
        case tcp, udp, other
    }

    package var direction = Direction.unknown
    package var transport = Transport.tcp
    package var sourceIP = ""
    package var sourcePort: UInt16?
    package var destinationIP = ""
    package var destinationPort: UInt16?
    /// The destination's name as the record gives it; empty where it gives none.
    package var destinationDomain = ""
    /// Bytes sent by the source, and by the destination, as far as known.
    package var sourceBytes: UInt64?
    package var destinationBytes: UInt64?
    /// A port was bound, nothing was connected (Security 5158).
    package var isBind = false

    package init() {}
}
