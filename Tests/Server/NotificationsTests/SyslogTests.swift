import Detection
import Events
import Foundation
import NIOCore
import NIOPosix
import Storage
import Testing

@testable import Notifications

@Suite(.enabled(if: SyslogPeer.isThere, "needs rsyslogd (Debian: rsyslog)"), .serialized) struct SyslogTests {
    private func settings(_ peer: SyslogPeer, _ transport: SyslogSettings.Transport) -> SyslogSettings {
        SyslogSettings(host: "127.0.0.1", port: peer.port, transport: transport, authority: peer.authority)
    }

    private func checkArrival(_ way: SyslogPeer.Way, _ transport: SyslogSettings.Transport) async throws {
        let peer = try await SyslogPeer(way)
        let message = NotificationScene.message([
            NotificationScene.alert(), NotificationScene.alert(2, name: NotificationScene.hostile, level: .critical),
        ])
        let answer = await SyslogSending.send(message, settings(peer, transport), at: .now)
        #expect(answer.isConfirmed, "\(answer.text)")
        let lines = try await peer.lines(2)
        try #require(lines.count == 2)
        let plain = try #require(lines.first { $0.contains("PC-経理01") })
        #expect(plain.hasPrefix("3|") && plain.contains("|mitsuke|1|CEF:0|Mitsuke|Mitsuke|1|registry.run-key|"))
        #expect(
            plain.contains(" cnt=3 ") && plain.contains("suser=ACME\\\\鈴木")
                && plain.contains("cs1=explorer.exe > reg.exe"))
        let hostile = try #require(lines.first { !$0.contains("PC-経理01") })
        #expect(hostile.hasPrefix("2|") && hostile.contains("dvchost=a\\\\r\\\\nBcc: x@evil.example"))
        #expect(hostile.contains("|\\=\\\\") || hostile.contains("|\\="))
        #expect(hostile.utf8.count < 8_200 && !hostile.unicodeScalars.contains { $0.value < 32 || $0.value == 0x202e })
    }

    @Test("CEF arrives at rsyslogd over UDP") func udp() async throws { try await checkArrival(.udp, .udp) }

    @Test("CEF arrives at rsyslogd over TCP, each message with its length") func tcp() async throws {
        try await checkArrival(.tcp, .tcp)
    }

    @Test("CEF arrives at rsyslogd over TLS", .enabled(if: SyslogPeer.hasTLS, "needs rsyslog-openssl (Debian)"))
    func tls() async throws {
        try await checkArrival(.tls, .tls)
        let peer = try await SyslogPeer(.tls)
        var foreign = settings(peer, .tls)
        foreign.authority = ""
        #expect(await !SyslogSending.send(NotificationScene.message(), foreign, at: .now).isConfirmed)
        #expect(
            await !SyslogSending.send(
                NotificationScene.message(), SyslogSettings(host: "127.0.0.1", port: 1, transport: .tcp), at: .now
            ).isConfirmed)
    }

    @Test("a side that ends before it was told everything has confirmed nothing")
    func cut() async throws {
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in channel.close() }
            .bind(host: "127.0.0.1", port: 0).get()
        let port = UInt16(try #require(server.localAddress?.port))
        let settings = SyslogSettings(host: "127.0.0.1", port: port, transport: .tls)
        #expect(await !SyslogSending.send(NotificationScene.message(), settings, at: .now).isConfirmed)
        try await server.close().get()
    }

    @Test("separators of CEF are escaped, each where it is one")
    func escapes() {
        let text = CEF.text(id: "a|b", name: "c\\d\n", severity: 3, [("msg", "e=f|g"), ("none", "")])
        #expect(text == #"CEF:0|Mitsuke|Mitsuke|1|a\|b|c\\d\\n|3|msg=e\=f|g"#)
    }
}
