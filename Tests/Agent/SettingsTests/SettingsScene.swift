import Detection
import Events
import Foundation
import Glibc
import LinuxSensors
import Sensing
import Watches

@testable import Settings

/// A filesystem in memory with settings of its own, a real fanotify on it, and the comparison of settings behind it.
final class SettingsScene: SensorOutput, ClosedFileOutput {
    let root: String
    let folder: String
    private var fanotify: FanotifySensor?
    private(set) var settings: SettingsSensor?
    var changes: [Event] = []
    var gaps: [Gap] = []
    /// What fanotify tells is lost.
    var isDeaf = false

    init() throws {
        root = "/tmp/mitsuke-settings-\(UUID().uuidString)"
        folder = root + "-state"
        for path in [root, folder] { mkdir(path, 0o700) }
        guard mount("mitsuke", root, "tmpfs", 0, "size=64m") == 0 else { throw CocoaError(.fileWriteUnknown) }
        try run(
            "mkdir -p etc/cron.d etc/systemd home/taro; touch etc/crontab; echo taro:x:1000:1000::$PWD/home/taro:/bin/sh > etc/passwd"
        )
    }

    deinit {
        umount2(root, Int32(MNT_DETACH))
        rmdir(root)
        try? FileManager.default.removeItem(atPath: folder)
    }

    var locations: [SettingLocation] {
        func location(_ id: String, _ group: String, _ paths: [String]) -> SettingLocation {
            var location = SettingLocation(id: id)
            location.group = group
            location.paths = paths.map { $0.hasPrefix("~") ? $0 : root + "/etc/" + $0 }
            return location
        }
        return [
            location("cron", "cron", ["crontab", "cron.d/*"]), location("units", "systemd-unit", ["systemd/**"]),
            location("shell", "shell-profile", ["~/.bashrc", "~/.config/autostart/*"]),
        ]
    }

    /// The agent starts; until it knows everything.
    func start(lastAwake: Timestamp? = nil) throws {
        let fanotify = try FanotifySensor(folders: [root])
        fanotify.closedFiles = self
        let settings = try SettingsSensor(
            locations, folder: folder, lastAwake: lastAwake,
            homes: HomeFolders(passwd: root + "/etc/passwd", around: root + "/none"))
        (self.fanotify, self.settings) = (fanotify, settings)
        fanotify.begin(into: self)
        settings.begin(into: self)
        guard wait(until: { settings.hasLookedAtAll }) else { throw CocoaError(.coderReadCorrupt) }
    }

    func stop() {
        settings?.finish(into: self)
        (fanotify, settings) = (nil, nil)
    }

    /// Polls both until it is so; whether it is.
    func wait(until isDone: () -> Bool) -> Bool {
        let end = SystemClock.sinceBoot + 30_000_000_000
        while !isDone() {
            guard SystemClock.sinceBoot < end, let fanotify, let settings else { return false }
            var polled = [fanotify.descriptor, settings.descriptor].map {
                pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
            }
            guard poll(&polled, 2, 100) > 0 else { continue }
            if polled[0].revents != 0 { fanotify.drain(into: self) }
            if polled[1].revents != 0 { settings.drain(into: self) }
        }
        return true
    }

    /// Runs a line of shell, and waits until a change is told that `isIt`.
    func change(_ line: String, _ isIt: (String) -> Bool) throws -> Event? {
        try run(line)
        _ = wait { changes.contains { isIt(Self.line($0, root)) } }
        return changes.first { isIt(Self.line($0, root)) }
    }

    @discardableResult
    func run(_ line: String) throws -> Int32 {
        let process = Foundation.Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", line]
        process.currentDirectoryURL = URL(fileURLWithPath: root)
        try process.run()
        process.waitUntilExit()
        return process.processIdentifier
    }

    /// `value-set crontab -a +b`
    static func line(_ event: Event, _ root: String) -> String {
        guard case .registry(let registry) = event.activity else { return "" }
        func lines(_ side: String) -> [String] {
            side.split(separator: "\n").map { String($0) }.filter { !$0.hasPrefix("@@") }
        }
        let path = registry.path.replacingOccurrences(of: root + "/", with: "")
        return ([registry.action.rawValue, path] + lines(registry.oldData) + lines(registry.data)).joined(
            separator: " ")
    }

    var lines: [String] { changes.map { Self.line($0, root) } }

    func receive(_ event: consuming Event) {
        let event = event
        switch event.activity {
        case .file(let file) where !isDeaf: settings?.saw(file, pid: event.process.pid, at: event.time, into: self)
        case .registry: changes.append(event)
        default: break
        }
    }

    func receive(_ gap: Gap) { gaps.append(gap) }

    func receive(_ state: SensorState) {}

    func closed(_ path: String, pid: UInt32?, isNew: Bool, at time: Timestamp) {
        if !isDeaf { settings?.closed(path, pid: pid, isNew: isNew, at: time, into: self) }
    }
}
