import Detection

extension RegistryPolicy {
    /// Where programs start by themselves on Linux, get into others, or where it is decided who may do what.
    package static let linux: RegistryPolicy = {
        var policy = RegistryPolicy()
        policy.files = startFiles + shellFiles + accessFiles + systemFiles
        policy.settings.exclusions = ordinarySettings
        return policy
    }()

    private static let startFiles: [SettingLocation] = [
        .of(
            "cron", "cron", .high, ["T1053.003"],
            [
                "/etc/crontab", "/etc/anacrontab", "/etc/cron.d/*", "/etc/cron.hourly/*", "/etc/cron.daily/*",
                "/etc/cron.weekly/*", "/etc/cron.monthly/*", "/etc/cron.yearly/*", "/var/spool/cron/*",
                "/var/spool/cron/crontabs/*", "/var/spool/cron/tabs/*", "/etc/cron.allow", "/etc/cron.deny",
            ]),
        .of(
            "at", "at-job", .high, ["T1053.002"],
            ["/var/spool/cron/atjobs/*", "/var/spool/at/*", "/var/spool/atjobs/*"]),
        .of(
            "systemd-timers", "systemd-timer", .high, ["T1053.006"],
            [
                "/etc/systemd/system/*.timer", "/etc/systemd/user/*.timer", "/usr/lib/systemd/system/*.timer",
                "/usr/lib/systemd/user/*.timer", "/usr/local/lib/systemd/system/*.timer",
                "~/.config/systemd/user/*.timer", "~/.local/share/systemd/user/*.timer",
                "/etc/systemd/system/timers.target.wants/*", "~/.config/systemd/user/timers.target.wants/*",
            ]),
        .of(
            "systemd-units", "systemd-unit", .high, ["T1543.002"],
            [
                "/etc/systemd/system/**", "/etc/systemd/user/**", "/etc/systemd/system.conf", "/etc/systemd/user.conf",
                "/usr/lib/systemd/system/**", "/usr/lib/systemd/user/**", "/usr/local/lib/systemd/**",
                "/etc/systemd/system-generators/*", "/usr/lib/systemd/system-generators/*",
                "/usr/local/lib/systemd/system-generators/*", "/etc/systemd/system-environment-generators/*",
                "/etc/systemd/user-generators/*", "/usr/lib/systemd/system-shutdown/*",
                "/usr/lib/systemd/system-sleep/*",
                "~/.config/systemd/user/**", "~/.local/share/systemd/user/**",
            ]),
        .of(
            "desktop-autostart", "xdg-autostart", .high, ["T1547.013"],
            [
                "/etc/xdg/autostart/*", "~/.config/autostart/*", "~/.config/autostart-scripts/*",
                "~/.config/plasma-workspace/env/*", "/etc/X11/Xsession.d/*", "/etc/X11/xinit/xinitrc.d/*",
                "~/.xinitrc", "~/.xsession", "~/.xprofile", "~/.xsessionrc",
            ]),
        .of(
            "boot-scripts", "boot-script", .high, ["T1037.004"],
            ["/etc/rc.local", "/etc/rc.d/rc.local", "/etc/init.d/*", "/etc/rc.d/init.d/*", "/etc/inittab"]),
    ]

    private static let shellFiles: [SettingLocation] = [
        .of(
            "shell-profiles-of-all", "shell-profile", .high, ["T1546.004"],
            [
                "/etc/profile", "/etc/profile.d/*", "/etc/bash.bashrc", "/etc/bashrc", "/etc/bash.bash_logout",
                "/etc/zsh/*", "/etc/zshrc", "/etc/zshenv", "/etc/zprofile", "/etc/environment", "/etc/environment.d/*",
                "/etc/fish/**", "/etc/skel/**", "/etc/csh.cshrc", "/etc/csh.login",
            ]),
        .of(
            "shell-profiles", "shell-profile", .medium, ["T1546.004"],
            [
                "~/.profile", "~/.bashrc", "~/.bash_profile", "~/.bash_login", "~/.bash_logout", "~/.bash_aliases",
                "~/.zshrc", "~/.zshenv", "~/.zprofile", "~/.zlogin", "~/.zlogout", "~/.kshrc", "~/.cshrc", "~/.tcshrc",
                "~/.login", "~/.pam_environment", "~/.config/fish/**", "~/.config/environment.d/*",
            ]),
    ]

    private static let accessFiles: [SettingLocation] = [
        .of("ld-preload", "ld-preload", .critical, ["T1574.006"], ["/etc/ld.so.preload"]),
        .of("ld-paths", "ld-preload", .medium, ["T1574.006"], ["/etc/ld.so.conf", "/etc/ld.so.conf.d/*"]),
        .of("pam", "pam", .high, ["T1556.003"], ["/etc/pam.conf", "/etc/pam.d/*", "/etc/security/*"]),
        .of(
            "pam-modules", "pam", .critical, ["T1556.003"],
            [
                "/usr/lib/security/*.so", "/usr/lib64/security/*.so", "/usr/lib/x86_64-linux-gnu/security/*.so",
                "/usr/lib/aarch64-linux-gnu/security/*.so",
            ]),
        .of(
            "sudo", "sudoers", .high, ["T1548.003"],
            ["/etc/sudoers", "/etc/sudoers.d/*", "/etc/sudo.conf", "/etc/doas.conf"]),
        .of(
            "polkit", "sudoers", .high, ["T1548.003"],
            ["/etc/polkit-1/rules.d/*", "/etc/polkit-1/localauthority/**", "/usr/share/polkit-1/rules.d/*"]),
        .of(
            "ssh-keys", "authorized-keys", .high, ["T1098.004"], ["~/.ssh/authorized_keys", "~/.ssh/authorized_keys2"]),
        .of(
            "ssh-start", "shell-profile", .high, ["T1546.004"], ["~/.ssh/rc", "~/.ssh/environment", "/etc/ssh/sshrc"]),
        .of("ssh-server", "ssh-server", .high, ["T1098.004"], ["/etc/ssh/sshd_config", "/etc/ssh/sshd_config.d/*"]),
    ]

    private static let systemFiles: [SettingLocation] = [
        .of(
            "browser-policies", "browser-policy", .high, ["T1176"],
            [
                "/etc/chromium/policies/**", "/etc/chromium-browser/policies/**", "/etc/opt/chrome/policies/**",
                "/etc/opt/edge/policies/**", "/etc/brave/policies/**", "/etc/firefox/policies/**",
                "/usr/lib/firefox/distribution/*", "/usr/lib/firefox-esr/distribution/*", "/etc/chromium.d/*",
            ]),
        .of("udev", "udev-rule", .high, ["T1546.017"], ["/etc/udev/rules.d/*", "/usr/lib/udev/rules.d/*"]),
        .of(
            "kernel-modules", "kernel-module", .high, ["T1547.006"],
            [
                "/etc/modules", "/etc/modules-load.d/*", "/usr/lib/modules-load.d/*", "/etc/modprobe.d/*",
                "/usr/lib/modprobe.d/*",
            ]),
        .of(
            "package-hooks", "system-hook", .medium, ["T1546.016"],
            [
                "/etc/apt/apt.conf", "/etc/apt/apt.conf.d/*", "/etc/dpkg/dpkg.cfg.d/*", "/etc/dnf/plugins/*",
                "/etc/yum/pluginconf.d/*",
            ]),
        .of("messages", "system-hook", .medium, ["T1546"], ["/etc/update-motd.d/*"]),
        .of(
            "network-hooks", "system-hook", .medium, ["T1546"],
            [
                "/etc/NetworkManager/dispatcher.d/**", "/etc/network/if-up.d/*", "/etc/network/if-pre-up.d/*",
                "/etc/dhcp/dhclient-exit-hooks.d/*", "/etc/dhcp/dhclient-enter-hooks.d/*",
                "/etc/networkd-dispatcher/**",
            ]),
    ]

    private static let ordinarySettings: [Exclusion] = {
        var desktop = Exclusion(id: "desktop-starts-its-own-services")
        desktop.rules = ["registry.systemd-unit"]
        desktop.targets = ["/home/*/.config/systemd/user/*.wants/*"]
        desktop.programs = ["/usr/lib/systemd/systemd"]
        desktop.data = ["*\n+link to /usr/lib/systemd/user/*"]
        desktop.reason = Text(
            en: "systemd switches on services that came with a package.", ja: "パッケージに含まれるサービスをsystemdが有効にしたもの。")
        return [desktop]
    }()
}

extension SettingLocation {
    fileprivate static func of(
        _ id: String, _ group: String, _ level: Level, _ techniques: [String], _ paths: [String]
    ) -> SettingLocation {
        var location = SettingLocation(id: id)
        location.group = group
        location.level = level
        location.techniques = techniques
        location.paths = paths
        return location
    }
}
