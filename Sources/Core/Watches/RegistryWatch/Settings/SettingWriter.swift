import Detection
import Events

/// Who changes a setting on Linux, by where the program lies: a name alone is anybody's.
enum SettingWriter: Equatable {
    /// The package manager, or what it started.
    case package
    /// What the system has for this very purpose: `crontab`, `visudo`, `useradd`, systemd.
    case system
    /// A program in a temporary, shared or hidden folder, or in none at all.
    case odd
    case other
    /// Nobody saw it.
    case unknown

    init(_ event: borrowing Event) {
        let path = event.process.executable
        if path.isEmpty {
            self = .unknown
        } else if SettingText.isOddPlace(path[...]) || path.utf8.starts(with: "/memfd:".utf8) {
            self = .odd
        } else if Self.packagers.matches(FoldedText(path))
            || event.ancestors.contains(where: { Self.installers.matches(FoldedText($0.executable)) })
        {
            self = .package
        } else {
            self = Self.systemTools.matches(FoldedText(path)) ? .system : .other
        }
    }

    private static let packageManagers = [
        "/usr/bin/dpkg", "/usr/bin/rpm", "/usr/bin/apt", "/usr/bin/apt-get", "/usr/bin/aptitude",
        "/usr/bin/dnf*", "/usr/bin/microdnf", "/usr/bin/zypper", "/usr/sbin/pacman", "/usr/bin/pacman",
        "/usr/lib/apt/*", "/usr/libexec/packagekitd", "/usr/lib/packagekit/*", "/usr/bin/snap",
        "/usr/lib/snapd/snapd", "/usr/libexec/snapd/snapd", "/usr/bin/unattended-upgrade*", "/usr/bin/dpkg-divert",
    ]
    private static let packagers = WildcardSet(packageManagers)
    /// What these start runs the scripts of a package. A shell that apt starts for a look at a file does not.
    private static let installers = WildcardSet(["/usr/bin/dpkg", "/usr/bin/rpm", "/usr/bin/dnf*", "/usr/bin/zypper"])
    private static let systemTools = WildcardSet([
        "/usr/bin/crontab", "/usr/bin/at", "/usr/sbin/atd", "/usr/sbin/visudo", "/usr/sbin/useradd",
        "/usr/sbin/usermod",
        "/usr/sbin/userdel", "/usr/lib/systemd/*", "/usr/sbin/pam-auth-update", "/usr/sbin/ldconfig*",
        "/usr/sbin/update-*",
        "/usr/libexec/gdm-*", "/usr/libexec/gnome-session*",
    ])
}
