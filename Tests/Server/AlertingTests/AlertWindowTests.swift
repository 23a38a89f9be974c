import Events
import Testing

@testable import Alerting

@Suite struct AlertWindowTests {
    @Test(
        "counts from the last finding, and backwards from the first",
        arguments: [(-3_600, true), (-3_601, false), (3_700, true), (3_701, false)])
    func edges(_ seconds: Int, _ isHeld: Bool) {
        let window = AlertWindow(seconds: 3_600)
        let first = Timestamp(ticks: 1_000_000_000_000)
        let last = Timestamp(ticks: first.ticks + 100 * 10_000_000)
        let time = Timestamp(ticks: first.ticks + Int64(seconds) * 10_000_000)
        #expect(window.holds(time, first: first, last: last) == isHeld)
    }
}
