import Detection
import Events
import Testing

@testable import Watches

@Suite struct BrowserLinuxTests {
    private func scene(
        _ commandLine: String, parent: String, _ parentLine: String = "", under grandparent: String = "",
        executable: String = "/usr/lib/chromium/chromium"
    ) -> BrowserScene {
        var scene = BrowserScene()
        scene.executable = executable
        scene.commandLine = commandLine
        scene.parent = parent
        scene.parentCommandLine = parentLine
        scene.grandparent = grandparent
        scene.user = "sato"
        scene.sessionID = nil
        scene.destinationDomain = ""
        return scene
    }

    private func verdict(_ scene: BrowserScene, _ event: Event) -> Verdict {
        let watch = BrowserWatch(.default)
        for other in [scene.start(), event] where watch.learns(from: other) { watch.learn(other) }
        var verdict = Verdict()
        if watch.concerns(event) { watch.judge(event, &verdict) }
        return verdict
    }

    @Test(
        "what a person starts from the desktop, a terminal or the user's service manager is the person's",
        arguments: [
            ("/usr/bin/gnome-shell", "", ""), ("/usr/bin/xfce4-panel", "", ""), ("/usr/bin/openbox", "", ""),
            ("/usr/lib/systemd/systemd", "/lib/systemd/systemd --user", ""),
            ("/usr/bin/bash", "bash", "/usr/libexec/gnome-terminal-server"), ("/usr/bin/zsh", "-zsh", "/usr/bin/xterm"),
        ])
    func person(parent: String, line: String, under: String) {
        // As Debian's own script starts it.
        let scene = scene(
            "/usr/lib/chromium/chromium --show-component-extension-options --no-default-browser-check --load-extension=",
            parent: parent, line, under: under)
        let connection = verdict(scene, scene.connection())
        #expect(connection.browserClass == .user, "\(connection.browserReasons)")
        #expect(connection.logs.contains(.webAccess) && connection.findings.isEmpty)
        #expect(verdict(scene, scene.start()).findings.isEmpty)
    }

    @Test(
        "a headless one that a script started is found, by its start and by its connection",
        arguments: [
            ("/usr/bin/bash", "bash /home/sato/x.sh", "/usr/sbin/cron"), ("/usr/bin/python3.11", "python3 a.py", ""),
            ("/usr/bin/dash", "sh -c chromium", "/usr/bin/perl"), ("/usr/sbin/cron", "", ""),
        ])
    func script(parent: String, line: String, under: String) {
        let scene = scene(
            "/usr/lib/chromium/chromium --headless=new --dump-dom http://203.0.113.7/", parent: parent, line,
            under: under)
        let connection = verdict(scene, scene.connection())
        #expect(connection.browserClass == .unexpected && connection.logs.contains(.unexpectedTCP))
        #expect(connection.findings.map(\.rule.id) == ["browser.unexpected-connection"])
        #expect(verdict(scene, scene.start()).findings.contains { $0.rule.id == "browser.headless" })
    }

    @Test(
        "a shell that was fed through a pipe is no terminal, and a service's browser with its window is not a person's")
    func doubtful() {
        for scene in [
            scene("chromium", parent: "/usr/bin/bash", "bash", under: "/usr/bin/curl"),
            scene("firefox", parent: "/usr/sbin/cron", executable: "/usr/lib/firefox-esr/firefox-esr"),
        ] {
            #expect(verdict(scene, scene.connection()).browserClass == .undetermined)
        }
        let odd = scene(
            "/tmp/x/chrome --user-data-dir=/tmp/p", parent: "/usr/bin/sh", "sh x", executable: "/tmp/x/chrome")
        #expect(verdict(odd, odd.connection()).browserClass == .unexpected)
        #expect(verdict(odd, odd.start()).findings.contains { $0.rule.id == "browser.odd-place" })
    }

    @Test("the parts of a browser are its own", arguments: ["chromium", "firefox-esr"])
    func parts(_ name: String) {
        var scene = scene("/usr/lib/x/\(name)", parent: "/usr/bin/gnome-shell", executable: "/usr/lib/x/\(name)")
        scene.commandLine = "/usr/lib/x/\(name) --type=utility --utility-sub-type=network.mojom.NetworkService"
        scene.parent = "/usr/lib/x/\(name)"
        scene.grandparent = "/usr/bin/gnome-shell"
        #expect(verdict(scene, scene.connection()).browserClass == .user)
    }

    private func seen(_ scene: BrowserScene, at second: Int64, _ fill: (inout DesktopView) -> Void) -> Verdict {
        let watch = BrowserWatch(.default)
        let event = scene.connection(at: second)
        var view = DesktopView(time: .seconds(second - 5), user: scene.user)
        view.host = scene.host
        fill(&view)
        watch.see(view)
        for other in [scene.start(), event] where watch.learns(from: other) { watch.learn(other) }
        var verdict = Verdict()
        watch.judge(event, &verdict)
        return verdict
    }

    @Test("a window on the user's desktop speaks for a person; none speaks against one")
    func windows() {
        let person = scene("chromium", parent: "/usr/bin/gnome-shell")
        let visible = seen(person, at: 2_000) {
            $0.visible = [500]; $0.windows = [500]
        }
        #expect(visible.browserClass == .user && visible.browserReasons.contains("visible-window"))
        let hidden = seen(person, at: 2_000) { $0.windows = [500] }
        #expect(hidden.browserClass == .user && hidden.browserReasons.contains("hidden-window"))
        let none = seen(person, at: 2_000) { $0.windows = [7] }
        #expect(none.browserClass == .undetermined && none.browserReasons.contains("no-window"))
        // It has only just begun.
        #expect(seen(person, at: 1_010) { _ in }.browserClass == .user)
        let script = scene("chromium", parent: "/usr/bin/bash", "bash x.sh")
        #expect(seen(script, at: 2_000) { _ in }.browserClass == .unexpected)
        #expect(
            seen(script, at: 2_000) {
                $0.visible = [500]; $0.windows = [500]
            }.browserClass == .undetermined)
    }

    @Test(
        "what was seen long ago, or of somebody else, does not count; whoever touches nothing sharpens what is odd already"
    )
    func others() {
        let person = scene("chromium", parent: "/usr/bin/gnome-shell")
        #expect(seen(person, at: 2_000) { $0.time = .seconds(1_900) }.browserClass == .user)
        #expect(seen(person, at: 2_000) { $0.user = "suzuki" }.browserClass == .user)
        #expect(
            seen(person, at: 2_000) {
                $0.visible = [500]; $0.idleSeconds = 5_000
            }.browserClass == .user)
        let script = scene("chromium", parent: "/usr/bin/bash", "bash x.sh")
        let idle = seen(script, at: 2_000) {
            $0.visible = [500]; $0.idleSeconds = 5_000
        }
        #expect(idle.browserClass == .unexpected && idle.browserReasons.contains("idle"))
    }
}
