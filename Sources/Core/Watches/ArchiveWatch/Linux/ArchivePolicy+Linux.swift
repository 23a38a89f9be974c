import Detection

extension ArchivePolicy {
    /// The same formats, with the archivers and the ordinary packing of Linux.
    package static let linux: ArchivePolicy = {
        var policy = ArchivePolicy()
        policy.formats = ArchiveFormat.table
        policy.tools = ArchiveTool.linux
        policy.settings.exclusions = [
            logs, manuals, packages, boot, crashes, journals, databases, developers, browsers,
        ]
        return policy
    }()

    private static func ordinary(
        _ id: String, _ en: String, _ ja: String, targets: [String] = [], programs: [String] = [],
        parents: [String] = []
    ) -> Exclusion {
        var exclusion = Exclusion(id: id)
        exclusion.reason = Text(en: en, ja: ja)
        exclusion.targets = targets
        exclusion.programs = programs
        exclusion.parents = parents
        return exclusion
    }

    private static let logs: Exclusion = {
        var exclusion = ordinary(
            "log-rotation", "Old logs are packed.", "古いログの圧縮です。",
            programs: ["/usr/bin/gzip", "/usr/bin/xz", "/usr/bin/zstd", "/usr/bin/bzip2"],
            parents: ["/usr/sbin/logrotate"])
        exclusion.rules = [
            "archive.command", "archive.created", "archive.renamed", "archive.burst", "archive.odd-place",
        ]
        return exclusion
    }()
    private static let manuals = ordinary(
        "manuals", "Manual pages are kept packed.", "圧縮して保存されるマニュアルです。",
        targets: ["/usr/share/man/*", "/var/cache/man/*"],
        programs: ["/usr/bin/mandb", "/usr/bin/man", "/usr/bin/dpkg"])
    private static let packages = ordinary(
        "packages", "Packages and lists of packages are packed.", "パッケージとその一覧は圧縮されています。",
        targets: [
            "/var/cache/apt/*", "/var/lib/apt/*", "/var/cache/dnf/*", "/var/cache/PackageKit/*", "/var/cache/debconf/*",
            "/var/lib/snapd/*", "/var/lib/fwupd/*", "/var/lib/dpkg/*", "/usr/*", "/boot/*", "/opt/*", "/etc/*",
            "/var/backups/*",
        ],
        programs: [
            "/usr/bin/apt", "/usr/bin/apt-get", "/usr/bin/dpkg", "/usr/bin/dpkg-deb", "/usr/lib/apt/*", "/usr/bin/rpm",
            "/usr/bin/dnf*", "/usr/libexec/packagekitd", "/usr/lib/snapd/*", "/usr/libexec/fwupd/*", "/usr/bin/gzip",
            "/usr/bin/xz",
        ])
    private static let boot = ordinary(
        "boot-images", "What the system starts from is packed anew after updates.", "更新後に作り直される起動イメージです。",
        targets: ["/boot/*", "/var/tmp/mkinitramfs*", "/var/tmp/dracut*", "/tmp/mkinitramfs*"],
        programs: [
            "/usr/bin/cpio", "/usr/bin/zstd", "/usr/bin/gzip", "/usr/bin/xz", "/usr/bin/mv", "/usr/bin/dash",
            "/usr/bin/cp",
        ])
    private static let crashes = ordinary(
        "crash-reports", "Reports of crashes are packed.", "クラッシュレポートの圧縮です。",
        targets: ["/var/crash/*", "/var/lib/systemd/coredump/*"],
        programs: ["/usr/lib/systemd/systemd-coredump", "/usr/share/apport/*", "/usr/bin/apport*"])
    private static let journals = ordinary(
        "reports-of-the-system", "The system's own bookkeeping.", "システム自身の記録です。",
        targets: ["/var/log/sysstat/*", "/var/log/atop/*", "/var/log/installer/*"],
        programs: ["/usr/bin/xz", "/usr/bin/gzip", "/usr/lib/sysstat/*"])
    private static let databases = ordinary(
        "virus-signatures", "Signatures of the antivirus are packed.", "ウイルス対策の定義ファイルです。",
        targets: ["/var/lib/clamav/*"], programs: ["/usr/bin/freshclam"])

    private static let ofFiles = [
        "archive.created", "archive.created-by-script", "archive.renamed", "archive.burst", "archive.odd-place",
        "archive.downloaded",
    ]
    private static let developers: Exclusion = {
        var exclusion = ordinary(
            "package-caches", "Package managers of programming languages keep what they fetch packed.",
            "プログラミング言語のパッケージ管理ツールが保存するファイルです。",
            targets: [
                "*/.npm/_cacache/*", "*/.npm/_npx/*", "*/.cache/pip/*", "*/.cache/uv/*", "*/.cache/yarn/*",
                "*/.cargo/registry/*",
                "*/.m2/repository/*", "*/.gradle/caches/*", "*/go/pkg/mod/cache/*", "*/.cache/go-build/*",
                "*/.local/share/pnpm/*", "*/node_modules/*", "*/site-packages/*", "*/.nuget/packages/*", "*/.gem/*",
                "/tmp/pip-*", "/tmp/npm-*", "/tmp/uv-*",
            ],
            programs: [
                "*/python3*", "*/pip*", "*/uv", "*/node", "*/npm", "*/yarn", "*/pnpm", "*/cargo", "*/java", "*/go",
                "*/dotnet",
                "*/ruby*",
            ])
        exclusion.rules = ofFiles
        return exclusion
    }()
    private static let browsers: Exclusion = {
        var exclusion = ordinary(
            "browser-profiles", "Browsers and mail programs keep caches and backups packed.",
            "ブラウザーやメールソフトが保存するキャッシュやバックアップです。",
            targets: [
                "*/.cache/mozilla/*", "*/.mozilla/*", "*/.thunderbird/*", "*/.cache/thunderbird/*",
                "*/.cache/chromium/*",
                "*/.config/chromium/*", "*/.cache/google-chrome/*", "*/.config/google-chrome/*", "*/snap/firefox/*",
            ],
            programs: ["/usr/lib/*", "/opt/*", "/snap/*", "/usr/bin/*"])
        exclusion.rules = ofFiles
        return exclusion
    }()
}
