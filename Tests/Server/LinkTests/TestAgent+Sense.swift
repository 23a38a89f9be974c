import Foundation
import Orders
import Spooling
import Testing

extension TestAgent {
    /// Reads the inbox as `sense` does, until a condition holds.
    func sense(
        _ spool: MemorySpool, orders: inout [Order], until isDone: () throws -> Bool
    ) async throws -> Bool {
        let inbox = Inbox(folder + "/inbox")
        let end = ContinuousClock.now + .seconds(120)
        while ContinuousClock.now < end {
            for content in try inbox.take().contents {
                switch content {
                case .acknowledgement(let bytes):
                    let acknowledgement = try trust.acknowledgement(bytes)
                    #expect(acknowledgement.digest == Self.digest(spool.lines(acknowledgement.range)))
                    spool.acknowledge(acknowledgement.range)
                case .order(let bytes):
                    let order = try trust.order(bytes, now: UInt64(Date().timeIntervalSince1970))
                    trust.obey(order)
                    orders.append(order)
                }
            }
            if try isDone() { return true }
            try await Task.sleep(for: .milliseconds(20))
        }
        return false
    }
}
