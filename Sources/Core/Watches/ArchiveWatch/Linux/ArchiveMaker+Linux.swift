import Detection

extension ArchiveMaker {
    /// The same for a path of Linux. An archiver there is no part of the system that nobody starts by himself.
    init(linux path: String) {
        let text = FoldedText(path)
        guard Self.protectedPlaces.matches(text) else {
            self = CommandInterpreter.isOne(path) || Self.linuxScripts.contains(path) ? .script : .other
            return
        }
        if CommandInterpreter.isOne(path) || Self.linuxScripts.contains(path) || ProgramBehind.isLoader(path) {
            self = .script
        } else if Self.linuxDesktops.contains(path) {
            self = .desktop
        } else if Self.linuxSchedulers.contains(path) {
            self = .scheduler
        } else if Self.linuxDownloaders.contains(path) {
            self = .downloader
        } else if Self.linuxBrowsers.contains(path) {
            self = .browser
        } else if Self.linuxMailers.contains(path) {
            self = .mail
        } else if Self.linuxDevelopers.contains(path) {
            self = .developer
        } else {
            self = Self.linuxExposed.contains(path) ? .exposed : .installed
        }
    }

    static let protectedPlaces = WildcardSet([
        "/usr/*", "/bin/*", "/sbin/*", "/lib/*", "/lib64/*", "/opt/*", "/snap/*", "/nix/store/*", "/var/lib/flatpak/*",
        "/app/*",
    ])
    /// What runs what it is told to, and by that hides who told it.
    private static let linuxScripts = ProgramNames([
        "sudo", "su", "doas", "pkexec", "runuser", "setpriv", "env", "nohup", "setsid", "timeout", "xargs", "nice",
        "ionice",
        "screen", "tmux", "tmux:*", "script", "stdbuf", "find", "parallel", "watch", "expect", "awk", "gawk", "mawk",
        "lua*",
        "tclsh*", "cp", "mv", "ln", "install", "rsync", "scp", "sftp-server", "dd",
        "cat", "tee", "unshare", "nsenter", "chroot", "strace", "gdb", "make", "flock", "entr", "at", "batch",
        "systemd-run",
    ])
    private static let linuxDesktops = ProgramNames([
        "nautilus", "dolphin", "thunar", "nemo", "caja", "pcmanfm", "pcmanfm-qt", "file-roller", "ark", "engrampa",
        "xarchiver", "lxqt-archiver", "peazip", "gnome-shell", "plasmashell",
    ])
    private static let linuxSchedulers = ProgramNames([
        "cron", "crond", "anacron", "atd", "systemd", "fcron", "runsv", "s6-supervise", "init",
    ])
    private static let linuxDownloaders = ProgramNames([
        "curl", "wget", "wget2", "aria2c", "axel", "lftp", "ftp", "tnftp", "ncftp*", "rclone", "yt-dlp",
        "transmission*",
        "filezilla",
    ])
    private static let linuxBrowsers = ProgramNames([
        "firefox", "firefox-bin", "firefox-esr", "chromium", "chrome", "google-chrome*", "msedge", "brave",
        "vivaldi-bin",
        "opera", "epiphany*", "falkon", "librewolf",
    ])
    private static let linuxMailers = ProgramNames([
        "thunderbird", "thunderbird-bin", "evolution", "kmail", "geary", "claws-mail", "sylpheed", "mutt", "neomutt",
        "slack",
        "teams",
    ])
    private static let linuxDevelopers = ProgramNames([
        "git", "git-*", "cargo", "rustc", "go", "java", "javac", "node", "npm", "yarn", "pnpm", "gradle", "mvn",
        "cmake",
        "ninja", "gcc", "g++", "cc1*", "clang*", "swift*", "docker", "dockerd", "containerd*", "podman", "buildah",
        "buildkitd", "runc", "code", "idea*", "gitlab-runner*", "runner.*", "agent.*", "jenkins*", "dpkg", "dpkg-deb",
        "dpkg-*", "apt", "apt-get", "apt-*", "unattended-upgr*", "rpm", "rpmbuild", "dnf*", "zypper", "snap", "snapd",
        "flatpak*", "update-initramfs", "mkinitramfs", "dracut", "depmod", "mandb", "logrotate", "savelog", "debuild",
    ])
    /// Takes in what strangers send, and people who come in over the network.
    private static let linuxExposed = ProgramNames([
        "sshd", "sshd-session", "in.telnetd", "xrdp", "apache2", "httpd", "nginx", "lighttpd", "caddy", "php*-fpm*",
        "php-fpm*",
        "mysqld", "mariadbd", "postgres", "redis-server", "mongod", "smbd", "vsftpd", "proftpd", "pure-ftpd", "dovecot",
        "postfix", "master", "exim4", "named", "tomcat*", "soffice.bin", "evince", "okular", "cupsd", "squid",
    ])

    /// Whether a program of Linux only moves files about.
    static let linuxCopiers = ProgramNames([
        "cp", "mv", "ln", "install", "rsync", "scp", "sftp-server", "dd", "cat", "tee", "ditto", "pax", "rclone",
        "smbd",
    ])
}
