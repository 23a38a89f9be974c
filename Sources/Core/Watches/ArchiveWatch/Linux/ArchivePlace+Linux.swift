import Detection

extension ArchivePlace {
    /// The same for a path of Linux.
    init(linux path: String) {
        let text = FoldedText(path)
        if Self.oddOnLinux.matches(text) {
            self = .odd
        } else {
            self = Self.temporaryOnLinux.matches(text) ? .temporary : .ordinary
        }
    }

    private static let oddOnLinux = WildcardSet([
        "/dev/*", "/run/shm/*", "/tmp/.*", "/var/tmp/.*", "*/...*", "*/.. /*", "/var/spool/*", "/var/mail/*",
        "/lost+found/*", "*/.trash*", "*/trash/files/*", "/boot/*", "/usr/share/fonts/*", "/var/www/*/uploads/*",
        "/home/*/.ssh/*", "/root/.ssh/*",
    ])
    private static let temporaryOnLinux = WildcardSet([
        "/tmp/*", "/var/tmp/*", "/run/*", "*/.cache/*", "*/.local/tmp/*", "/var/cache/*",
    ])
}
