import Crypto
import Events
import Foundation
import Storage

/// Starts, checks and ends sessions.
package struct Sessions: Sendable {
    private let store: any SessionStore
    private let now: @Sendable () -> Timestamp

    package static let idleSeconds: Int64 = 30 * 60
    package static let longestSeconds: Int64 = 12 * 60 * 60

    package init(_ store: any SessionStore, now: @escaping @Sendable () -> Timestamp) {
        self.store = store
        self.now = now
    }

    /// - Returns: The token for the browser's cookie, which is kept nowhere else.
    /// - Throws: ``StoreError/notFound`` where the account is gone or disabled.
    package func start(_ account: Account, from address: String) async throws(StoreError) -> Concealed {
        let token = Concealed(SymmetricKey(size: .bits256).withUnsafeBytes { $0.hexadecimal })
        let time = now()
        try await store.addSession(
            Session(
                digest: Self.digest(token.exposed), account: account.id, created: time, lastUsed: time,
                address: address))
        return token
    }

    /// Who holds `token`; nil where the session is over or never was.
    package func signedIn(_ token: String) async throws(StoreError) -> SignedIn? {
        guard token.utf8.count == 64 else { return nil }
        var found: SignedIn
        do {
            found = try await store.session(Self.digest(token))
            let time = now()
            guard time.seconds(since: found.session.created) < Self.longestSeconds,
                time.seconds(since: found.session.lastUsed) < Self.idleSeconds
            else {
                try await store.endSession(found.session.digest)
                return nil
            }
            // A page asks for many things at once; one write a minute is enough to know of use.
            if time.seconds(since: found.session.lastUsed) >= 60 {
                try await store.useSession(found.session.digest, at: time)
                found.session.lastUsed = time
            }
            return found
        } catch StoreError.notFound {
            return nil
        }
    }

    package func end(_ token: String) async throws(StoreError) {
        try await store.endSession(Self.digest(token))
    }

    /// Ends what nobody can use any more.
    package func endUnused() async throws(StoreError) {
        let ticks = now().ticks
        try await store.endSessions(
            unusedSince: Timestamp(ticks: ticks - Self.idleSeconds * Timestamp.ticksPerSecond),
            begunBefore: Timestamp(ticks: ticks - Self.longestSeconds * Timestamp.ticksPerSecond))
    }

    /// What a form of this session carries; another site cannot know it.
    package static func formToken(_ token: String) -> Concealed {
        let code = HMAC<SHA256>.authenticationCode(
            for: Data("mitsuke-form-1".utf8), using: SymmetricKey(data: Data(token.utf8)))
        return Concealed(code.hexadecimal)
    }

    package static func formTokenMatches(_ given: String, token: String) -> Bool {
        ConstantTime.equal(given, formToken(token).exposed)
    }

    private static func digest(_ token: String) -> Concealed {
        Concealed(SHA256.hash(data: Data(token.utf8)).hexadecimal)
    }
}
