import Detection
import Events
import Logging
import ServiceLifecycle
import Storage

/// Tells people what is new: turns it into messages by the rules, and sends what is due, one at a time on each channel.
///
/// Between a channel's confirmation and the note of it nothing is done but writing that note; where writing fails, it is tried
/// again rather than the message sent again. Only a server that is killed in between sends twice, with the same key.
package struct Dispatcher: Service {
    private let store: any NotificationStore
    private let alerts: any AlertStore
    private let hosts: any HostStore
    private let settings: any SettingsStore
    private let sender: ChannelSender
    private let writer: MessageWriter
    private let limits: DispatchLimits
    private let logger: Logger
    private let now: @Sendable () -> Timestamp

    package init(
        _ store: any NotificationStore, alerts: any AlertStore, hosts: any HostStore, settings: any SettingsStore,
        sender: ChannelSender, writer: MessageWriter, limits: DispatchLimits = DispatchLimits(), logger: Logger,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.store = store
        self.alerts = alerts
        self.hosts = hosts
        self.settings = settings
        self.sender = sender
        self.writer = writer
        self.limits = limits
        self.logger = logger
        self.now = now
    }

    /// Ends once what is being sent has ended.
    package func run() async throws {
        var isTroubled = false
        await noteResumption()
        await withDiscardingTaskGroup { group in
            while !Task.isShuttingDownGracefully, !Task.isCancelled {
                do {
                    try await planNews()
                    for entry in try await startDue() {
                        group.addTask { await send(entry) }
                    }
                    try await store.forget(before: earlier(limits.keepSeconds))
                    if isTroubled { logger.notice("Notifications are sent again.") }
                    isTroubled = false
                } catch {
                    if !isTroubled {
                        logger.warning("Notifications cannot be sent.", metadata: ["error.message": "\(error)"])
                    }
                    isTroubled = true
                }
                try? await cancelWhenGracefulShutdown { try await Task.sleep(for: limits.tick) }
            }
        }
    }

    private func noteResumption() async {
        do { try await store.resume() } catch {
            logger.warning("The outbox cannot be read.", metadata: ["error.message": "\(error)"])
        }
    }

    private static let newsLimit = 500

    /// Puts what is new into the outbox.
    func planNews() async throws(StoreError) {
        let news = try await store.news(limit: Self.newsLimit)
        guard let last = news.last else { return }
        let rules = try await store.rules()
        var found: [Int64: Alert] = [:]
        if !rules.isEmpty {
            for id in Set(news.map(\.alert)) {
                do { found[id] = try await alerts.alert(id) } catch  where error == .notFound { continue }
            }
        }
        var groups: [String: Int64] = [:]
        if rules.contains(where: { !$0.groups.isEmpty }) {
            for host in try await hosts.hosts() { groups[host.name.lowercased()] = host.group?.id }
        }
        let plan = Planning.plan(news, found, rules, group: { groups[$0.lowercased()] }, at: now())
        try await store.plan(plan, through: last.number, at: now(), gapSeconds: limits.gapSeconds)
    }

    private func startDue() async throws(StoreError) -> [OutboxEntry] {
        var started: [OutboxEntry] = []
        for entry in try await store.due(at: now()) {
            try await store.begin(entry.id, at: now())
            started.append(try await store.entry(entry.id))
        }
        return started
    }

    private func send(_ entry: OutboxEntry) async {
        let outcome: SendingOutcome
        do {
            let channel = try await store.channel(entry.channel)
            let answer = await sender.send(try await message(entry, channel.language), on: channel)
            outcome = self.outcome(entry, answer)
        } catch {
            outcome = .again(due: later(limits.firstRetrySeconds), answer: "\(error)")
        }
        await note(outcome, of: entry)
    }

    private func message(_ entry: OutboxEntry, _ language: Language) async throws(StoreError) -> NotificationMessage {
        var found: [Alert] = []
        if case .alerts(let ids, _) = entry.contents {
            for id in ids {
                do {
                    // Two alerts may have become one.
                    let alert = try await alerts.alert(id)
                    if !found.contains(where: { $0.id == alert.id }) { found.append(alert) }
                } catch  where error == .notFound { continue }
            }
        }
        var address = try await settings.settings().publicAddress
        while address.hasSuffix("/") { address.removeLast() }
        return writer.message(entry, alerts: found, language: language, address: address)
    }

    private func outcome(_ entry: OutboxEntry, _ answer: ChannelAnswer) -> SendingOutcome {
        if answer.isConfirmed { return .sent(answer: answer.text) }
        if entry.made < earlier(limits.giveUpSeconds) { return .abandoned(answer: answer.text) }
        let delay = limits.retryDelaySeconds(attempts: entry.attempts, jitter: .random(in: 0.8...1.2))
        return .again(due: later(max(delay, answer.retryAfterSeconds)), answer: answer.text)
    }

    private func note(_ outcome: SendingOutcome, of entry: OutboxEntry) async {
        // Nobody else sends on this channel meanwhile; after a shutdown another server goes on with it.
        for attempt in 0... {
            do {
                try await store.finish(entry.id, outcome)
                return
            } catch {
                if attempt == 0 {
                    logger.warning(
                        "What came of a message cannot be noted.", metadata: ["error.message": "\(error)"])
                }
                if Task.isShuttingDownGracefully, attempt > 3 { return }
                try? await Task.sleep(for: limits.tick)
            }
        }
    }

    private func earlier(_ seconds: Int64) -> Timestamp {
        Timestamp(ticks: now().ticks - seconds * Timestamp.ticksPerSecond)
    }

    private func later(_ seconds: Int64) -> Timestamp {
        Timestamp(ticks: now().ticks + seconds * Timestamp.ticksPerSecond)
    }
}
