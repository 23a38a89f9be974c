import Events

/// The right to join, as the server keeps it: never the token itself.
package struct EnrolmentToken: Sendable, Equatable, Identifiable {
    package enum Kind: Sendable, Equatable {
        /// For one host, once. Where it names the host, that one has the name from then on, and an agent that had it is
        /// revoked; where the name is empty, the host says its own.
        case single(name: String)
        /// For any number of hosts, each of which waits for approval.
        case group
    }

    package var id: Int64
    package var kind: Kind
    /// SHA-256 of the token, in hexadecimal digits.
    package var digest: Concealed
    /// The group in which those who come with it are.
    package var group: HostGroup?
    package var created: Timestamp
    package var expires: Timestamp
    /// The account that made it.
    package var author: String
    package var uses: Int64

    package init(
        id: Int64 = 0, kind: Kind, digest: Concealed, group: HostGroup? = nil, created: Timestamp, expires: Timestamp,
        author: String, uses: Int64 = 0
    ) {
        self.id = id
        self.kind = kind
        self.digest = digest
        self.group = group
        self.created = created
        self.expires = expires
        self.author = author
        self.uses = uses
    }
}

/// A host that asks to join.
package struct EnrolmentRequest: Sendable, Equatable {
    /// Of its token.
    package var digest: Concealed
    /// Of the agent that it becomes.
    package var id: String
    /// As it calls itself.
    package var name: String
    package var serial: String
    package var certificateEnds: Timestamp
    package var version: String
    package var system: String
    package var address: String

    package init(
        digest: Concealed, id: String, name: String, serial: String, certificateEnds: Timestamp, version: String,
        system: String, address: String
    ) {
        self.digest = digest
        self.id = id
        self.name = name
        self.serial = serial
        self.certificateEnds = certificateEnds
        self.version = version
        self.system = system
        self.address = address
    }
}

/// What became of a request to join.
package struct EnrolmentResult: Sendable, Equatable {
    package var agent: AgentRecord
    package var token: EnrolmentToken
    /// The agent that had the name before and is revoked now.
    package var replaced: String?

    package init(agent: AgentRecord, token: EnrolmentToken, replaced: String? = nil) {
        self.agent = agent
        self.token = token
        self.replaced = replaced
    }
}
