/// The body of an order of kind `policy`: which policy it is, and the whole of it.
package struct PolicyOrder: Sendable, Equatable {
    /// As the server counts them over all groups; 0 is the default, which nobody changed.
    package var version: Int64
    /// The group of hosts whose policy it is; empty for the general one.
    package var group: String
    /// The policy's wire form.
    package var content: [UInt8]

    private static let form = "1"

    package init(version: Int64, group: String = "", content: [UInt8]) {
        self.version = version
        self.group = group
        self.content = content
    }

    package var bytes: [UInt8] {
        var statement = Statement()
        statement.add("policy", Self.form)
        statement.add("version", UInt64(clamping: version))
        if !group.isEmpty { statement.add("group", group) }
        statement.body = content
        return statement.bytes
    }

    package init(_ bytes: [UInt8]) throws(LinkError) {
        let statement = try Statement(bytes)
        let form = try statement.required("policy")
        guard form == Self.form else { throw .unknown(form) }
        guard let version = Int64(exactly: try statement.number("version")) else { throw .malformed }
        self.init(version: version, group: statement["group"] ?? "", content: statement.body)
    }
}
