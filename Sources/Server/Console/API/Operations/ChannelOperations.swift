import Accounts
import Detection
import HTTPTypes
import Notifications
import Storage

extension ApiOperations {
    static let channels: [ApiOperation] = [
        ApiOperation(
            method: .get, path: "/notifications/channels", id: "listChannels", tag: "notifications",
            summary: "Ways on which messages leave, by name; their secrets are never shown.",
            permission: .seeNotifications, answer: .json(Shape<NotificationChannel>.channel.page)
        ) { asked in
            Shape.channel.page(try await asked.console.notifications.channels(), next: nil)
        },
        ApiOperation(
            method: .get, path: "/notifications/channels/{id}", id: "getChannel", tag: "notifications",
            summary: "One channel.", permission: .seeNotifications, parameters: [.id],
            answer: .json(Shape<NotificationChannel>.channel.schema)
        ) { asked in
            .json(Shape.channel.json(try await asked.console.notifications.channel(asked.id)))
        },
        ApiOperation(
            method: .post, path: "/notifications/channels", id: "addChannel", tag: "notifications",
            summary: "Makes a channel.", permission: .changeNotifications, body: .json(.object(channelSettings)),
            answer: .json(Shape<NotificationChannel>.channel.schema, status: .created), failures: [.conflict]
        ) { asked in
            .json(Shape.channel.json(try await save(asked, nil)), status: .created)
        },
        ApiOperation(
            method: .put, path: "/notifications/channels/{id}", id: "changeChannel", tag: "notifications",
            summary: "Replaces what a channel is; secrets that are not given stay, where server and account do.",
            permission: .changeNotifications, parameters: [.id], body: .json(.object(channelSettings)),
            answer: .json(Shape<NotificationChannel>.channel.schema), failures: [.conflict]
        ) { asked in
            let channel = try await asked.console.notifications.channel(asked.id)
            let secrets = (try? asked.console.sender.secrets(of: channel)) ?? ChannelSecrets()
            return .json(Shape.channel.json(try await save(asked, KeptChannel(channel: channel, secrets: secrets))))
        },
        ApiOperation(
            method: .delete, path: "/notifications/channels/{id}", id: "removeChannel", tag: "notifications",
            summary: "Removes a channel; what waits for it is given up.", permission: .changeNotifications,
            parameters: [.id], answer: .nothing
        ) { asked in
            let channel = try await asked.console.notifications.channel(asked.id)
            try await asked.console.notifications.removeChannel(channel.id)
            try await asked.record("notification.channel-remove", subject: channel.name)
            return .nothing
        },
        ApiOperation(
            method: .post, path: "/notifications/channels/{id}/test", id: "testChannel", tag: "notifications",
            summary: "Sends a test message at once, and says what the server answered.",
            permission: .changeNotifications, parameters: [.id],
            answer: .json(
                .named(
                    "ChannelAnswer",
                    .object([.init("confirmed", .boolean), .init("answer", .anyText, "The server's own words.")])))
        ) { asked in
            let channel = try await asked.console.notifications.channel(asked.id)
            try await asked.record("notification.test", subject: channel.name)
            let answer = await ChannelSaving.test(channel, asked.console)
            return .json(.object(["confirmed": .bool(answer.isConfirmed), "answer": .string(answer.text)]))
        },
    ]

    private static let channelSettings: [Schema.Property] = [
        .init("kind", .oneOf(ChannelInput.Kind.allCases.map(\.rawValue)), "Of a channel that is there: its own."),
        .init("name", .text(1...100)), .init("enabled", .boolean, isRequired: false, "True if nothing is said."),
        .init("language", .oneOf(Language.allCases.map(\.rawValue)), isRequired: false, "Of its messages."),
        .init("audit_head", .boolean, isRequired: false, "Takes the end of the audit log's chain every hour."),
        .init("host", .text(0...253), isRequired: false, "Mail, syslog."),
        .init("port", .integer(1...65_535), isRequired: false, "Mail, syslog."),
        .init("security", .oneOf(ConnectionSecurity.allCases.map(\.rawValue)), isRequired: false, "Mail."),
        .init("user", .text(0...200), isRequired: false, "Mail."),
        .init("password", .text(0...1_000), isRequired: false, "Mail. Never shown again."),
        .init("from", .text(0...320), isRequired: false, "Mail."),
        .init("to", .array(.text(1...320)), isRequired: false, "Mail."),
        .init("form", .oneOf(WebhookSettings.Form.allCases.map(\.rawValue)), isRequired: false, "Webhook."),
        .init("address", .text(0...2_000), isRequired: false, "Webhook. Never shown again."),
        .init("token", .text(0...500), isRequired: false, "Webhook. Never shown again."),
        .init("transport", .oneOf(SyslogSettings.Transport.allCases.map(\.rawValue)), isRequired: false, "Syslog."),
        .init(
            "authority", .text(0...100_000), isRequired: false,
            "Certificates in PEM form that are trusted instead of the system's."),
    ]

    private static func save(_ asked: ApiRequest, _ kept: KeptChannel?) async throws -> NotificationChannel {
        let kind = asked.body["kind"]?.string.flatMap { ChannelInput.Kind(rawValue: $0) } ?? .mail
        if let kept, ChannelInput(kept.channel).kind != kind {
            throw ApiError.invalid("a channel cannot become one of another kind")
        }
        do {
            return try await ChannelSaving.save(ChannelInput(asked.body, kind), kept, asked.console) {
                try await asked.record($0, subject: $1)
            }
        } catch let fault as ChannelInput.Fault {
            throw ApiError.invalid(ChannelModel.words(fault).en)
        }
    }
}

extension ChannelInput {
    /// As the API takes it.
    fileprivate init(_ body: JSON, _ kind: Kind) {
        func text(_ name: String) -> String { body[name]?.string ?? "" }
        self.init(kind, language: Language(rawValue: text("language")) ?? .ja)
        name = text("name")
        isEnabled = body["enabled"]?.bool ?? true
        takesAuditHead = body["audit_head"]?.bool ?? false
        host = text("host")
        if let number = body["port"]?.number { port = String(number) }
        security = ConnectionSecurity(rawValue: text("security")) ?? .startTLS
        user = text("user")
        from = text("from")
        if case .array(let receivers)? = body["to"] {
            to = receivers.compactMap(\.string).joined(separator: "\n")
        }
        form = WebhookSettings.Form(rawValue: text("form")) ?? .generic
        transport = SyslogSettings.Transport(rawValue: text("transport")) ?? .tls
        authority = text("authority")
        password = text("password")
        address = text("address")
        token = text("token")
    }
}

extension Shape<NotificationChannel> {
    /// What is no member of its kind is null.
    static let channel = Shape(
        "Channel",
        [
            .init("id", .number) { .number($0.id) },
            .init("kind", .oneOf(ChannelInput.Kind.allCases.map(\.rawValue))) {
                .string(ChannelInput($0).kind.rawValue)
            },
            .init("name", .anyText) { .string($0.name) }, .init("enabled", .boolean) { .bool($0.isEnabled) },
            .init("language", .oneOf(Language.allCases.map(\.rawValue))) { .string($0.language.rawValue) },
            .init("audit_head", .boolean) { .bool($0.takesAuditHead) },
            .init("place", .anyText, "Where it leads to: receivers, host and port, or a webhook's host.") {
                .string(ChannelWords.place($0.settings))
            },
            .init("host", .optional(.anyText)) { .text($0.mail?.host ?? $0.syslog?.host) },
            .init("port", .optional(.count)) { channel in
                (channel.mail?.port ?? channel.syslog?.port).map { .number(Int64($0)) } ?? .null
            },
            .init("security", .optional(.anyText)) { .text($0.mail?.security.rawValue) },
            .init("user", .optional(.anyText)) { .text($0.mail?.user) },
            .init("from", .optional(.anyText)) { .text($0.mail?.from) },
            .init("to", .optional(.array(.anyText))) { channel in
                channel.mail.map { .array($0.to.map { .string($0) }) } ?? .null
            },
            .init("form", .optional(.anyText)) { channel in
                if case .webhook(let webhook) = channel.settings { .string(webhook.form.rawValue) } else { .null }
            },
            .init("transport", .optional(.anyText)) { .text($0.syslog?.transport.rawValue) },
        ])
}

extension NotificationChannel {
    fileprivate var mail: MailSettings? { if case .mail(let mail) = settings { mail } else { nil } }
    fileprivate var syslog: SyslogSettings? { if case .syslog(let syslog) = settings { syslog } else { nil } }
}
