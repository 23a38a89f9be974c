import Detection

/// Files that a transfer program reads or writes for itself: libraries, settings, keys, lists of hosts.
///
/// Not what is secret or worth taking: who sends `/etc/shadow` is told of.
enum OwnFiles {
    private static let folders = WildcardSet([
        "/usr/*", "/lib/*", "/lib64/*", "/proc/*", "/sys/*", "/dev/*", "/run/*", "/etc/ssl/*", "/etc/ca-certificates/*",
        "/etc/ssh/*", "/etc/pki/*", "/etc/crypto-policies/*", "/etc/alternatives/*", "/etc/ld.so.*", "/etc/lftp.conf",
        "/var/cache/*", "/var/lib/ca-certificates/*", "?:\\Windows\\*", "?:\\Program Files*",
    ])

    private static let places = WildcardSet([
        "*/.ssh/*", "*/.gnupg/*", "*/.config/*", "*/.cache/*", "*/.local/share/*", "*/.local/state/*", "*/.lftp/*",
        "*/.terminfo/*",
    ])

    private static let names: Set<String> = [
        "passwd", "group", "hosts", "resolv.conf", "nsswitch.conf", "host.conf", "gai.conf", "services", "protocols",
        "localtime", "inputrc", "wgetrc", "netconfig", "mime.types", "locale.alias", "machine-id",
    ]

    private static let homeNames: Set<String> = [
        ".netrc", ".curlrc", ".wgetrc", ".wget-hsts", ".inputrc", ".lftprc", ".ncftp", ".editrc", ".rclone.conf",
        ".bash_history", "known_hosts",
    ]

    static func contains(_ path: String) -> Bool {
        let text = FoldedText(path)
        if folders.matches(text) || places.matches(text) { return true }
        let name = WindowsPath.fileName(path)
        return homeNames.contains(name) || WindowsPath.folder(path) == "/etc" && names.contains(name)
    }
}
