import Events
import Foundation
import Glibc
import LinuxSensors
import Testing

@Suite(
    .enabled(
        if: Root.isHere && access("/usr/sbin/vsftpd", X_OK) == 0 && access("/usr/bin/curl", X_OK) == 0,
        "needs root for packets, vsftpd and curl"), .serialized)
struct FTPCaptureTests {
    /// Debian's own FTP server, on a port of its own, ended with the test.
    private final class Server {
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

    @Test(
        "curl's uploads and downloads from a real server are told with names, sizes and outcomes",
        arguments: [
            ("127.0.0.1", ""), ("127.0.0.1", "--disable-epsv"), ("127.0.0.1", "-P -"), ("::1", ""), ("::1", "-P -"),
        ])
    func curl(address: String, mode: String) throws {
        let server = try Server(address: address)
        let output = CollectedOutput()
        let sensor = try FTPCapture(packets: FTPCapture.open(port: server.port), port: server.port)
        sensor.begin(into: output)
        let base = "ftp://\(Server.host(address)):\(server.port)"
        try server.files.run(
            "head -c 123456 /dev/zero > up; curl -s -m 5 \(mode) -T up '\(base)/in/a%20b'; curl -s -m 5 \(mode) -o got '\(base)/out'; curl -s -m 5 \(mode) -T up '\(base)/no'"
        )
        let transfers = { (output: CollectedOutput) in
            output.events.compactMap { event -> NetworkActivity.Transfer? in
                guard case .network(let network) = event.activity else { return nil }
                return network.transfer
            }
        }
        #expect(output.wait(for: sensor) { transfers($0).contains { $0.action == .uploadFailed } })
        var upload = NetworkActivity.Transfer(.upload, file: "a b")
        upload.sizeBytes = 123_456
        var download = NetworkActivity.Transfer(.download, file: "out")
        download.sizeBytes = 77_777
        #expect(transfers(output).filter { $0.action == .upload } == [upload])
        #expect(transfers(output).filter { $0.action == .download } == [download])
        #expect(transfers(output).filter { $0.action == .uploadBegun }.map(\.file) == ["a b"])
        #expect(transfers(output).filter { $0.action == .uploadFailed }.map(\.file) == ["no"])
        #expect(output.gaps.isEmpty)
    }
}
