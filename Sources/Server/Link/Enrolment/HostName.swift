import Spooling

/// The name by which a host calls itself when it joins.
enum HostName {
    private static let limit = 63

    /// - Throws: ``Spooling/LinkError/malformed`` for what is no name: empty, too long, with signs that nobody sees.
    static func checked(_ name: String) throws(LinkError) -> String {
        let scalars = name.unicodeScalars
        guard !scalars.isEmpty, scalars.count <= limit, scalars.first != " ", scalars.last != " " else {
            throw .malformed
        }
        for scalar in scalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
                throw .malformed
            case .spaceSeparator where scalar != " ": throw .malformed
            default: break
            }
        }
        return name
    }
}
