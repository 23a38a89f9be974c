import Foundation
import Glibc

/// Debian's own FTP server, on a port of its own, ended with the test.
final class FTPServer {
    let port: UInt16
    let files: OwnFilesystem
    private let process: Foundation.Process

    init(address: String) throws {
        files = try OwnFilesystem()
        port = UInt16.random(in: 20_000...29_000)
        try files.run(
            "mkdir -p root/in; chmod 755 root; chown ftp root/in; head -c 77777 /dev/zero > root/out; chmod 644 root/out"
        )
        let listening =
            address.contains(":")
            ? "listen=NO\nlisten_ipv6=YES\nlisten_address6=\(address)" : "listen=YES\nlisten_address=\(address)"
        try """
        \(listening)
        listen_port=\(port)
        background=NO
        anonymous_enable=YES
        no_anon_password=YES
        anon_root=\(files.path)/root
        write_enable=YES
        anon_upload_enable=YES
        seccomp_sandbox=NO
        connect_from_port_20=NO
        """.write(toFile: files.path + "/conf", atomically: true, encoding: .utf8)
        process = try files.start("exec /usr/sbin/vsftpd \(files.path)/conf")
        // Until it listens.
        for _ in 0..<200 {
            let probe = try files.start("exec curl -s -m 1 'ftp://\(Self.host(address)):\(port)/' -o list")
            probe.waitUntilExit()
            if probe.terminationStatus == 0 { break }
        }
    }

    deinit {
        // What a test starts has SIGTERM blocked, as the test has.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    static func host(_ address: String) -> String {
        address.contains(":") ? "[\(address)]" : address
    }
}
