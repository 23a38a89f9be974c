/// What nobody may see of a channel; it is kept sealed only.
package struct ChannelSecrets: Sendable, Equatable, Codable {
    /// Of the mail server's account.
    package var password: Concealed?
    /// Of a webhook.
    package var address: Concealed?
    /// With which the generic webhook is signed, or Chatwork's token.
    package var token: Concealed?

    package init(password: Concealed? = nil, address: Concealed? = nil, token: Concealed? = nil) {
        self.password = password
        self.address = address
        self.token = token
    }

    private enum Key: String, CodingKey {
        case password, address, token
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        password = try values.decodeIfPresent(String.self, forKey: .password).map(Concealed.init)
        address = try values.decodeIfPresent(String.self, forKey: .address).map(Concealed.init)
        token = try values.decodeIfPresent(String.self, forKey: .token).map(Concealed.init)
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encodeIfPresent(password?.exposed, forKey: .password)
        try values.encodeIfPresent(address?.exposed, forKey: .address)
        try values.encodeIfPresent(token?.exposed, forKey: .token)
    }

    package var isEmpty: Bool { password == nil && address == nil && token == nil }
}
