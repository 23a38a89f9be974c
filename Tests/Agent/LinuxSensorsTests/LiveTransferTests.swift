import Detection
import Events
import Foundation
import Glibc
import LinuxSensors
import Testing

/// Real programs over real servers: from the sensors to the line of the transfer log.
@Suite(.enabled(if: Root.isHere, "needs root: packets, BPF, fanotify"), .serialized)
struct LiveTransferTests {
    private static func has(_ programs: String...) -> Bool {
        programs.allSatisfy { program in
            ["/usr/bin/", "/usr/sbin/"].contains { access($0 + program, X_OK) == 0 }
        }
    }

    @Test(
        "an FTP client's files are told with the program that sent them, by whatever client and mode",
        .enabled(if: has("vsftpd", "tnftp", "lftp", "curl"), "needs vsftpd, tnftp, lftp and curl"),
        arguments: [
            ("tnftp", "tnftp -a -P PORT 127.0.0.1 <<.\nput up in/sent\nget out got\nbye\n."),
            ("tnftp", "tnftp -A -a -P PORT 127.0.0.1 <<.\nput up in/sent\nget out got\nbye\n."),
            ("lftp", "lftp -u ftp,a -p PORT -e 'SET; put up -o in/sent; get out -o got; bye' 127.0.0.1"),
            (
                "lftp",
                "lftp -u ftp,a -p PORT -e 'SET; set ftp:passive-mode off; put up -o in/sent; get out -o got; bye' 127.0.0.1"
            ),
            ("curl", "curl -s -T up ftp://127.0.0.1:PORT/in/sent; curl -s -o got ftp://127.0.0.1:PORT/out"),
            ("curl", "curl -s -P - -T up ftp://127.0.0.1:PORT/in/sent; curl -s -P - -o got ftp://127.0.0.1:PORT/out"),
        ])
    func ftp(program: String, line: String) throws {
        let server = try FTPServer(address: "127.0.0.1")
        let object = try #require(BPFPrograms.object)
        let live = try LiveAgent([
            BPFSensor(object: object), FTPCapture(packets: FTPCapture.open(port: server.port), port: server.port),
        ])
        let settings = "set net:max-retries 2; set net:timeout 5; set ftp:ssl-allow no; set xfer:clobber yes"
        let command = line.replacing("PORT", with: "\(server.port)").replacing("SET", with: settings)
        try server.files.run("head -c 50123 /dev/zero > up; rm -f in/sent; export HOME=$PWD; (\(command)\n) > log 2>&1")
        let transfers = { (lines: [LiveAgent.Line]) in
            lines.filter { $0.line.log == "transfer" && $0.line.kind == .event && $0.network?.transfer != nil }
        }
        let found = try live.wait { lines in
            let actions = transfers(lines).compactMap { $0.network?.transfer?.action }
            return actions.contains(.upload) && actions.contains(.download)
        }
        let sent = try #require(transfers(found).first { $0.network?.transfer?.action == .upload })
        #expect(sent.network?.transfer?.file.hasSuffix("sent") == true)
        #expect(sent.network?.transfer?.sizeBytes == 50_123 && sent.line.transferDirection == "upload")
        #expect(sent.event.process.executable.hasSuffix("/" + program), "\(sent.event)")
        #expect(sent.network?.destinationPort == server.port && sent.network?.direction == .outbound)
        #expect(sent.event.attribution == .exact && sent.event.ancestors.count > 1)
        let fetched = try #require(transfers(found).first { $0.network?.transfer?.action == .download })
        #expect(fetched.network?.transfer?.sizeBytes == 77_777)
        #expect(fetched.event.process.executable.hasSuffix("/" + program))
        #expect(found.contains { $0.line.ruleID == "transfer.file-sent" && $0.line.level == "high" })
    }

    /// rclone as a server of WebDAV, to which everybody can send and from which everybody can fetch.
    private final class WebServer {
        let port = UInt16.random(in: 20_000...29_000)
        private let process: Foundation.Process

        init(_ files: OwnFilesystem) throws {
            try files.run("mkdir -p served; head -c 66000 /dev/zero > served/out")
            process = try files.start(
                "export HOME=$PWD; exec rclone serve webdav --addr 127.0.0.1:\(port) served 2> server.log")
            for _ in 0..<300 {
                let probe = try files.start("exec curl -s -m 1 -o probe http://127.0.0.1:\(port)/out")
                probe.waitUntilExit()
                if probe.terminationStatus == 0 { break }
                usleep(50_000)
            }
        }

        deinit {
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
    }

    @Test(
        "of other programs the files that they read or wrote meanwhile are told, with the connection and its bytes",
        .enabled(if: has("rclone", "curl", "wget"), "needs rclone, curl and wget"),
        arguments: [
            ("curl", "curl -s -T FILES/up.bin http://127.0.0.1:PORT/sent", "upload", "up.bin"),
            ("curl", "curl -s -o FILES/got http://127.0.0.1:PORT/out", "download", "got"),
            ("wget", "wget -q -O FILES/got http://127.0.0.1:PORT/out", "download", "got"),
            ("wget", "wget -q -O - --method PUT --body-file FILES/up.bin http://127.0.0.1:PORT/x", "upload", "up.bin"),
            ("rclone", "rclone copy FILES/up.bin :webdav:in --webdav-url http://127.0.0.1:PORT", "upload", "up.bin"),
            ("rclone", "rclone copy :webdav:out FILES/here --webdav-url http://127.0.0.1:PORT", "download", "here/out"),
        ])
    func web(program: String, line: String, action: String, name: String) throws {
        let files = try OwnFilesystem()
        let server = try WebServer(files)
        try files.run("mkdir -p mine/here; head -c 54321 /dev/zero > mine/up.bin")
        let folder = files.path + "/mine"
        let object = try #require(BPFPrograms.object)
        let live = try LiveAgent([
            BPFSensor(object: object), FanotifySensor(folders: [files.path], readFolders: [folder]),
        ])
        let command = line.replacing("PORT", with: "\(server.port)").replacing("FILES", with: folder)
        try files.run("export HOME=$PWD; (\(command)\n) > log 2>&1")
        let carried = { (lines: [LiveAgent.Line]) in
            lines.first {
                $0.line.kind == .event && $0.network?.transfer?.action.rawValue == action
                    && $0.network?.transfer?.file == folder + "/" + name
            }
        }
        let found = try #require(carried(live.wait { carried($0) != nil }))
        #expect(found.event.process.executable.hasSuffix("/" + program) && found.event.attribution == .likely)
        #expect(found.network?.destinationPort == server.port)
        let bytes = action == "upload" ? found.network?.sourceBytes : found.network?.destinationBytes
        #expect(try #require(bytes) >= 54_321)
    }

    @Test(
        "what scp and sftp send and fetch through their ssh is told as theirs",
        .enabled(if: has("sshd", "scp", "sftp", "ssh-keygen"), "needs openssh-server and openssh-client"),
        arguments: [
            (
                "scp", "env --default-signal scp -q OPTIONS -P PORT mine/up.bin root@127.0.0.1:FILES/served/sent",
                "upload", "up.bin"
            ),
            (
                "scp", "env --default-signal scp -q OPTIONS -P PORT root@127.0.0.1:FILES/served/out mine/got",
                "download", "got"
            ),
            (
                "sftp",
                "echo put mine/up.bin FILES/served/sent | env --default-signal sftp -q OPTIONS -P PORT root@127.0.0.1",
                "upload",
                "up.bin"
            ),
        ])
    func ssh(program: String, line: String, action: String, name: String) throws {
        let files = try OwnFilesystem()
        let port = UInt16.random(in: 20_000...29_000)
        try files.run(
            """
            mkdir -p mine served /run/sshd; head -c 54321 /dev/zero > mine/up.bin; head -c 66000 /dev/zero > served/out
            ssh-keygen -q -t ed25519 -N '' -f host; ssh-keygen -q -t ed25519 -N '' -f key; cp key.pub authorized
            printf 'Port \(port)\\nListenAddress 127.0.0.1\\nHostKey %s/host\\nAuthorizedKeysFile %s/authorized\\nStrictModes no\\nUsePAM no\\nPidFile none\\nPermitRootLogin yes\\nSubsystem sftp internal-sftp\\n' $PWD $PWD > conf
            """)
        // It does not listen while the signals are blocked that a test has blocked, and it closes what Foundation knows its end by: a
        // shell waits for it.
        let server = try files.start(
            "exec env --default-signal sh -c '/usr/sbin/sshd -D -e -f $PWD/conf 2> server.log & echo $! > pid; wait'")
        defer {
            if let text = try? String(contentsOfFile: files.path + "/pid", encoding: .utf8),
                let pid = Int32(text.trimmingCharacters(in: .newlines))
            {
                kill(pid, SIGKILL)
            }
            server.waitUntilExit()
        }
        let options =
            "-i \(files.path)/key -o StrictHostKeyChecking=no -o UserKnownHostsFile=\(files.path)/hosts -o BatchMode=yes -o ConnectTimeout=5"
        for _ in 0..<30 {
            let probe = try files.start(
                "exec timeout 10 env --default-signal ssh \(options) -p \(port) root@127.0.0.1 true 2> log")
            probe.waitUntilExit()
            if probe.terminationStatus == 0 { break }
            usleep(50_000)
        }
        let folder = files.path + "/mine"
        let object = try #require(BPFPrograms.object)
        let live = try LiveAgent([
            BPFSensor(object: object), FanotifySensor(folders: [files.path], readFolders: [folder]),
        ])
        try files.run(
            line.replacing("PORT", with: "\(port)").replacing("FILES", with: files.path)
                .replacing("OPTIONS", with: options) + " > log 2>&1")
        let carried = { (lines: [LiveAgent.Line]) in
            lines.first {
                $0.line.kind == .event && $0.network?.transfer?.action.rawValue == action
                    && $0.network?.transfer?.file == folder + "/" + name
            }
        }
        let found = try #require(carried(live.wait { carried($0) != nil }))
        #expect(found.event.process.executable.hasSuffix("/" + program), "\(found.event)")
        #expect(found.network?.destinationPort == port)
    }
}
