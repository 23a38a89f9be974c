import Accounts
import Crypto
import Events
import Spooling
import Storage

/// What administrators do with agents; each of it is in the audit log.
package struct AgentOffice: Sendable {
    /// Who does it.
    package struct Author: Sendable {
        package var name: String
        package var address: String

        package init(name: String, address: String) {
            self.name = name
            self.address = address
        }
    }

    private let store: any AgentStore
    private let audit: AuditLog
    private let now: @Sendable () -> Timestamp
    /// Nil where no listener runs; agents notice at the next start then.
    private let link: AgentLink?

    package init(
        _ store: any AgentStore, audit: AuditLog, link: AgentLink?, now: @escaping @Sendable () -> Timestamp
    ) {
        self.store = store
        self.audit = audit
        self.link = link
        self.now = now
    }

    /// - Returns: The token, which is kept nowhere.
    package func makeToken(
        _ kind: EnrolmentToken.Kind, group: HostGroup?, lasts seconds: Int64, by author: Author
    ) async throws -> Concealed {
        if case .single(let name) = kind, !name.isEmpty { _ = try HostName.checked(name) }
        var random = SystemRandomNumberGenerator()
        let token = EnrolmentString.token(
            random: (0..<EnrolmentString.tokenLength).map { _ in UInt8.random(in: 0...255, using: &random) })
        let now = now()
        let made = try await store.addToken(
            EnrolmentToken(
                kind: kind, digest: TokenDigest.of(token), group: group, created: now,
                expires: Timestamp(ticks: now.ticks + seconds * Timestamp.ticksPerSecond), author: author.name))
        let subject =
            switch kind {
            case .single(let name): "\(made.id) \(name)"
            case .group: "\(made.id) \(group?.name ?? "")"
            }
        try await audit.record("agent.token-add", by: author.name, from: author.address, subject: subject)
        return Concealed(token)
    }

    package func removeToken(_ id: Int64, by author: Author) async throws {
        try await store.removeToken(id)
        try await audit.record("agent.token-remove", by: author.name, from: author.address, subject: "\(id)")
    }

    package func approve(_ id: String, by author: Author) async throws {
        let agent = try await store.setState(.active, of: id)
        try await link?.roster.reload(id)
        try await audit.record("agent.approve", by: author.name, from: author.address, subject: agent.name, reason: id)
        if let link { try await StandingOrders(link: link).issue() }
    }

    package func revoke(_ id: String, reason: String, by author: Author) async throws {
        let agent = try await store.setState(.revoked, of: id)
        try await link?.roster.reload(id)
        link?.bell.ring(id)
        try await audit.record(
            "agent.revoke", by: author.name, from: author.address, subject: agent.name, reason: reason)
    }

    /// Tells an agent to do something once.
    ///
    /// - Returns: The order's counter.
    package func command(
        _ text: String, named words: String? = nil, for id: String, reason: String, lasts seconds: Int64,
        by author: Author
    ) async throws -> Int64 {
        let now = now()
        let expires = Timestamp(ticks: now.ticks + seconds * Timestamp.ticksPerSecond)
        let order = AgentOrder(
            agent: id, content: .command(text), created: now, expires: expires, author: author.name, reason: reason)
        let given = try await store.add([order], at: now)[0]
        let name = try await store.agent(id).name
        try await audit.record(
            "agent.order-give", by: author.name, from: author.address,
            subject: "\(name) \(given.counter) \(words ?? text)",
            reason: reason)
        link?.bell.ring(id)
        return given.counter
    }

    /// Takes back what the agent has not fetched yet.
    package func withdraw(_ counter: Int64, by author: Author) async throws {
        try await store.setState(.withdrawn, ofOrder: counter, result: "", at: now())
        try await audit.record("agent.order-withdraw", by: author.name, from: author.address, subject: "\(counter)")
    }

    /// Permits that the agent is taken off its host, once. The host is told by what it knows the token again.
    ///
    /// - Returns: The token, which is kept nowhere.
    package func permitRemoval(
        of id: String, reason: String, lasts seconds: Int64, by author: Author
    ) async throws -> Concealed {
        var random = SystemRandomNumberGenerator()
        let token = EnrolmentString.token(
            random: (0..<EnrolmentString.tokenLength).map { _ in UInt8.random(in: 0...255, using: &random) })
        let salt =
            Hexadecimal.text(UInt64.random(in: 0 ... .max, using: &random))
            + Hexadecimal.text(UInt64.random(in: 0 ... .max, using: &random))
        let now = now()
        let expires = Timestamp(ticks: now.ticks + seconds * Timestamp.ticksPerSecond)
        let verifier = RemovalVerifier(
            salt: salt,
            digest: Hexadecimal.text(SHA256.hash(data: RemovalVerifier.proof(salt: salt, token: token))),
            expires: UInt64(clamping: expires.ticks / Timestamp.ticksPerSecond))
        try await store.setRemoval(
            RemovalRight(digest: TokenDigest.of(token), created: now, expires: expires, author: author.name), of: id)
        _ = try await store.add(
            [
                AgentOrder(
                    agent: id, content: .removal(String(decoding: verifier.bytes, as: UTF8.self)), created: now,
                    expires: expires, author: author.name, reason: reason)
            ], at: now)
        try await audit.record(
            "agent.removal-permit", by: author.name, from: author.address, subject: try await store.agent(id).name,
            reason: reason)
        link?.bell.ring(id)
        return Concealed(token)
    }

    /// Makes the key that will sign orders, and has the current one announce it to all agents.
    ///
    /// - Throws: ``KeyChangeError/noListener``, or why it cannot be kept.
    package func announceKey(by author: Author) async throws {
        guard let link else { throw KeyChangeError.noListener }
        try link.keys.announce()
        try await audit.record("agent.key-announce", by: author.name, from: author.address)
        try await StandingOrders(link: link).issue()
    }

    /// From now on the announced key signs.
    ///
    /// - Parameter isForced: Also where agents do not know it yet, which then have to be enrolled again.
    /// - Throws: ``KeyChangeError``
    package func changeKey(isForced: Bool, by author: Author) async throws {
        guard let link else { throw KeyChangeError.noListener }
        guard let digits = link.keys.nextDigits else { throw KeyChangeError.notAnnounced }
        let told = try await store.toldKey(digits)
        let untold = try await store.agents().filter { $0.state == .active && told[$0.id] != true }.count
        if untold > 0, !isForced { throw KeyChangeError.unknown(agents: untold) }
        try link.keys.change()
        try await audit.record("agent.key-change", by: author.name, from: author.address, reason: "\(untold)")
    }
}

/// Why the key that signs orders is not changed.
package enum KeyChangeError: Error, Equatable, Sendable {
    /// Agents are told by a server that listens to them.
    case noListener
    case notAnnounced
    /// So many agents have not heard of it yet.
    case unknown(agents: Int)
}
