import Events
import Storage

/// Posts a message to a webhook.
enum WebhookSending {
    static func send(
        _ message: NotificationMessage, _ settings: WebhookSettings, _ secrets: ChannelSecrets, at time: Timestamp
    ) async -> ChannelAnswer {
        guard let address = secrets.address?.exposed else {
            return ChannelAnswer(isConfirmed: false, "no address", secrets: secrets)
        }
        let body: WebhookBody
        do { body = try WebhookBody(message, settings.form, token: secrets.token, at: time) } catch {
            return ChannelAnswer(isConfirmed: false, "\(error)", secrets: secrets)
        }
        let answer = await Curl.perform(
            CurlTransfer(
                address: address, kind: .post(headers: body.headers), body: body.body, authority: settings.authority))
        var lines: [String] = []
        if answer.status > 0 { lines.append("HTTP \(answer.status)") }
        if let failure = answer.failure { lines.append(failure) }
        if !answer.body.isEmpty { lines.append(String(decoding: answer.body.prefix(1_000), as: UTF8.self)) }
        return ChannelAnswer(
            isConfirmed: answer.failure == nil && (200..<300).contains(answer.status), lines.joined(separator: "\n"),
            secrets: secrets, retryAfterSeconds: answer.retryAfterSeconds)
    }
}
