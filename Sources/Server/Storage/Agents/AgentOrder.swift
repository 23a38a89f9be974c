import Events

/// Something that one agent is to do, as the server keeps it; it is signed when the agent fetches it.
package struct AgentOrder: Sendable, Equatable {
    package enum Content: Sendable, Equatable {
        /// A version of the policy.
        case policy(version: Int64)
        case command(String)
        /// A key that will sign, in digits.
        case key(String)
        /// By what the host knows the token for its removal.
        case removal(String)
        /// That evidence arrived.
        case evidence(String)
    }

    package enum State: String, Sendable, CaseIterable {
        /// The agent has not fetched it yet.
        case queued
        case fetched
        case done
        case failed
        /// Taken back before it was fetched.
        case withdrawn
    }

    /// Grows from order to order, over all agents.
    package var counter: Int64
    package var agent: String
    package var content: Content
    package var created: Timestamp
    package var expires: Timestamp
    /// The account that gave it; empty for the server itself.
    package var author: String
    package var reason: String
    package var state: State
    package var fetched: Timestamp?
    package var finished: Timestamp?
    /// As the agent said it.
    package var result: String

    package init(
        counter: Int64 = 0, agent: String, content: Content, created: Timestamp, expires: Timestamp, author: String,
        reason: String = "", state: State = .queued, fetched: Timestamp? = nil, finished: Timestamp? = nil,
        result: String = ""
    ) {
        self.counter = counter
        self.agent = agent
        self.content = content
        self.created = created
        self.expires = expires
        self.author = author
        self.reason = reason
        self.state = state
        self.fetched = fetched
        self.finished = finished
        self.result = result
    }
}
