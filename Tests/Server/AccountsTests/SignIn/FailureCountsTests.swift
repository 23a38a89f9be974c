import Events
import Testing

@testable import Accounts

@Suite struct FailureCountsTests {
    private let limit = FailureLimit(free: 2, longestSeconds: 60, forgetSeconds: 600)

    @Test("grows the delay up to the longest, and forgets")
    func grows() {
        var counts = FailureCounts<String>(limit)
        var waits: [Int64] = []
        for _ in 0..<10 {
            waits.append(counts.wait("a", at: .seconds(100)))
            counts.add("a", at: .seconds(100))
        }
        #expect(waits == [0, 0, 1, 2, 4, 8, 16, 32, 60, 60])
        #expect(counts.wait("a", at: .seconds(130)) == 30)
        #expect(counts.wait("a", at: .seconds(700)) == 0)
        #expect(counts.wait("b", at: .seconds(100)) == 0)
        // A clock that was set back.
        #expect(counts.wait("a", at: .seconds(-1_000_000)) == 60)
    }

    @Test("takes back, clears and forgets")
    func fewer() {
        var counts = FailureCounts<String>(limit)
        for _ in 0..<3 { counts.add("a", at: .seconds(0)) }
        counts.withdraw("a")
        #expect(counts.wait("a", at: .seconds(0)) == 1)
        counts.clear("a")
        #expect(counts.wait("a", at: .seconds(0)) == 0)
        counts.add("a", at: .seconds(0))
        counts.forget(at: .seconds(600))
        #expect(counts.count == 0)
    }

    @Test("stays within its memory, and keeps those that failed most")
    func bounded() {
        var counts = FailureCounts<Int>(limit, capacity: 100)
        for _ in 0..<5 { counts.add(-1, at: .seconds(0)) }
        for key in 0..<10_000 { counts.add(key, at: .seconds(1)) }
        #expect(counts.count <= 100)
        #expect(counts.wait(-1, at: .seconds(1)) > 0)
    }

    @Test(
        "cuts an address to its place",
        arguments: [
            ("192.0.2.1", "192.0.2.1"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("::1", "::1"),
            ("::ffff:192.0.2.1", "192.0.2.1"), ("fe80::1%eth0", "fe80:0:0:0::/64"), ("", ""), ("nonsense", "nonsense"),
        ])
    func places(_ address: String, _ place: String) {
        #expect(ClientPlace(address).text == place)
    }

    @Test("knows the server's own machine", arguments: ["127.0.0.1", "127.8.9.1", "::1", "::ffff:127.0.0.1"])
    func loopback(_ address: String) {
        #expect(ClientPlace(address).isLoopback)
        #expect(!ClientPlace("::2").isLoopback)
    }
}
