import Detection

/// A whole policy as bytes: how a server tells it an agent.
///
/// Lines, each of values with tabs between them: `policy-wire 1`, then `[section`, `key⇥value⇥…`, `{list`, `-id`, ` key⇥value⇥…` of that
/// entry. What is not there keeps the value that the reader has already, and what the reader does not know is passed over, so that a
/// newer server and an older agent understand each other. A list that is there stands for the whole list.
package enum PolicyWire {
    /// Room is left for what an order says beside.
    package static let limitBytes = (1 << 20) - 16_384
    /// Entries and values that all lists together may have.
    static let thingLimit = 65_536
    static let head = "policy-wire 1"

    /// - Throws: ``PolicyWireError/tooLarge`` where nobody would read it.
    package static func bytes(_ policy: Policy) throws(PolicyWireError) -> [UInt8] {
        var policy = policy
        var lines = WireLines()
        lines.writeHead()
        for name in sections { lines.write(section: name) { $0.section(name, &policy) } }
        guard lines.out.count <= limitBytes, lines.things <= thingLimit else { throw .tooLarge }
        return lines.out
    }

    /// - Parameter base: What is so where the bytes say nothing.
    /// - Throws: For bytes that are no policy; whoever has an older one keeps that.
    package static func read(_ bytes: [UInt8], onto base: Policy) throws(PolicyWireError) -> Policy {
        var policy = base
        for section in try WireReader.sections(bytes) {
            var fields = section
            fields.section(section.name, &policy)
            if let line = fields.wrongLine { throw .malformed(line: line) }
        }
        return policy
    }

    private static let sections = ["registry", "archive", "transfer", "file-operation", "browser"]
}

/// Why bytes are no policy.
package enum PolicyWireError: Error, Equatable, Sendable {
    case tooLarge
    /// A form that this program does not know.
    case unknownForm
    case malformed(line: Int)
}
