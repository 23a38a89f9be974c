import Events

/// Where channels, rules and the outbox are kept.
///
/// Nothing is lost between an alert and its message: what is new about an alert is noted in the transaction that stores the
/// alert, and leaves that note in the transaction that puts it into the outbox.
package protocol NotificationStore: Sendable {
    /// By name.
    func channels() async throws(StoreError) -> [NotificationChannel]

    /// - Throws: ``StoreError/notFound``
    func channel(_ id: Int64) async throws(StoreError) -> NotificationChannel

    /// Adds a channel, or replaces the one of its `id` where that is not 0.
    ///
    /// - Returns: Its number.
    /// - Throws: ``StoreError/conflict`` where the name is another's; ``StoreError/notFound``.
    func setChannel(_ channel: NotificationChannel) async throws(StoreError) -> Int64

    /// Removes a channel, also from rules; what still waits for it is abandoned.
    func removeChannel(_ id: Int64) async throws(StoreError)

    /// By name.
    func rules() async throws(StoreError) -> [NotificationRule]

    /// Adds a rule, or replaces the one of its `id` where that is not 0.
    ///
    /// - Throws: ``StoreError/conflict`` where the name is another's; ``StoreError/notFound``, also for a channel.
    func setRule(_ rule: NotificationRule) async throws(StoreError) -> Int64

    func removeRule(_ id: Int64) async throws(StoreError)

    /// What is new about alerts and was not planned for yet, in order.
    func news(limit: Int) async throws(StoreError) -> [AlertNews]

    /// Puts alerts into the outbox and forgets the news up to `number`, in one step; planning the same again adds nothing.
    ///
    /// An alert joins the message of its rule and channel that waits and was not tried yet; otherwise it makes one that is due
    /// when it says, but not within `gapSeconds` of the one before.
    func plan(
        _ alerts: [PlannedAlert], through number: Int64, at time: Timestamp, gapSeconds: Int64
    ) async throws(StoreError)

    /// Puts a message for people into the outbox, to be sent at once.
    ///
    /// - Throws: ``StoreError/notFound`` for a channel that is gone.
    func put(subject: String, body: String, to channel: Int64, at time: Timestamp) async throws(StoreError) -> Int64

    /// Of each enabled channel the message that waits longest among those that are due; none of a channel that is sending.
    func due(at time: Timestamp) async throws(StoreError) -> [OutboxEntry]

    /// Marks a message as being sent, and counts the attempt.
    ///
    /// - Throws: ``StoreError/conflict`` where it does not wait.
    func begin(_ id: Int64, at time: Timestamp) async throws(StoreError)

    /// What came of sending it.
    func finish(_ id: Int64, _ outcome: SendingOutcome) async throws(StoreError)

    /// Messages that were being sent when the server ended wait again.
    func resume() async throws(StoreError)

    /// - Throws: ``StoreError/notFound``
    func entry(_ id: Int64) async throws(StoreError) -> OutboxEntry

    /// The latest first.
    ///
    /// - Parameter id: Only those before this one.
    func entries(
        _ states: [OutboxEntry.State], before id: Int64?, limit: Int
    ) async throws(StoreError) -> [OutboxEntry]

    /// How many are in each state.
    func entryCounts() async throws(StoreError) -> [OutboxEntry.State: Int]

    /// Makes one that waits or was abandoned due now.
    ///
    /// - Throws: ``StoreError/conflict`` where it is being sent, was sent, or its channel is gone.
    func retry(_ id: Int64, at time: Timestamp) async throws(StoreError)

    /// Forgets what was sent or abandoned before `time`.
    func forget(before time: Timestamp) async throws(StoreError)
}

/// What came of sending a message.
package enum SendingOutcome: Sendable, Equatable {
    case sent(answer: String)
    case again(due: Timestamp, answer: String)
    case abandoned(answer: String)
}
