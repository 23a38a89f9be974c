import Events
import Foundation
import Keys
import Storage

/// Sends messages on channels of every kind.
package struct ChannelSender: Sendable {
    private let box: SecretBox
    private let now: @Sendable () -> Timestamp

    /// - Parameter box: Under whose key the channels' secrets are sealed.
    package init(_ box: SecretBox, now: @escaping @Sendable () -> Timestamp) {
        self.box = box
        self.now = now
    }

    package func send(_ message: NotificationMessage, on channel: NotificationChannel) async -> ChannelAnswer {
        let secrets: ChannelSecrets
        do { secrets = try self.secrets(of: channel) } catch {
            return ChannelAnswer(
                isConfirmed: false, "the channel's secrets cannot be opened", secrets: ChannelSecrets())
        }
        switch channel.settings {
        case .mail(let settings): return await MailSending.send(message, settings, secrets, at: now())
        case .webhook(let settings): return await WebhookSending.send(message, settings, secrets, at: now())
        case .syslog(let settings): return await SyslogSending.send(message, settings, at: now())
        }
    }

    private static let purpose = "notification-channel"

    package func secrets(of channel: NotificationChannel) throws -> ChannelSecrets {
        guard let sealed = channel.sealedSecrets else { return ChannelSecrets() }
        return try JSONDecoder().decode(ChannelSecrets.self, from: Data(box.open(sealed, for: Self.purpose)))
    }

    /// Nil where there is nothing to seal.
    package func sealed(_ secrets: ChannelSecrets) throws -> [UInt8]? {
        if secrets.isEmpty { return nil }
        return try box.seal(Array(JSONEncoder().encode(secrets)), for: Self.purpose)
    }
}
