/// The versions, paths and headers of the link; Docs/Link.md says what they mean.
package enum LinkProtocol {
    /// The highest version that this program speaks. A server goes on speaking all from ``oldest`` on.
    package static let current = 1
    package static let oldest = 1

    /// The version in which a request is meant, and in a refusal the highest that the server speaks.
    package static let versionHeader = "Mitsuke-Protocol"
    /// The agent's own version.
    package static let agentHeader = "Mitsuke-Agent"
    /// Why a request was refused, in a stable word.
    package static let refusalHeader = "Mitsuke-Refusal"

    package static let enrolmentPath = "/v1/enrolment"
    package static let certificatePath = "/v1/certificate"
    /// Followed by the command's id, and then by where a piece begins.
    package static let evidencePath = "/v1/evidence/"
    package static let farewellPath = "/v1/farewell"
    package static let ordersPath = "/v1/orders"
    /// Followed by a range.
    package static let batchesPath = "/v1/batches/"
    package static let aheadPath = "/v1/ahead"

    /// Of a body that is a ``Statement``.
    package static let statementLimitBytes = 16 << 10
    /// The longest that an agent asks to wait for orders.
    package static let longestWaitSeconds = 55
}
