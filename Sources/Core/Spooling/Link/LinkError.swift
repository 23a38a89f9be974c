/// Why something that came over the link, or lay in `inbox/`, is not believed.
package enum LinkError: Error, Equatable, Sendable {
    /// It is not of the form that it should have.
    case malformed
    /// Larger than anything of its kind may be.
    case tooLarge(limitBytes: Int)
    /// The signature is missing or is no signature by a key that is trusted.
    case badSignature
    /// It was made by another server, or for another host.
    case notForUs
    /// It is older than what was obeyed before, or the same.
    case replayed(counter: UInt64, obeyed: UInt64)
    case expired
    /// A kind of order, or a version of the form, that this program does not know.
    case unknown(String)
}
