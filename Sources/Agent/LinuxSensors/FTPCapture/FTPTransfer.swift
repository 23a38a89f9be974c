/// What the control channel of FTP told of one transfer.
struct FTPTransfer: Equatable {
    enum Phase: Equatable {
        /// The server agreed to begin.
        case begun
        /// The server's last word: 226 for a success.
        case ended(status: UInt16)
        /// From here on the channel is encrypted, and nothing more is known of it.
        case wentDark
    }

    let client: Endpoint
    let server: Endpoint
    var user = ""
    /// STOR, APPE, STOU or RETR; AUTH where the channel went dark.
    var command: String
    /// As the client named it.
    var file: String
    var phase: Phase
    /// Of the data connection: modulo 2³², since it is the distance of two sequence numbers.
    var bytes: UInt64?

    var isUpload: Bool {
        command != "RETR" && command != "AUTH"
    }
}
