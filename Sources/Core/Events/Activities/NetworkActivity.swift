/// A connection, or a port that was opened to wait for one.
///
/// Sysmon 3 · Security 5156, 5158 · Sigma `network_connection` · ECS `network.*`, `source.*`, `destination.*`.
package struct NetworkActivity: Sendable, Equatable {
    package enum Direction: String, Sendable {
        case outbound, inbound, unknown
    }

    /// A file that one end sends to the other.
    package struct Transfer: Sendable, Equatable {
        /// As `event.action` has it. Up is from the source of the connection to its destination.
        package enum Action: String, Sendable {
            case uploadBegun = "upload-begun"
            case upload
            case uploadFailed = "upload-failed"
            case downloadBegun = "download-begun"
            case download
            case downloadFailed = "download-failed"
            /// From here on the protocol is encrypted: what follows is not seen.
            case encrypted = "channel-encrypted"
        }

        package var action: Action
        /// As the protocol named it; a path of this host only where it is inferred.
        package var file: String
        package var sizeBytes: UInt64?
        /// Nobody said it: the process read or wrote the file while it was connected.
        package var isInferred = false

        package init(_ action: Action, file: String) {
            self.action = action
            self.file = file
        }
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
    /// What the connection's own protocol said of a file that went over it, where a sensor understands it (FTP).
    package var transfer: Transfer?

    package init() {}

    /// It is over: only then its bytes are known.
    package var isEnd: Bool {
        transfer == nil && sourceBytes != nil
    }
}
