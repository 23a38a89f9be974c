import Spooling
import Testing

@Suite struct LinkFormTests {
    private static let server = String(repeating: "5e", count: 32)
    private static let host = String(repeating: "a0", count: 16)
    private static let key = String(repeating: "7", count: 16)

    /// As version 1 writes them: these bytes never change, since agents and servers of that version are there.
    @Test func `an order and an acknowledgement of version 1`() throws {
        let order = Order(
            server: Self.server, host: Self.host, kind: .policy, counter: 1_764_000_000_000, expires: 1_764_000_600,
            key: Self.key, body: Array("archive:\n  enabled: true\n".utf8))
        let golden = """
            order 1
            server \(Self.server)
            host \(Self.host)
            kind policy
            counter 1764000000000
            expires 1764000600
            key 7777777777777777

            archive:
              enabled: true

            """
        #expect(String(decoding: order.bytes, as: UTF8.self) == golden)
        #expect(try Order(Array(golden.utf8)) == order)
        let range = try #require(RecordRange(epoch: 0xabc, first: 1, last: 500))
        let acknowledgement = Acknowledgement(
            server: Self.server, host: Self.host, range: range, digest: Self.server, key: Self.key)
        let goldenAcknowledgement = """
            acknowledgement 1
            server \(Self.server)
            host \(Self.host)
            range 0000000000000abc-1-500
            digest \(Self.server)
            key 7777777777777777

            """
        #expect(String(decoding: acknowledgement.bytes, as: UTF8.self) == goldenAcknowledgement)
        #expect(try Acknowledgement(Array(goldenAcknowledgement.utf8)) == acknowledgement)
    }

    /// Fields that a newer one adds are passed over.
    @Test func `a newer server may say more`() throws {
        let order = Order(
            server: Self.server, host: Self.host, kind: .command, counter: 5, expires: 9, key: Self.key, body: [1, 2])
        let newer = Array("urgency high\n".utf8) + order.bytes
        #expect(try Order(newer) == order)
    }

    @Test(arguments: [
        "no-line-feed", "two  \n", " x\n", "Name x\n", "a\n", "a b\na c\n", "a b\u{7f}\n", "a b\tc\n",
        String(repeating: "a", count: 33) + " x\n",
    ])
    func `refuses what is no statement`(text: String) throws {
        if text == "two  \n" {
            #expect(try Statement(Array(text.utf8))["two"] == " ")
        } else {
            #expect(throws: LinkError.malformed) { try Statement(Array(text.utf8)) }
        }
    }

    @Test func `reads back whatever was put in, and no bytes make it fall over`() throws {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<2_000 {
            var statement = Statement()
            for name in ["a", "b-c", "d"] {
                let scalars = (0..<Int.random(in: 0..<40, using: &random)).compactMap { _ in
                    UnicodeScalar(UInt32.random(in: 0..<0x3000, using: &random))
                }
                statement.add(name, String(String.UnicodeScalarView(scalars)))
            }
            statement.body = (0..<Int.random(in: 0..<50, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            #expect(try Statement(statement.bytes) == statement)
            var bytes = statement.bytes
            for _ in 0..<3 {
                bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            _ = try? Statement(bytes)
            _ = try? Order(bytes)
            _ = try? Acknowledgement(bytes)
            _ = try? SignedBytes(bytes, limitBytes: 1 << 20)
            _ = try? EnrolmentString(String(decoding: bytes, as: UTF8.self))
            _ = try? BatchLines.split(bytes)
        }
    }

    @Test func `what is too long is cut at a letter`() throws {
        var statement = Statement()
        statement.add("name", String(repeating: "見附", count: 1_000))
        let value = try #require(Statement(statement.bytes)["name"])
        #expect(value.utf8.count <= Statement.valueLimitBytes && !value.unicodeScalars.contains("\u{fffd}"))
    }

    @Test func `acknowledged ranges are what a set of numbers is`() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<300 {
            var ranges = AcknowledgedRanges()
            var model: Set<UInt64> = []
            for _ in 0..<30 {
                let first = UInt64.random(in: 1...60, using: &random)
                let last = first + UInt64.random(in: 0...8, using: &random)
                ranges.insert(first, last)
                model.formUnion(first...last)
                #expect(Set(ranges.ranges.flatMap { Array($0) }) == model)
                #expect(zip(ranges.ranges, ranges.ranges.dropFirst()).allSatisfy { $0.upperBound + 1 < $1.lowerBound })
                let through = (1...80).first { !model.contains($0) }! - 1
                #expect(ranges.through == through)
                #expect(ranges.covers(first, last) && ranges.covers(5, 9) == model.isSuperset(of: 5...9))
            }
        }
    }

    @Test func `batches are split as they were put together`() throws {
        var lines = BatchLines()
        #expect(lines.append(Array("a".utf8)) == .taken && lines.append(Array("bc".utf8)) == .taken)
        #expect(lines.append([]) == .impossible && lines.append([97, 10, 98]) == .impossible)
        #expect(lines.append([UInt8](repeating: 97, count: BatchLines.lineLimitBytes + 1)) == .impossible)
        #expect(try BatchLines.split(lines.bytes) == [0..<1, 2..<4])
        #expect(throws: LinkError.malformed) { try BatchLines.split([97, 10, 10]) }
        #expect(throws: LinkError.malformed) { try BatchLines.split([97]) }
        var many = BatchLines()
        while many.append([97]) == .taken {}
        #expect(many.count == BatchLines.lineLimit)
        #expect(throws: LinkError.malformed) { try BatchLines.split(many.bytes + [97, 10]) }
    }
}
