import Events
import Foundation
import Glibc
import LinuxSensors
import Sensing
import Testing

/// Debian's own Samba with its own client, in a folder and on a port of its own.
@Suite(
    .enabled(
        if: Root.isHere && access("/usr/sbin/smbd", X_OK) == 0 && access("/usr/bin/smbclient", X_OK) == 0,
        "needs root, samba, samba-vfs-modules and smbclient"), .serialized)
struct SambaTests {
    private final class Server {
        let files: OwnFilesystem
        let port = UInt16.random(in: 20_000...29_000)
        private let process: Foundation.Process

        init() throws {
            files = try OwnFilesystem()
            let path = files.path
            try files.run("mkdir -p share private lock state cache pid rpc; echo hello > share/old.txt")
            try """
            [global]
            server role = standalone server
            interfaces = lo
            bind interfaces only = yes
            smb ports = \(port)
            private dir = \(path)/private
            lock directory = \(path)/lock
            state directory = \(path)/state
            cache directory = \(path)/cache
            pid directory = \(path)/pid
            ncalrpc dir = \(path)/rpc
            log file = \(path)/audit.log
            log level = 0 full_audit:1
            max log size = 0
            disable netbios = yes
            load printers = no
            passdb backend = smbpasswd:\(path)/private/smbpasswd
            [data]
            path = \(path)/share
            read only = no
            vfs objects = full_audit
            full_audit:syslog = false
            full_audit:prefix = secret|%I|%u|%S
            full_audit:success = create_file mkdirat renameat unlinkat
            full_audit:failure = create_file
            """.write(toFile: path + "/smb.conf", atomically: true, encoding: .utf8)
            try files.run("(echo pw; echo pw) | smbpasswd -c $PWD/smb.conf -s -a root > /dev/null 2>&1")
            process = try files.start(
                "exec env --default-signal sh -c '/usr/sbin/smbd -F --no-process-group -s $PWD/smb.conf > out 2>&1 & echo $! > own.pid; wait'"
            )
            for _ in 0..<100 {
                if try client("ls") { break }
                usleep(100_000)
            }
        }

        deinit {
            if let text = try? String(contentsOfFile: files.path + "/own.pid", encoding: .utf8),
                let pid = Int32(text.trimmingCharacters(in: .newlines))
            {
                // Its children go with it.
                kill(pid, SIGTERM)
            }
            process.waitUntilExit()
        }

        @discardableResult
        func client(_ commands: String) throws -> Bool {
            let client = try files.start(
                "exec timeout 20 smbclient -s $PWD/smb.conf -p \(port) //127.0.0.1/data -U root%pw -c '\(commands)' > client.log 2>&1"
            )
            client.waitUntilExit()
            return client.terminationStatus == 0
        }
    }

    /// Sensors as the agent has them: fanotify, processes and the audit, joined.
    @Test("each act of a client is one line, with the client's address and user")
    func acts() throws {
        let server = try Server()
        let output = CollectedOutput()
        let join = SambaJoin(into: output, server: "fs01")
        let object: String = try #require(BPFPrograms.object)
        let bpf = try BPFSensor(object: object)
        let files = try FanotifySensor(folders: [server.files.path])
        let audit = try SambaAudit(path: server.files.path + "/audit.log", mark: "secret", join: join)
        let sensors: [any PolledSensor] = [bpf, files, audit]
        for sensor in sensors { sensor.begin(into: join) }
        try server.files.run("echo x > 'share/a|b.txt'; echo mine > put.txt")
        let share = server.files.path + "/share"
        func acts() -> [String] {
            output.events.compactMap { event in
                guard case .file(let file) = event.activity, file.path.hasPrefix(share), !file.clientIP.isEmpty else {
                    return nil
                }
                #expect(file.clientIP == "127.0.0.1" && file.share == "\\\\fs01\\data" && event.user.name == "root")
                #expect(event.attribution == (file.action == .read ? .likely : .exact))
                return "\(file.action.rawValue) \(file.path.dropFirst(share.count + 1))"
            }
        }
        // One after the other: what a folder's name was is not to be had once it is gone.
        for (command, expected) in [
            ("put put.txt new.txt", "create new.txt"), ("put put.txt old.txt", "overwrite old.txt"),
            ("get new.txt got.txt", "read new.txt"), ("mkdir d", "create d"),
            ("rename new.txt d/moved.txt", "rename d/moved.txt"), ("del d/moved.txt", "delete d/moved.txt"),
            ("rmdir d", "delete d"),
        ] {
            #expect(try server.client(command))
            let end = SystemClock.sinceBoot + 40_000_000_000
            while SystemClock.sinceBoot < end, !acts().contains(expected) {
                var waiting = sensors.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
                poll(&waiting, nfds_t(waiting.count), 100)
                for (sensor, entry) in zip(sensors, waiting) where entry.revents != 0 { sensor.drain(into: join) }
            }
        }
        #expect(
            acts().sorted() == [
                "create d", "create new.txt", "delete d", "delete d/moved.txt", "overwrite old.txt", "read new.txt",
                "rename d/moved.txt",
            ])
        // What somebody did on the server itself has no client.
        let local = output.events.filter {
            if case .file(let file) = $0.activity {
                file.path.hasSuffix("a|b.txt") && file.clientIP.isEmpty
            } else {
                false
            }
        }
        #expect(!local.isEmpty)
        #expect(output.states.contains { $0.sensor == "samba" && $0.isLive })
    }

    @Test(
        "where the audit comes first, late, twice or never, one act is one line; whose a contested change is stays likely"
    )
    func order() throws {
        let output = CollectedOutput()
        let join = SambaJoin(into: output, server: "fs01")
        let folder = try OwnFilesystem()
        let audit = try SambaAudit(path: folder.path + "/audit", join: join)
        try Data().write(to: URL(fileURLWithPath: folder.path + "/audit"))
        audit.begin(into: join)
        var start = Event(time: .seconds(1), host: "", activity: .process(ProcessActivity(.start)))
        start.process = Process(executable: "/usr/sbin/smbd", pid: 7)
        join.remember(start)
        func act(_ line: String, at second: Int64) throws {
            join.receive(try #require(SambaAct(Array(line.utf8), mark: "m")), at: .seconds(second))
        }
        func file(_ action: FileActivity.Action, _ path: String, at second: Int64, pid: UInt32 = 7) {
            var event = Event(time: .seconds(second), host: "", activity: .file(FileActivity(action, path)))
            event.process.pid = pid
            event.attribution = .exact
            join.receive(event)
        }
        func told() -> [String] {
            output.events.compactMap { event in
                guard case .file(let file) = event.activity else { return nil }
                return "\(file.action.rawValue) \(file.path) \(file.clientIP) \(event.attribution.rawValue)"
            }
        }
        file(.create, "/s/late", at: 10)
        #expect(told().isEmpty)
        try act("m|1.1.1.1|a|d|create_file|ok|0x2|file|create|/s/late", at: 10)
        try act("m|1.1.1.1|a|d|create_file|ok|0x2|file|open|/s/early", at: 11)
        file(.overwrite, "/s/early", at: 11)
        try act("m|2.2.2.2|b|d|create_file|ok|0x2|file|open|/s/early", at: 12)
        file(.overwrite, "/s/early", at: 13)
        file(.delete, "/s/never", at: 14)
        file(.create, "/s/local", at: 14, pid: 8)
        try act("m|1.1.1.1|a|d|unlinkat|ok|/s/unseen", at: 15)
        #expect(
            told() == [
                "create /s/late 1.1.1.1 exact", "overwrite /s/early 1.1.1.1 exact", "overwrite /s/early 2.2.2.2 likely",
                "create /s/local  exact",
            ])
        join.settle(at: .seconds(30))
        #expect(told().suffix(2) == ["delete /s/never  exact", "delete /s/unseen 1.1.1.1 likely"])
        join.settle(at: .seconds(60))
        #expect(told().count == 6)
    }
}
