import Events
import Testing

@testable import LinuxSensors

@Suite struct FTPSessionTests {
    private static let client = Endpoint(high: 0, low: 0xffff_0a00_0001, port: 40_000)
    private static let server = Endpoint(high: 0, low: 0xffff_0a00_0002, port: 21)

    /// `C` what the client says, `S` the server.
    private static func told(_ lines: [String]) -> (session: FTPSession, transfers: [FTPTransfer]) {
        var session = FTPSession(client: client, server: server)
        var transfers: [FTPTransfer] = []
        for line in lines {
            let bytes = Array(line.utf8.dropFirst(2))
            if line.hasPrefix("C") {
                session.command(bytes)
            } else if let told = session.reply(bytes) {
                transfers.append(told)
            }
        }
        return (session, transfers)
    }

    @Test("an upload is told at its begin and its end, with the account and the name as given")
    func upload() {
        let transfers = Self.told([
            "S 220 hello", "C user anna", "S 331 password", "C PASS x", "S 230-welcome", "S  226 not the end",
            "S 230 in",
            "C PASV", "S 227 Entering Passive Mode (10,0,0,2,195,80).", "C stor the plan.pdf", "S 150 Ok", "S 226 Done",
        ]).transfers
        #expect(transfers.map(\.phase) == [.begun, .ended(status: 226)])
        #expect(
            transfers.allSatisfy {
                $0.isUpload && $0.file == "the plan.pdf" && $0.user == "anna" && $0.command == "STOR"
            })
    }

    @Test(
        "the four ways to announce a data connection",
        arguments: [
            ("S 227 ok (10,0,0,2,195,80)", 50_000, true), ("S 229 ok (|||50001|)", 50_001, true),
            ("C PORT 10,0,0,1,195,82", 50_002, false), ("C EPRT |1|10.0.0.1|50003|", 50_003, false),
        ])
    func places(line: String, port: Int, isPassive: Bool) {
        let expected = Self.told([line]).session.expected
        #expect(expected?.place == (isPassive ? Self.server : Self.client).with(port: UInt16(port)))
        #expect(expected?.isPassive == isPassive)
    }

    @Test("a refusal is a failure, and after AUTH TLS nothing more is known")
    func refusals() {
        #expect(Self.told(["C RETR a", "S 550 no"]).transfers.map(\.phase) == [.ended(status: 550)])
        let dark = Self.told(["C AUTH TLS", "S 234 go", "C STOR secret", "S 150 x"])
        #expect(dark.transfers.map(\.phase) == [.wentDark] && dark.session.isDark)
        #expect(Self.told(["C AUTH TLS", "S 530 no", "C STOR a", "S 150 x"]).transfers.map(\.phase) == [.begun])
    }

    @Test("lines come out whole whatever order, overlap or repetition the segments have")
    func reassembly() {
        let text = Array("STOR one\r\nSTOR two\r\nSTOR three\r\n".utf8)
        var random = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            var stream = LineStream()
            let start = UInt32.random(in: 0...UInt32.max, using: &random)
            stream.open(at: start &- 1)
            var pieces: [(Int, Int)] = []
            var from = 0
            while from < text.count {
                let end = min(text.count, from + Int.random(in: 1...9, using: &random))
                pieces.append((max(0, from - Int.random(in: 0...3, using: &random)), end))
                from = end
            }
            pieces += pieces.prefix(2)
            var lines: [String] = []
            for (from, end) in pieces.shuffled(using: &random) {
                text[from..<end].withUnsafeBytes {
                    stream.take(start &+ UInt32(from), $0) { lines.append(String(decoding: $0, as: UTF8.self)) }
                }
            }
            #expect(lines == ["STOR one", "STOR two", "STOR three"])
            #expect(stream.lossCount == 0)
        }
    }

    @Test("whatever is said, nothing breaks and nothing grows")
    func noise() {
        var random = SystemRandomNumberGenerator()
        var tracker = FTPTracker()
        let words = [
            "USER a", "PORT ", "EPRT |||", "STOR x", "227 (", "229 (|||9", "150", "226 ok", "234", "\u{ff}\r\n",
            "AUTH TLS",
        ]
        for round in 0..<20_000 {
            var packet = [UInt8](repeating: 0, count: 40)
            packet[0] = UInt8.random(in: 0...9, using: &random) == 0 ? UInt8.random(in: 0...255, using: &random) : 0x45
            packet[9] = 6
            packet[12] = 10
            packet[15] = UInt8.random(in: 0...255, using: &random)
            packet[16] = 10
            let isCommand = Bool.random(using: &random)
            let ports: [UInt8] = isCommand ? [UInt8(round & 255), 1, 0, 21] : [0, 21, UInt8(round & 255), 1]
            packet.replaceSubrange(20..<24, with: Bool.random(using: &random) ? ports : [1, 2, UInt8(round & 255), 4])
            packet[27] = UInt8.random(in: 0...255, using: &random)
            packet[32] = UInt8.random(in: 0...7, using: &random) == 0 ? UInt8.random(in: 0...255, using: &random) : 0x50
            packet[33] = UInt8.random(in: 0...31, using: &random)
            packet += Array((words.randomElement(using: &random)! + "\r\n").utf8)
            if Bool.random(using: &random) {
                packet.append(contentsOf: (0..<60).map { _ in UInt8.random(in: 0...255, using: &random) })
            }
            packet.removeLast(Int.random(in: 0...packet.count, using: &random) / 4)
            packet.withUnsafeBytes { bytes in
                if let segment = TCPSegment(bytes, wholeLength: bytes.count) {
                    tracker.take(segment, at: .seconds(Int64(round))) { _ in }
                }
            }
            #expect(tracker.count <= FTPTracker.sessionLimit + 2 * FTPTracker.dataLimit)
        }
    }
}
