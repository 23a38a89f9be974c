import Foundation
import NIOCore
import NIOPosix
import Testing

/// An rsyslogd that a test started: it takes UDP, TCP and TLS and writes what it gets into a file, as it came.
final class SyslogPeer: @unchecked Sendable {
    private let process = Process()
    private let folder: String
    let port: UInt16
    let authority: String

    static let isThere = FileManager.default.isExecutableFile(atPath: "/usr/sbin/rsyslogd")
    static let hasTLS = FileManager.default.fileExists(atPath: "/usr/lib/x86_64-linux-gnu/rsyslog/lmnsd_ossl.so")

    enum Way { case udp, tcp, tls }

    init(_ way: Way) async throws {
        folder = FileManager.default.temporaryDirectory.path + "/rsyslog-\(UUID().uuidString)"
        authority = try TestIdentity(folder).authority
        port = try await Self.freePort(way)
        let input =
            switch way {
            case .udp: "module(load=\"imudp\")\ninput(type=\"imudp\" address=\"127.0.0.1\" port=\"\(port)\")"
            case .tcp: "module(load=\"imtcp\")\ninput(type=\"imtcp\" address=\"127.0.0.1\" port=\"\(port)\")"
            case .tls:
                """
                module(load="imtcp" StreamDriver.Name="ossl" StreamDriver.Mode="1" StreamDriver.AuthMode="anon")
                input(type="imtcp" address="127.0.0.1" port="\(port)")
                """
            }
        let configuration = """
            global(workDirectory="\(folder)" defaultNetstreamDriverCAFile="\(folder)/authority.pem"
                defaultNetstreamDriverCertFile="\(folder)/cert.pem" defaultNetstreamDriverKeyFile="\(folder)/key.pem"
                maxMessageSize="64k" parser.escapeControlCharactersOnReceive="off")
            \(input)
            template(name="raw" type="string" string="%syslogseverity%|%hostname%|%app-name%|%protocol-version%|%msg%\\n")
            *.* action(type="omfile" file="\(folder)/out" template="raw")
            """
        try configuration.write(toFile: folder + "/conf", atomically: true, encoding: .utf8)
        process.executableURL = URL(filePath: "/usr/sbin/rsyslogd")
        process.arguments = ["-n", "-f", folder + "/conf", "-i", folder + "/pid"]
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let pid = folder + "/pid"
        let started = try await waited { FileManager.default.fileExists(atPath: pid) ? true : nil }
        #expect(started == true)
    }

    deinit {
        kill(process.processIdentifier, SIGKILL)
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// The lines it got of this program, once there are so many.
    func lines(_ count: Int) async throws -> [String] {
        let out = folder + "/out"
        return try await waited {
            guard let text = try? String(contentsOfFile: out, encoding: .utf8) else { return nil }
            let lines = text.split(separator: "\n").filter { $0.contains("|mitsuke|") }.map(String.init)
            return lines.count >= count ? lines : nil
        } ?? []
    }

    private static func freePort(_ way: Way) async throws -> UInt16 {
        let group = MultiThreadedEventLoopGroup.singleton
        let channel =
            way == .udp
            ? try await DatagramBootstrap(group: group).bind(host: "127.0.0.1", port: 0).get()
            : try await ServerBootstrap(group: group).bind(host: "127.0.0.1", port: 0).get()
        let port = try #require(channel.localAddress?.port)
        try await channel.close().get()
        return UInt16(port)
    }
}
