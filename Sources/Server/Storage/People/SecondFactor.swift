import Events

/// What an account shows besides its password.
package struct SecondFactor: Sendable, Equatable {
    package var account: Int64
    /// The secret of the codes, sealed; never in the clear.
    package var sealedSecret: [UInt8]
    /// The step of time of the last code that was used; none up to it is taken again.
    package var lastStep: Int64
    package var since: Timestamp

    package init(account: Int64, sealedSecret: [UInt8], lastStep: Int64, since: Timestamp) {
        self.account = account
        self.sealedSecret = sealedSecret
        self.lastStep = lastStep
        self.since = since
    }
}

/// Where second factors are kept, and the digests of the recovery codes that stand in for one.
package protocol SecondFactorStore: Sendable {
    /// - Throws: ``StoreError/notFound`` where the account has none.
    func secondFactor(of account: Int64) async throws(StoreError) -> SecondFactor

    /// Which accounts have one.
    func accountsWithSecondFactor() async throws(StoreError) -> Set<Int64>

    /// Instead of the one there is, together with its recovery codes.
    func setSecondFactor(_ factor: SecondFactor, recoveryCodes: [Concealed]) async throws(StoreError)

    /// - Throws: ``StoreError/conflict`` where a code of this step or a later one was used already.
    func useStep(_ step: Int64, of account: Int64) async throws(StoreError)

    /// - Throws: ``StoreError/notFound``, also where it was used before.
    func useRecoveryCode(_ digest: Concealed, of account: Int64) async throws(StoreError)

    func recoveryCodesLeft(of account: Int64) async throws(StoreError) -> Int

    /// Instead of those that are left.
    ///
    /// - Throws: ``StoreError/notFound`` where the account has no second factor.
    func setRecoveryCodes(_ digests: [Concealed], of account: Int64) async throws(StoreError)

    /// - Throws: ``StoreError/notFound`` where the account has none.
    func removeSecondFactor(of account: Int64) async throws(StoreError)
}
