import Detection
import Foundation
import Keys
import Notifications
import Storage

/// What the form of a channel holds.
struct ChannelInput: Sendable {
    enum Kind: String, CaseIterable, Sendable {
        case mail, webhook, syslog
    }

    var kind: Kind
    var name = ""
    var isEnabled = true
    var language = Language.ja
    var takesAuditHead = false
    var host = ""
    var port = ""
    var security = ConnectionSecurity.startTLS
    var user = ""
    var from = ""
    var to = ""
    var form = WebhookSettings.Form.slack
    var transport = SyslogSettings.Transport.tls
    var authority = ""
    /// Typed just now; never what is kept.
    var password = ""
    var address = ""
    var token = ""

    init(_ kind: Kind, language: Language) {
        self.kind = kind
        self.language = language
        port = kind == .mail ? "587" : kind == .syslog ? "6514" : ""
    }

    init(_ channel: NotificationChannel) {
        switch channel.settings {
        case .mail(let mail):
            kind = .mail
            (host, port, security, user) = (mail.host, String(mail.port), mail.security, mail.user)
            (from, to, authority) = (mail.from, mail.to.joined(separator: "\n"), mail.authority)
        case .webhook(let webhook):
            kind = .webhook
            (form, authority) = (webhook.form, webhook.authority)
        case .syslog(let syslog):
            kind = .syslog
            (host, port, transport) = (syslog.host, String(syslog.port), syslog.transport)
            authority = syslog.authority
        }
        name = channel.name
        isEnabled = channel.isEnabled
        language = channel.language
        takesAuditHead = channel.takesAuditHead
    }

    init(_ form: Form, _ kind: Kind) {
        self.kind = kind
        name = form["name"]
        isEnabled = form["enabled"] == "1"
        language = Language(rawValue: form["language"]) ?? .ja
        takesAuditHead = form["audit"] == "1"
        host = form["host"]
        port = form["port"]
        security = ConnectionSecurity(rawValue: form["security"]) ?? .startTLS
        user = form["user"]
        from = form["from"]
        to = form["to"]
        self.form = WebhookSettings.Form(rawValue: form["form"]) ?? .generic
        transport = SyslogSettings.Transport(rawValue: form["transport"]) ?? .tls
        authority = form["authority"]
        password = form.raw("password") ?? ""
        address = form["address"]
        token = form["token"]
    }

    /// Why a channel cannot be made of it.
    enum Fault: Error {
        case name, host, port, from, to, address, authority, token
        /// The server became another, and the password was not typed again.
        case passwordAgain
    }

    /// What a channel is made of.
    struct Checked: Sendable {
        var settings: ChannelSettings
        var secrets = ChannelSecrets()
    }

    /// - Parameter old: What is there already.
    func settings(_ old: KeptChannel?) throws(Fault) -> Checked {
        guard !name.isEmpty, name.unicodeScalars.count <= 100 else { throw .name }
        guard authority.isEmpty || authority.utf8.count < 100_000 && PEMCertificates.areValid(authority) else {
            throw .authority
        }
        switch kind {
        case .mail: return try mail(old)
        case .webhook: return try webhook(old)
        case .syslog:
            let settings = SyslogSettings(
                host: try checkedHost(), port: try checkedPort(), transport: transport, authority: authority)
            return Checked(settings: .syslog(settings))
        }
    }

    private func mail(
        _ old: KeptChannel?
    ) throws(Fault) -> Checked {
        let receivers = to.split { $0.isWhitespace || $0 == "," || $0 == ";" }.map(String.init)
        guard MailAddress.isValid(from) else { throw .from }
        guard (1...50).contains(receivers.count), receivers.allSatisfy(MailAddress.isValid) else { throw .to }
        let settings = MailSettings(
            host: try checkedHost(), port: try checkedPort(), security: security, user: user, from: from,
            to: receivers, authority: authority)
        if user.isEmpty { return Checked(settings: .mail(settings)) }
        if !password.isEmpty {
            return Checked(settings: .mail(settings), secrets: ChannelSecrets(password: Concealed(password)))
        }
        guard let old, case .mail(let before) = old.channel.settings else { throw .passwordAgain }
        // A password goes to the server that it was given for, as protected as it was then.
        let isSame =
            before.host == settings.host && before.port == settings.port && before.user == user
            && before.security == security && before.authority == authority
        guard isSame, old.secrets.password != nil else { throw .passwordAgain }
        return Checked(settings: .mail(settings), secrets: old.secrets)
    }

    private func webhook(
        _ old: KeptChannel?
    ) throws(Fault) -> Checked {
        var secrets = ChannelSecrets()
        var place = ""
        if address.isEmpty {
            guard let old, case .webhook(let before) = old.channel.settings, before.form == form else {
                throw .address
            }
            secrets = old.secrets
            place = before.place
        } else {
            guard address.utf8.count < 2_000, address.utf8.allSatisfy({ (33..<127).contains($0) }),
                let url = URL(string: address), let scheme = url.scheme, ["http", "https"].contains(scheme),
                let host = url.host, !host.isEmpty
            else { throw .address }
            secrets.address = Concealed(address)
            place = "\(scheme)://\(host)" + (url.port.map { ":\($0)" } ?? "")
        }
        if !token.isEmpty {
            guard token.utf8.count < 500, token.utf8.allSatisfy({ (33..<127).contains($0) }) else { throw .token }
            secrets.token = Concealed(token)
        }
        if form == .chatwork, secrets.token == nil { throw .token }
        let settings = WebhookSettings(form: form, place: place, authority: authority)
        return Checked(settings: .webhook(settings), secrets: secrets)
    }

    private func checkedHost() throws(Fault) -> String {
        let isGood = host.utf8.allSatisfy { byte in
            Unicode.Scalar(byte).properties.isAlphabetic || (48...58).contains(byte) || byte == 45 || byte == 46
        }
        guard !host.isEmpty, host.utf8.count < 254, isGood else { throw .host }
        return host
    }

    private func checkedPort() throws(Fault) -> UInt16 {
        guard let port = UInt16(port), port > 0 else { throw .port }
        return port
    }
}

/// A channel that is there, with its secrets; none where they cannot be opened any more: then they are typed again.
struct KeptChannel: Sendable {
    var channel: NotificationChannel
    var secrets: ChannelSecrets
}
