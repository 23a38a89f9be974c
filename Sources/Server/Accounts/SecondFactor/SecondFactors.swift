import Crypto
import Events
import Foundation
import Keys
import Storage

/// Sets up and checks second factors; ``AccountChanges`` takes them away.
package struct SecondFactors: Sendable {
    private let store: any SecondFactorStore
    private let box: SecretBox
    private let audit: AuditLog
    private let now: @Sendable () -> Timestamp

    /// How long a secret that was offered may be confirmed.
    package static let offerSeconds: Int64 = 1_800

    package init(
        _ store: any SecondFactorStore, box: SecretBox, audit: AuditLog, now: @escaping @Sendable () -> Timestamp
    ) {
        self.store = store
        self.box = box
        self.audit = audit
        self.now = now
    }

    /// Since when an account has one; nil where it has none.
    package func since(_ account: Int64) async throws(StoreError) -> Timestamp? {
        do { return try await store.secondFactor(of: account).since } catch .notFound { return nil }
    }

    package func recoveryCodesLeft(_ account: Int64) async throws(StoreError) -> Int {
        try await store.recoveryCodesLeft(of: account)
    }

    /// A new secret, which counts once a code made from it is shown.
    ///
    /// - Parameter issuer: What the app shows above the account's name.
    package func offer(_ account: Account, issuer: String) throws -> SecondFactorOffer {
        let secret = TimedCode.randomSecret()
        let time = withUnsafeBytes(of: now().ticks.bigEndian) { Array($0) }
        let sealed = try box.seal(time + secret, for: Self.offerPurpose(account.id))
        return SecondFactorOffer(
            secret: secret, account: account.name, issuer: issuer, token: Data(sealed).base64EncodedString())
    }

    /// The offer that a form brings back.
    ///
    /// - Returns: Nil where it is too old, or none of this account.
    package func offer(_ token: String, _ account: Account, issuer: String) -> SecondFactorOffer? {
        guard let secret = secret(offered: token, account.id) else { return nil }
        return SecondFactorOffer(secret: secret, account: account.name, issuer: issuer, token: token)
    }

    /// Turns the second factor on.
    ///
    /// - Returns: The recovery codes, to be shown once; nil where the code is wrong or the offer too old.
    package func confirm(
        _ token: String, code: String, _ account: Account, from address: String
    ) async throws -> [Concealed]? {
        let time = now()
        guard let secret = secret(offered: token, account.id),
            let step = TimedCode(secret: secret).step(of: Self.tidied(code), atSeconds: time.wholeSeconds)
        else { return nil }
        let codes = RecoveryCode.make()
        let factor = SecondFactor(
            account: account.id, sealedSecret: try box.seal(secret, for: Self.purpose(account.id)), lastStep: step,
            since: time)
        try await store.setSecondFactor(
            factor, recoveryCodes: codes.map { RecoveryCode.digest($0.exposed, account.id) })
        try await audit.record("second-factor.on", by: account.name, from: address, subject: account.name)
        return codes
    }

    /// New recovery codes, instead of those that are left.
    package func renewRecoveryCodes(_ account: Account, from address: String) async throws(StoreError) -> [Concealed] {
        let codes = RecoveryCode.make()
        try await store.setRecoveryCodes(codes.map { RecoveryCode.digest($0.exposed, account.id) }, of: account.id)
        try await audit.record("second-factor.recovery-codes", by: account.name, from: address, subject: account.name)
        return codes
    }

    /// Whether `given` is a code or a recovery code of the account; either is good once.
    func isRight(_ given: String, _ account: Account, from address: String) async throws -> Bool {
        let factor = try await store.secondFactor(of: account.id)
        let secret = try box.open(factor.sealedSecret, for: Self.purpose(account.id))
        let given = Self.tidied(given)
        do {
            if let step = TimedCode(secret: secret).step(of: given, atSeconds: now().wholeSeconds) {
                try await store.useStep(step, of: account.id)
                return true
            }
            try await store.useRecoveryCode(RecoveryCode.digest(given, account.id), of: account.id)
        } catch StoreError.conflict, StoreError.notFound {
            return false
        }
        let left = try await store.recoveryCodesLeft(of: account.id)
        try await audit.record(
            "second-factor.recovery-code-used", by: account.name, from: address, subject: String(left))
        return true
    }

    private func secret(offered token: String, _ account: Int64) -> [UInt8]? {
        guard token.utf8.count < 200, let sealed = Data(base64Encoded: token),
            let opened = try? box.open(Array(sealed), for: Self.offerPurpose(account)), opened.count == 28
        else { return nil }
        let time = Timestamp(ticks: opened.prefix(8).reduce(Int64(0)) { $0 << 8 | Int64($1) })
        guard (0..<Self.offerSeconds).contains(now().seconds(since: time)) else { return nil }
        return Array(opened.dropFirst(8))
    }

    /// As people type it: with spaces or hyphens, in capitals, in full-width digits.
    private static func tidied(_ code: String) -> String {
        String(
            code.precomposedStringWithCompatibilityMapping.lowercased().filter { $0.isLetter || $0.isNumber }.prefix(64)
        )
    }

    private static func purpose(_ account: Int64) -> String { "second-factor:\(account)" }
    private static func offerPurpose(_ account: Int64) -> String { "second-factor-offer:\(account)" }
}

extension Timestamp {
    /// Since 1970, rounded down.
    var wholeSeconds: Int64 { ticks / Self.ticksPerSecond }
}
