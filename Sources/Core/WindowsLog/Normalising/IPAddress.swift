/// Addresses in the form in which people and rules know them.
enum IPAddress {
    /// `192.0.2.1` for `::ffff:192.0.2.1`, as a service that listens on both protocols logs an IPv4 address.
    static func normalised(_ text: String) -> String {
        guard text.utf8.first == 58, let rest = FilePath.remainder(text, after: "::ffff:"),
            rest.utf8.contains(46)
        else { return text }
        return rest
    }
}
