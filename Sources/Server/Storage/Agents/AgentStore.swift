import Events

/// Keeps the agents, the tokens with which they join, and what they are told to do.
package protocol AgentStore: Sendable {
    /// - Parameter token: Its `id` is not looked at.
    /// - Throws: ``StoreError/notFound`` where its group does not exist.
    func addToken(_ token: EnrolmentToken) async throws(StoreError) -> EnrolmentToken

    /// Those that still let somebody join, the latest first.
    func tokens(at time: Timestamp) async throws(StoreError) -> [EnrolmentToken]

    /// - Throws: ``StoreError/notFound``
    func removeToken(_ id: Int64) async throws(StoreError)

    /// Uses a token and adds the agent, both or neither. A name that any agent or host has already is not given again, unless
    /// the token is for just that name: the agent gets one of its own then.
    ///
    /// - Throws: ``StoreError/notFound`` where no token of that digest lets anybody join.
    func enrol(_ request: EnrolmentRequest, at time: Timestamp) async throws(StoreError) -> EnrolmentResult

    /// All agents, by name.
    func agents() async throws(StoreError) -> [AgentRecord]

    /// - Throws: ``StoreError/notFound``
    func agent(_ id: String) async throws(StoreError) -> AgentRecord

    /// The agent of a host that counts now, by the host's name without case; nil where there is none.
    func activeAgent(named name: String) async throws(StoreError) -> AgentRecord?

    /// - Throws: ``StoreError/notFound``; ``StoreError/conflict`` where it may not go from its state into this one.
    func setState(_ state: AgentRecord.State, of id: String) async throws(StoreError) -> AgentRecord

    /// Gives an agent the right to leave, in place of the one that it had.
    ///
    /// - Throws: ``StoreError/notFound`` where it is not there or is revoked.
    func setRemoval(_ right: RemovalRight, of id: String) async throws(StoreError)

    /// The right that an agent has and has not used, whether it still holds or not.
    func removal(of id: String) async throws(StoreError) -> RemovalRight?

    /// Uses the right to leave: the agent is revoked, and it is noted that it left.
    ///
    /// - Throws: ``StoreError/notFound`` where the agent has no right of that digest that holds.
    func leave(_ id: String, digest: Concealed, at time: Timestamp) async throws(StoreError) -> AgentRecord

    /// Forgets an agent that is revoked; its logs stay.
    ///
    /// - Throws: ``StoreError/notFound``; ``StoreError/conflict`` where it is not revoked.
    func removeAgent(_ id: String) async throws(StoreError)

    /// Notes a certificate that was issued; the one before counts until the new one is used.
    func addCertificate(_ serial: String, ends: Timestamp, of id: String) async throws(StoreError)

    /// The new certificate was used: the one before counts no more.
    func useCertificate(_ serial: String, of id: String) async throws(StoreError)

    func note(_ sightings: [AgentSighting]) async throws(StoreError)

    /// When it returns the receipts are safe, also from a power cut.
    func note(_ receipts: [AgentReceipt]) async throws(StoreError)

    /// What an agent says of its sensors. What is older than what is known of one counts for nothing.
    func note(_ sensors: [AgentSensor], of id: String) async throws(StoreError)

    /// By name.
    func sensors(of id: String) async throws(StoreError) -> [AgentSensor]

    func progress(of id: String) async throws(StoreError) -> [AgentProgress]

    /// Gives each order its counter, larger than all before and not behind the milliseconds since 1970 at `time`.
    ///
    /// - Throws: ``StoreError/notFound`` where an agent is not there or is revoked; then nothing is added.
    func add(_ orders: [AgentOrder], at time: Timestamp) async throws(StoreError) -> [AgentOrder]

    /// The version of the policy that each agent was told last; those that were told none are not there.
    func toldPolicies() async throws(StoreError) -> [String: Int64]

    /// The group of each active agent that is in one.
    func groupsOfAgents() async throws(StoreError) -> [String: Int64]

    /// The agents that were told of a key, and whether they know: whether they fetched it.
    func toldKey(_ digits: String) async throws(StoreError) -> [String: Bool]

    /// What an agent still has to fetch, oldest first: of policies only the last, commands that were not fetched or finished and are not
    /// expired at `time`.
    func orders(for agent: String, after counter: Int64, at time: Timestamp) async throws(StoreError) -> [AgentOrder]

    /// Everything that an agent was told, newest first.
    func orders(of agent: String, limit: Int) async throws(StoreError) -> [AgentOrder]

    func noteFetched(_ counters: [Int64], at time: Timestamp) async throws(StoreError)

    /// - Throws: ``StoreError/notFound``; ``StoreError/conflict`` where it may not go from its state into this one.
    func setState(
        _ state: AgentOrder.State, ofOrder counter: Int64, result: String, at time: Timestamp
    ) async throws(StoreError)
}
