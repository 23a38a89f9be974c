/// What `uplink` says of itself, once when it begins.
package enum UplinkNotice: Sendable, Equatable {
    case connected
    /// The server does not answer, or another one answers in its place.
    case disconnected(ConnectionError)
    /// In the server's word; it asks again later.
    case putOff(String)
    /// In the server's word; nothing is sent until somebody does something about it.
    case refused(String)
    /// The server did not take these records, three times.
    case skipped(first: UInt64, last: UInt64, word: String)
    /// `sense` does not take out what is put into its inbox.
    case inboxFull
    case certificateRenewed
    /// Something of the agent's own folder cannot be read or written.
    case failed(String)
}
