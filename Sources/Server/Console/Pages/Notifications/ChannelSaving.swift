import Notifications
import Storage

/// A channel that is made or changed, from a form or over the API.
enum ChannelSaving {
    /// - Parameter record: Writes an action and its subject into the audit log.
    /// - Throws: ``ChannelInput/Fault``; ``Storage/StoreError/conflict`` where the name is another's.
    static func save(
        _ input: ChannelInput, _ kept: KeptChannel?, _ console: Console,
        record: (_ action: String, _ subject: String) async throws -> Void
    ) async throws -> NotificationChannel {
        let checked = try input.settings(kept)
        var channel = NotificationChannel(
            id: kept?.channel.id ?? 0, name: input.name, isEnabled: input.isEnabled, language: input.language,
            settings: checked.settings, sealedSecrets: try console.sender.sealed(checked.secrets),
            takesAuditHead: input.takesAuditHead && input.kind != .webhook)
        channel.id = try await console.notifications.setChannel(channel)
        let action = kept == nil ? "notification.channel-add" : "notification.channel-change"
        try await record(action, "\(channel.name) \(ChannelWords.place(checked.settings))")
        return channel
    }

    /// Sends a test message now.
    static func test(_ channel: NotificationChannel, _ console: Console) async -> ChannelAnswer {
        let key = "test-" + String(UInt64.random(in: .min ... .max), radix: 16)
        return await console.sender.send(console.writer.test(channel, key: key, at: console.now()), on: channel)
    }
}
