import CDeflate
import Crypto
import Events
import Foundation
import NIOHTTP1
import NIOPosix
import Orders
import Spooling
import Storage
import Uplink

/// A host that joined a server, with folders of its own.
final class TestAgent {
    let folder: String
    var membership: Membership
    var trust: Trust
    let name: String
    let isWaiting: Bool

    static let version = "1.0-test"
    /// A record that comes again is the same to the last digit.
    private static let start = Timestamp.seconds(Int64(Date().timeIntervalSince1970))

    convenience init(
        _ server: TestServer, _ kind: EnrolmentToken.Kind = .single(name: ""), name: String = "PC-1"
    ) async throws {
        try await self.init(try await server.enrolmentString(kind), name: name)
    }

    init(_ string: EnrolmentString, name: String) async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "mitsuke-agent-" + UUID().uuidString).path
        for part in ["", "/uplink", "/inbox"] {
            try FileManager.default.createDirectory(
                atPath: folder + part, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        let result = try await Joining.join(
            string, name: name, system: "Debian 13", version: Self.version,
            folder: folder + "/uplink", on: .singletonMultiThreadedEventLoopGroup)
        membership = result.membership
        trust = result.trust
        self.name = result.name
        isWaiting = result.isWaiting
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// The same, by another way.
    func membership(port: Int) -> Membership {
        var other = membership
        other.address.port = port
        return other
    }

    func open(to server: TestServer? = nil) async throws -> LinkConnection {
        try await Self.open(membership, port: server?.port)
    }

    static func open(_ membership: Membership, port: Int? = nil) async throws -> LinkConnection {
        var address = membership.address
        if let port { address.port = port }
        return try await LinkConnection.open(
            address, PinnedServer(pin: membership.pin), try membership.credentials, version: version,
            on: .singletonMultiThreadedEventLoopGroup)
    }

    /// Sends lines as one batch.
    func send(
        _ lines: [String], _ first: UInt64, _ last: UInt64, epoch: UInt64 = 7, on connection: LinkConnection
    ) async throws -> LinkAnswer {
        let range = RecordRange(epoch: epoch, first: first, last: last)!
        return try await connection.ask(
            .POST, LinkProtocol.batchesPath + range.text, body: Self.packed(Self.bytes(lines)), isPacked: true)
    }

    static func bytes(_ lines: [String]) -> [UInt8] {
        lines.flatMap { Array($0.utf8) + [10] }
    }

    static func digest(_ lines: [String]) -> String {
        Hexadecimal.text(SHA256.hash(data: bytes(lines)))
    }

    static func packed(_ bytes: [UInt8]) -> [UInt8] {
        let compressor = libdeflate_alloc_compressor(6)!
        defer { libdeflate_free_compressor(compressor) }
        let bound = libdeflate_gzip_compress_bound(compressor, bytes.count)
        return [UInt8](unsafeUninitializedCapacity: bound) { out, count in
            count = libdeflate_gzip_compress(compressor, bytes, bytes.count, out.baseAddress, bound)
        }
    }

    /// A line as an agent writes it: of the file operation log, or a finding.
    static func line(_ number: Int, host: String = "whatever", isAlert: Bool = false) -> String {
        var file = FileActivity(.create, "/srv/share/\(number).txt")
        file.sizeBytes = UInt64(number)
        var event = Event(time: start, host: host, activity: .file(file))
        event.process.executable = "/usr/bin/cp"
        event.process.pid = 77
        event.origin.eventIdentity = "e-\(number)"
        var line = EventLine()
        line.log = "file-operation"
        if isAlert {
            line.kind = .alert
            line.watch = "archive"
            line.ruleID = "archive.burst"
            line.level = "high"
        }
        var text = TextBuffer()
        EventJSON.append(event, line, to: &text)
        return text.string
    }
}
