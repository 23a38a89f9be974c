import NIOHTTP1
import Spooling

/// What the server answered.
package struct LinkAnswer: Sendable {
    package var status: Int
    package var headers: HTTPHeaders
    package var body: [UInt8]

    /// Why it refused, in a stable word; empty where it did not.
    package var refusal: String { String((headers.first(name: LinkProtocol.refusalHeader) ?? "").prefix(32)) }

    /// In seconds; a server that says an hour or more means an hour.
    package var retryAfter: Int? {
        headers.first(name: "Retry-After").flatMap { Int($0) }.map { min(max($0, 0), 3_600) }
    }
}

/// Why there was no answer.
package enum ConnectionError: Error, Equatable, Sendable {
    /// Nobody is there, or it went away.
    case closed
    /// The server is not the one that the host belongs to.
    case notOurServer
    case timedOut
    /// It is longer than any answer is.
    case tooLarge
}
