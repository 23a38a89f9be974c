import Events
import Storage

/// Sends a message by SMTP.
enum MailSending {
    static func send(
        _ message: NotificationMessage, _ settings: MailSettings, _ secrets: ChannelSecrets, at time: Timestamp
    ) async -> ChannelAnswer {
        let body = MailMessage.make(message, from: settings.from, to: settings.to, sent: time)
        let host = settings.host.contains(":") ? "[\(settings.host)]" : settings.host
        let transfer = CurlTransfer(
            address: "\(settings.security == .tls ? "smtps" : "smtp")://\(host):\(settings.port)",
            kind: .mail(
                from: settings.from, to: settings.to, user: settings.user, password: secrets.password?.exposed ?? "",
                needsTLS: settings.security != .none),
            body: body, authority: settings.authority)
        let answer = await Curl.perform(transfer)
        let end = answer.failure.map { [$0] } ?? []
        return ChannelAnswer(
            isConfirmed: answer.failure == nil, (answer.dialogue + end).joined(separator: "\n"), secrets: secrets)
    }
}
