import Crypto
import Events
import Foundation
import Storage

/// Tells the browser of somebody who signed in before from a stranger's.
package struct KnownDevices: Sendable {
    /// A browser not used for longer is a stranger again: 90 days.
    package static let seconds: Int64 = 90 * 86_400
    private static let limit = 20

    private let store: any DeviceStore

    package init(_ store: any DeviceStore) {
        self.store = store
    }

    /// What is known of a client that wants to sign in to an account.
    struct Acquaintance: Sendable {
        var device: Concealed?
        var isKnownPlace: Bool
    }

    func acquaintance(
        of account: Int64, _ client: SignInClient, at time: Timestamp
    ) async throws(StoreError) -> Acquaintance {
        let devices = try await store.devices(of: account)
            .filter { time.seconds(since: $0.lastUsed) < Self.seconds }
        let digest = client.device.map { Self.digest($0, account) }
        let place = ClientPlace(client.address).text
        return Acquaintance(
            device: devices.contains { $0.digest == digest } ? digest : nil,
            isKnownPlace: devices.contains { $0.place == place })
    }

    /// - Returns: The token for the browser's cookie; the one it had is good for nothing any more.
    func remember(
        _ client: SignInClient, for account: Int64, at time: Timestamp
    ) async throws(StoreError) -> Concealed {
        let token = Concealed(SymmetricKey(size: .bits256).withUnsafeBytes { $0.hexadecimal })
        let device = KnownDevice(
            digest: Self.digest(token, account), account: account, place: ClientPlace(client.address).text,
            lastUsed: time)
        try await store.addDevice(
            device, insteadOf: client.device.map { Self.digest($0, account) }, limit: Self.limit)
        return token
    }

    package func forgetUnused(at time: Timestamp) async throws(StoreError) {
        try await store.removeDevices(
            unusedSince: Timestamp(ticks: time.ticks - Self.seconds * Timestamp.ticksPerSecond))
    }

    /// Good for this account only; the token itself is not kept.
    private static func digest(_ token: Concealed, _ account: Int64) -> Concealed {
        let code = HMAC<SHA256>.authenticationCode(
            for: Data("mitsuke-device-1:\(account)".utf8), using: SymmetricKey(data: Data(token.exposed.utf8)))
        return Concealed(code.hexadecimal)
    }
}
