import Events

/// A browser from which somebody signed in to an account before.
package struct KnownDevice: Sendable, Equatable {
    /// Made from the token in the browser's cookie and the account, in hexadecimal digits.
    package var digest: Concealed
    package var account: Int64
    /// The address, or the network it is in, from where it signed in last.
    package var place: String
    package var lastUsed: Timestamp

    package init(digest: Concealed, account: Int64, place: String, lastUsed: Timestamp) {
        self.digest = digest
        self.account = account
        self.place = place
        self.lastUsed = lastUsed
    }
}

/// Where known browsers are kept. They go with the account's password.
package protocol DeviceStore: Sendable {
    /// Adds a device in place of `former`; of the account's others only the latest stay, `limit` together with this one.
    func addDevice(_ device: KnownDevice, insteadOf former: Concealed?, limit: Int) async throws(StoreError)

    /// Those of one account, latest use first.
    func devices(of account: Int64) async throws(StoreError) -> [KnownDevice]

    func removeDevices(unusedSince time: Timestamp) async throws(StoreError)
}
