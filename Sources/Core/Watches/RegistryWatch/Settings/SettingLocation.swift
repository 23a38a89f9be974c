import Detection

/// Files that play the registry's part on Linux: what starts by itself, gets into other programs, or decides who may do what.
package struct SettingLocation: Sendable, Equatable {
    package var id: String
    package var isEnabled = true
    /// What belongs together; each group has a rule of its own.
    package var group = ""
    /// `/etc/crontab`, `/etc/cron.d/*`, `/etc/systemd/system/**` with everything below, `~/.bashrc` in everybody's home folder. `*` stands
    /// in the last part only.
    package var paths: [String] = []
    package var level = Level.high
    package var techniques: [String] = []

    package init(id: String) {
        self.id = id
    }
}

/// One of the paths of a ``SettingLocation``, taken apart.
package struct SettingPattern: Sendable {
    /// Where the file lies, without a slash at its end; below the home folder where ``isOfHome``, and then perhaps empty.
    package let folder: String
    package let isOfHome: Bool
    /// Folders below ``folder`` count too.
    package let isDeep: Bool
    /// The file's name; nil for every name.
    package let name: String?
    private let wildcard: Wildcard?

    /// So many folders one in another are looked into.
    package static let depthLimit = 4

    /// Nil for what is no such path.
    package init?(_ path: String) {
        isOfHome = path.utf8.starts(with: "~/".utf8)
        var rest = path[...]
        if isOfHome { rest = rest.dropFirst(2) } else if rest.utf8.first != 47 { return nil }
        let bytes = rest.utf8
        let slash = bytes.lastIndex(of: 47)
        let last = slash.map { rest[bytes.index(after: $0)...] } ?? rest
        folder = String(slash.map { rest[..<$0] } ?? "")
        guard !last.isEmpty, !folder.utf8.contains(42), isOfHome || !folder.isEmpty else { return nil }
        isDeep = last == "**"
        name = last == "*" || isDeep ? nil : String(last)
        wildcard = name.flatMap { $0.utf8.contains(42) ? Wildcard($0) : nil }
    }

    package func holds(name: Substring) -> Bool {
        guard let own = self.name else { return true }
        guard let wildcard else { return own == name }
        return wildcard.matches(String(name))
    }

    /// Whether the pattern names a single file.
    package var isOneFile: Bool { name != nil && wildcard == nil }
}
