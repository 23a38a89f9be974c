import Testing
import Uplink

@Suite struct PaceTests {
    private let start = ContinuousClock.now
    private var pace = Pace(Pace.Limits(), random: { 1 })

    @Test mutating func `tries ever later, up to a minute`() {
        let delays = (0..<9).map { _ in pace.failed(at: start) }
        #expect(delays == [1, 2, 4, 8, 16, 32, 60, 60, 60].map { Duration.seconds($0) })
        _ = pace.reached(at: start)
        #expect(pace.failed(at: start) == .seconds(1))
    }

    @Test func `no two hosts try at the same time`() {
        var (early, late) = (Pace(Pace.Limits(), random: { 0 }), Pace(Pace.Limits(), random: { 1 }))
        #expect(early.failed(at: start) == .milliseconds(500))
        #expect(late.failed(at: start) == .seconds(1))
        #expect(early.putOff(seconds: 10, at: start) == .seconds(10))
        #expect(late.putOff(seconds: 10, at: start) == .seconds(15))
    }

    @Test mutating func `goes on at once after a hiccup, and later and slower after an outage`() {
        _ = pace.failed(at: start)
        #expect(pace.reached(at: start + .seconds(29)) == nil)
        #expect(!pace.isCatchingUp && pace.afterBatch(1 << 20, at: start) == .zero)
        _ = pace.failed(at: start)
        let back = start + .seconds(600)
        #expect(pace.reached(at: back) == .seconds(30))
        #expect(pace.isCatchingUp)
        #expect(pace.afterBatch(1 << 20, at: back) == .seconds(2))
        #expect(pace.afterBatch(1 << 20, at: back + .seconds(60)) == .seconds(1))
        pace.caughtUp()
        #expect(pace.afterBatch(1 << 20, at: back) == .zero)
    }
}
