import Crypto
import Events
import Foundation
import Storage

/// Makes, checks and revokes API tokens.
///
/// A token reads `mitsuke_` and 52 letters and digits, so that scanners for leaked secrets find it.
package struct ApiTokens: Sendable {
    package static let prefix = "mitsuke_"
    private static let letters = 52
    private static let limit = 50

    private let store: any ApiTokenStore
    private let audit: AuditLog
    private let now: @Sendable () -> Timestamp

    package init(_ store: any ApiTokenStore, audit: AuditLog, now: @escaping @Sendable () -> Timestamp) {
        self.store = store
        self.audit = audit
        self.now = now
    }

    /// Why there is no token.
    package enum Fault: Error, Equatable {
        /// Empty, longer than 64 characters or with control characters in it.
        case name
        /// It may do what its owner may not.
        case role
        /// In the past.
        case expiry
        /// The account has as many as it may have.
        case tooMany(limit: Int)
    }

    /// - Returns: The token, to be shown once, and what is kept of it.
    /// - Throws: ``Fault``, or a `StoreError`.
    package func make(
        _ name: String, role: Role, expires: Timestamp?, for account: Account, from address: String
    ) async throws -> (token: Concealed, kept: ApiToken) {
        let (name, time) = (AccountName.tidied(name), now())
        guard AccountName.isGood(name) else { throw Fault.name }
        guard account.role.includes(role) else { throw Fault.role }
        if let expires, expires <= time { throw Fault.expiry }
        let token = Concealed(Self.prefix + Self.random())
        let kept = ApiToken(
            id: 0, account: account.id, name: name, role: role, digest: Self.digest(token.exposed), created: time,
            expires: expires)
        let added: ApiToken
        do { added = try await store.addApiToken(kept, limit: Self.limit) } catch StoreError.conflict {
            throw Fault.tooMany(limit: Self.limit)
        }
        try await audit.record("api-token.add", by: account.name, from: address, subject: name, reason: role.rawValue)
        return (token, added)
    }

    /// Who calls with `token`; nil where it is none, expired, revoked, or its owner is disabled.
    package func holder(of token: String) async throws(StoreError) -> ApiTokenHolder? {
        guard token.hasPrefix(Self.prefix), token.utf8.count == Self.prefix.utf8.count + Self.letters else {
            return nil
        }
        let time = now()
        do {
            let found = try await store.apiToken(Self.digest(token))
            // A password that somebody else gave is good for nothing but choosing another, in any way.
            if let expires = found.token.expires, expires <= time { return nil }
            if found.account.mustChangePassword { return nil }
            if found.token.lastUsed.map({ time.seconds(since: $0) >= 60 || $0 > time }) ?? true {
                try await store.useApiToken(found.token.id, at: time.wholeMinute)
            }
            return found
        } catch StoreError.notFound {
            return nil
        }
    }

    package func tokens(of account: Account) async throws(StoreError) -> [ApiToken] {
        try await store.apiTokens(of: account.id)
    }

    /// - Parameters:
    ///   - who: Who revokes it: the owner, or an administrator.
    /// - Throws: ``StoreError/notFound``.
    package func revoke(
        _ token: Int64, of account: Account, by who: String, from address: String
    ) async throws(StoreError) {
        guard let found = try await store.apiTokens(of: account.id).first(where: { $0.id == token }) else {
            throw .notFound
        }
        try await store.removeApiToken(token, of: account.id)
        try await audit.record("api-token.remove", by: who, from: address, subject: account.name + ": " + found.name)
    }

    private static func random() -> String {
        let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567")
        var random = SystemRandomNumberGenerator()
        return String((0..<letters).map { _ in alphabet[Int.random(in: 0..<32, using: &random)] })
    }

    private static func digest(_ token: String) -> Concealed {
        Concealed(SHA256.hash(data: Data(token.utf8)).hexadecimal)
    }
}

extension ApiTokenHolder {
    /// What both the token and its owner may do; the owner's role may have changed since.
    package func may(_ permission: Permission) -> Bool {
        !account.disabled && token.role.may(permission) && account.role.may(permission)
    }
}

extension Role {
    /// Whether this role may do all that the other may.
    package func includes(_ other: Role) -> Bool {
        Permission.allCases.allSatisfy { !other.may($0) || may($0) }
    }
}

extension Timestamp {
    var wholeMinute: Timestamp { .seconds(wholeSeconds / 60 * 60) }
}
