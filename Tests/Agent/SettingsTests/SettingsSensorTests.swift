import Events
import Foundation
import LinuxSensors
import Sensing
import Testing
import Watches

@testable import Settings

@Suite(.enabled(if: geteuid() == 0, "needs root: fanotify's filesystem marks"), .serialized)
struct SettingsSensorTests {
    @Test("added, changed, deleted, renamed, linked: with both texts and who did it; each once")
    func live() throws {
        let scene = try SettingsScene()
        try scene.start()
        #expect(scene.changes.isEmpty)
        let added = try scene.change("echo '* * * * * root /tmp/x' > etc/cron.d/evil") { $0.contains("evil") }
        #expect(scene.lines == ["key-created etc/cron.d/evil +* * * * * root /tmp/x"])
        #expect(added?.attribution == .exact && added?.process.pid != nil)
        let pid = try scene.run("echo '# mine' >> etc/crontab; :")
        #expect(scene.wait { scene.lines.last == "value-set etc/crontab +# mine" })
        #expect(scene.changes.last?.process.pid == UInt32(pid))
        // As editors and sed do it: a new file that takes the place of the old one.
        _ = try scene.change("sed -i s/mine/theirs/ etc/crontab") { $0.contains("theirs") }
        #expect(scene.lines.last == "value-set etc/crontab -# mine +# theirs")
        _ = try scene.change("mv etc/cron.d/evil etc/cron.d/good") { $0.hasPrefix("key-created etc/cron.d/good") }
        #expect(scene.lines.dropLast().last == "key-deleted etc/cron.d/evil -* * * * * root /tmp/x")
        _ = try scene.change("rm etc/cron.d/good") { $0.hasPrefix("key-deleted etc/cron.d/good") }
        _ = try scene.change("mkdir -p etc/systemd/a.wants; ln -s /tmp/x etc/systemd/a.wants/x.service") {
            $0.contains("wants")
        }
        #expect(scene.lines.last == "key-created etc/systemd/a.wants/x.service +link to /tmp/x")
        _ = try scene.change("echo 'alias sudo=x' > home/taro/.bashrc") { $0.contains(".bashrc") }
        #expect(scene.lines.last == "key-created home/taro/.bashrc +alias sudo=x")
        // Touched, and written again with the same: nothing changed. Elsewhere: none of its business.
        let count = scene.changes.count
        try scene.run("touch etc/crontab; cp etc/crontab c; cat c > etc/crontab; rm c; echo x > home/.bashrc")
        _ = try scene.change("echo end > etc/cron.d/end") { $0.contains("cron.d/end") }
        #expect(scene.changes.count == count + 1, "\(scene.lines)")
        #expect(scene.gaps.isEmpty)
    }

    @Test("a folder that is moved in brings its settings; binary and long files by digest")
    func foldersAndBinaries() throws {
        let scene = try SettingsScene()
        try scene.start()
        let moved = try scene.change("mkdir d; echo a > d/a.service; mv d etc/systemd/d") { $0.contains("d/a.service") }
        #expect(scene.lines.last == "key-created etc/systemd/d/a.service +a")
        #expect(moved?.attribution == .likely)
        let binary = try scene.change("printf 'a\\0b' > etc/cron.d/b") { $0.contains("cron.d/b") }
        guard case .registry(let registry)? = binary?.activity else { return }
        #expect(registry.data.hasPrefix("sha256 ") && registry.data.hasSuffix(", 3 bytes"))
        let long = try scene.change("head -c 3000000 /dev/zero | tr '\\0' x > etc/cron.d/l") { $0.contains("cron.d/l") }
        guard case .registry(let other)? = long?.activity else { return }
        #expect(other.data.hasSuffix(", 3000000 bytes"))
    }

    @Test("pipes are not opened, links not followed, mounts and other filesystems in a home folder not entered")
    func hostile() throws {
        let scene = try SettingsScene()
        try scene.run(
            "echo secret > secret; mkdir -p home/taro/.config; ln -s ../../../etc home/taro/.config/autostart")
        try scene.start()
        #expect(!scene.lines.contains { $0.contains("autostart") })
        _ = try scene.change("ln -s $PWD/secret home/taro/.bashrc") { $0.contains(".bashrc") }
        #expect(scene.lines.last?.hasPrefix("key-created home/taro/.bashrc +link to") == true)
        _ = try scene.change("rm home/taro/.bashrc; mkfifo home/taro/.bashrc") { $0.hasSuffix("a pipe or a device") }
        #expect(scene.lines.last?.hasPrefix("value-set home/taro/.bashrc -link to") == true)
        #expect(!scene.lines.contains { $0.contains("secret\n") || $0.contains("+secret") })
    }

    @Test("another policy: new places are no news, what changes there afterwards is; lost events are made good")
    func policies() throws {
        let scene = try SettingsScene()
        try scene.run("mkdir etc/new; echo old > etc/new/a")
        try scene.start()
        var policy = RegistryPolicy()
        policy.files = scene.locations
        policy.files[1].paths.append(scene.root + "/etc/new/*")
        policy.files[0].isEnabled = false
        scene.settings?.update(policy)
        #expect(scene.wait { scene.settings?.isLooking == false })
        #expect(scene.changes.isEmpty)
        _ = try scene.change("echo new >> etc/new/a; echo x >> etc/crontab") { $0.contains("etc/new/a") }
        #expect(scene.lines == ["value-set etc/new/a +new"])
        scene.isDeaf = true
        try scene.run("echo unheard >> etc/new/a")
        scene.settings?.missedEvents()
        #expect(scene.wait { scene.lines.last == "value-set etc/new/a +unheard" })
        #expect(scene.changes.last?.attribution == .unknown)
    }

    @Test("many at once: all are found, none twice")
    func many() throws {
        let scene = try SettingsScene()
        try scene.start()
        try scene.run(
            "for n in $(seq 200); do echo $n > etc/cron.d/n$n; done; for n in $(seq 200); do echo more >> etc/cron.d/n$n; done"
        )
        func paths() -> Set<String> {
            Set(
                scene.changes.compactMap {
                    if case .registry(let registry) = $0.activity { registry.path } else { nil }
                })
        }
        #expect(scene.wait { paths().count == 200 })
        try scene.run("for n in $(seq 200); do echo $n >> etc/crontab; done")
        #expect(scene.wait { scene.lines.last?.hasSuffix("+200") == true })
        // However often it was written, its lines came once.
        let added = scene.lines.filter { $0.contains("etc/crontab") }.flatMap {
            $0.split(separator: " ").filter { $0.hasPrefix("+") }
        }
        #expect(added.count == 200 && Set(added).count == 200)
    }

    @Test("changes while the agent was off: nobody's, between then and now; the same state tells nothing")
    func off() throws {
        let scene = try SettingsScene()
        try scene.run("echo a > etc/cron.d/a; echo b > etc/cron.d/b")
        try scene.start()
        scene.stop()
        #expect(scene.changes.isEmpty)
        try scene.start(lastAwake: SystemClock.now)
        scene.stop()
        #expect(scene.changes.isEmpty && scene.gaps.isEmpty)
        let asleep = SystemClock.now
        try scene.run("echo more >> etc/cron.d/a; rm etc/cron.d/b; echo c > etc/cron.d/c")
        try scene.start(lastAwake: asleep)
        #expect(
            Set(scene.lines) == [
                "value-set etc/cron.d/a +more", "key-deleted etc/cron.d/b -b", "key-created etc/cron.d/c +c",
            ])
        for event in scene.changes {
            guard case .registry(let registry) = event.activity else { continue }
            #expect(event.attribution == .unknown && event.process.isUnknown)
            #expect(registry.since == asleep && event.time >= asleep && event.time <= SystemClock.now)
        }
    }

    @Test("a damaged state is a gap and is taken anew; what it kept is private, and its size bounded")
    func damaged() throws {
        let scene = try SettingsScene()
        try scene.run("echo a > etc/cron.d/a")
        try scene.start()
        scene.stop()
        let path = scene.folder + "/" + SettingState.name
        var about = stat()
        #expect(stat(path, &about) == 0 && about.st_mode & 0o777 == 0o600)
        let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
        let state = try #require(SettingState(bytes))
        #expect(state.settings.count == 2 && state.bytes == bytes)
        for length in stride(from: 0, to: bytes.count, by: 7) { #expect(SettingState(Array(bytes[..<length])) == nil) }
        var changed = bytes
        changed[bytes.count / 2] ^= 1
        #expect(SettingState(changed) == nil)
        try Data(changed).write(to: URL(fileURLWithPath: path))
        try scene.run("echo unseen > etc/cron.d/b")
        try scene.start(lastAwake: .seconds(1_790_000_000))
        #expect(scene.changes.isEmpty)
        #expect(scene.gaps.first?.reason == .unreadable && scene.gaps.first?.since == .seconds(1_790_000_000))
        _ = try scene.change("echo seen > etc/cron.d/c") { $0.contains("cron.d/c") }
        #expect(scene.changes.count == 1)
        scene.stop()
        // A link in place of the state is not followed, and is replaced.
        try FileManager.default.removeItem(atPath: path)
        symlink("/etc/hostname", path)
        try scene.start()
        #expect(scene.gaps.count == 2)
    }
}
