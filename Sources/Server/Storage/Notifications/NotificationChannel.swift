import Detection

/// A way on which messages leave the server.
package struct NotificationChannel: Sendable, Equatable, Identifiable {
    package var id: Int64
    package var name: String
    package var isEnabled: Bool
    /// In which messages are written.
    package var language: Language
    package var settings: ChannelSettings
    /// ``ChannelSecrets``, sealed; nil where it has none.
    package var sealedSecrets: [UInt8]?
    /// The end of the audit log's chain is sent here every hour.
    package var takesAuditHead: Bool

    package init(
        id: Int64 = 0, name: String, isEnabled: Bool = true, language: Language = .ja, settings: ChannelSettings,
        sealedSecrets: [UInt8]? = nil, takesAuditHead: Bool = false
    ) {
        self.id = id
        self.name = name
        self.isEnabled = isEnabled
        self.language = language
        self.settings = settings
        self.sealedSecrets = sealedSecrets
        self.takesAuditHead = takesAuditHead
    }
}

/// What a channel is told apart from its secrets.
package enum ChannelSettings: Sendable, Equatable, Codable {
    case mail(MailSettings)
    case webhook(WebhookSettings)
    case syslog(SyslogSettings)
}

/// How a connection is protected.
package enum ConnectionSecurity: String, Sendable, CaseIterable, Codable {
    case none
    /// TLS begins within the connection; without it nothing is sent.
    case startTLS
    case tls
}

package struct MailSettings: Sendable, Equatable, Codable {
    package var host: String
    package var port: UInt16
    package var security: ConnectionSecurity
    /// Empty where the server asks for no sign-in.
    package var user: String
    package var from: String
    package var to: [String]
    /// Certificates in PEM form that are trusted instead of the system's; empty for the system's.
    package var authority: String

    package init(
        host: String, port: UInt16, security: ConnectionSecurity, user: String = "", from: String, to: [String],
        authority: String = ""
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.user = user
        self.from = from
        self.to = to
        self.authority = authority
    }
}

package struct WebhookSettings: Sendable, Equatable, Codable {
    package enum Form: String, Sendable, CaseIterable, Codable {
        /// Our own JSON, signed.
        case generic
        case slack, teams, chatwork
        case lineWorks = "line-works"
    }

    package var form: Form
    /// Scheme and host of the address, to be shown; the address itself lets anybody post and is a secret.
    package var place: String
    package var authority: String

    package init(form: Form, place: String, authority: String = "") {
        self.form = form
        self.place = place
        self.authority = authority
    }
}

package struct SyslogSettings: Sendable, Equatable, Codable {
    package enum Transport: String, Sendable, CaseIterable, Codable {
        case udp, tcp, tls
    }

    package var host: String
    package var port: UInt16
    package var transport: Transport
    package var authority: String

    package init(host: String, port: UInt16, transport: Transport, authority: String = "") {
        self.host = host
        self.port = port
        self.transport = transport
        self.authority = authority
    }
}
