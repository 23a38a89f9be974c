extension BrowserPolicy {
    /// Ways to run a browser without a person, or with its protection weakened. Which rule a flag belongs to is said by
    /// ``StartFlags``; a flag that is only here is automation.
    static let knownAutomationFlags = [
        "--headless", "--headless=*", "--dump-dom", "--print-to-pdf", "--print-to-pdf=*", "--screenshot",
        "--screenshot=*", "--repl",
        "--remote-debugging-port*", "--remote-debugging-pipe*", "--remote-debugging-address=*",
        "--start-debugger-server*", "--remote-allow-origins=*",
        "--enable-automation", "--marionette", "--load-extension=*", "--disable-extensions-except=*",
        "--proxy-server=*", "--host-resolver-rules=*", "--ignore-certificate-errors", "--disable-web-security",
        "--window-position=-*", "--silent-launch", "--auto-select-desktop-capture-source=*",
        "--auto-accept-camera-and-microphone-capture", "--use-fake-ui-for-media-stream",
    ]

    static let knownBackgroundFlags = [
        "--no-startup-window", "--win-session-start", "--backgroundtask", "--make-default-browser", "--uninstall*",
    ]

    /// Script hosts and programs that run others' code, Office, and the parents of services and tasks.
    static let knownSuspiciousParents =
        [
            "wscript.exe", "cscript.exe", "mshta.exe", "powershell.exe", "powershell_ise.exe", "pwsh.exe", "cmd.exe",
            "rundll32.exe", "regsvr32.exe", "msbuild.exe", "installutil.exe", "wmic.exe", "forfiles.exe",
            "conhost.exe", "hh.exe", "certutil.exe", "bash.exe", "python.exe", "pythonw.exe", "node.exe", "java.exe",
            "javaw.exe", "autoit3.exe", "autohotkey.exe",
            "bash", "sh", "dash", "zsh", "fish", "ksh", "busybox", "python*", "perl*", "ruby*", "node", "php*", "java",
            "lua*", "tclsh*", "expect", "xdotool", "env", "nohup", "setsid", "xvfb-run", "timeout", "script",
            "wmiprvse.exe", "wsmprovhost.exe", "winrshost.exe", "psexesvc.exe", "w3wp.exe", "sqlservr.exe",
        ] + officePrograms + serviceParents

    static let officePrograms = [
        "winword.exe", "excel.exe", "powerpnt.exe", "msaccess.exe", "mspub.exe", "visio.exe", "onenote.exe",
        "eqnedt32.exe", "wordpad.exe",
    ]

    static let serviceParents = [
        "services.exe", "svchost.exe", "taskeng.exe", "taskhostw.exe", "spoolsv.exe",
        "systemd", "init", "cron", "crond", "atd", "anacron", "supervisord", "runsv", "s6-supervise", "apache2",
        "nginx", "php-fpm*", "httpd",
    ]

    /// The desktop, and the programs in which people follow links.
    static let knownUserParents = [
        "explorer.exe", "userinit.exe", "sihost.exe", "RuntimeBroker.exe", "OpenWith.exe", "LaunchWinApp.exe",
        "ShellExperienceHost.exe", "StartMenuExperienceHost.exe", "SearchApp.exe", "SearchHost.exe", "SearchUI.exe",
        "ApplicationFrameHost.exe", "Widgets.exe", "SystemSettings.exe", "PhoneExperienceHost.exe",
        "browser_broker.exe",
        "ie_to_edge_stub.exe", "chrome_proxy.exe", "msedge_proxy.exe",
        "outlook.exe", "olk.exe", "HxOutlook.exe", "thunderbird.exe", "becky.exe", "b2.exe", "shuriken.exe",
        "Teams.exe", "ms-teams.exe", "msteams.exe", "slack.exe", "zoom.exe", "line.exe", "chatwork.exe", "discord.exe",
        "webex.exe", "acrobat.exe", "acrord32.exe", "FoxitPDFReader.exe", "notepad.exe", "Notepad++.exe",
        "hidemaru.exe", "sakura.exe", "OneDrive.exe", "WindowsTerminal.exe",
        "gnome-shell", "gnome-session-binary", "gnome-panel", "plasmashell", "krunner", "kwin_x11", "kwin_wayland",
        "ksmserver", "kded5", "kded6", "xfce4-panel", "xfdesktop", "xfce4-session", "xfce4-appfinder", "cinnamon",
        "mate-panel", "mate-session", "lxpanel", "lxqt-panel", "lxqt-runner", "lxsession", "openbox", "fluxbox",
        "fvwm*", "i3", "sway", "awesome", "xmonad*", "dwm", "rofi", "dmenu", "nautilus", "dolphin", "nemo", "thunar",
        "pcmanfm*", "caja", "xdg-open", "gio-launch-desktop", "xdg-desktop-portal*", "evolution", "thunderbird",
        "thunderbird-bin", "slack", "teams", "zoom", "discord", "evince", "okular", "atril", "soffice.bin",
    ]
}
