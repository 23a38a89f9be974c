import Events
import Orders
import Spooling
import Watches

/// The policy that the server told last, beside `trust` on the disk: it counts from the start on, also while the server is away.
struct ObeyedPolicy {
    let order: PolicyOrder
    let policy: Policy
    /// Of the order; an older one is not obeyed again, even where `trust` was not written after it.
    let counter: UInt64

    static let name = "policy"
    private static let limitBytes = Order.limitBytes + 4_096

    /// A policy that came in an order which is to be believed.
    init(_ order: Order) throws(Refused) {
        self = try Self(order.body, counter: order.counter)
    }

    private init(_ body: [UInt8], counter: UInt64) throws(Refused) {
        self.counter = counter
        do throws(LinkError) { order = try PolicyOrder(body) } catch { throw Refused(version: 0, why: "\(error)") }
        do throws(PolicyWireError) { policy = try PolicyWire.read(order.content, onto: .linux) } catch {
            throw Refused(version: order.version, why: "\(error)")
        }
    }

    /// Why a policy is not obeyed.
    struct Refused: Error {
        var version: Int64
        var why: String
    }

    /// Nil where no server told any yet.
    static func read(folder: String) throws(Refused) -> ObeyedPolicy? {
        do {
            guard let bytes = try SmallFile.read(folder + "/" + name, limitBytes: limitBytes) else { return nil }
            let statement = try Statement(bytes)
            return try ObeyedPolicy(statement.body, counter: try statement.number("counter"))
        } catch let refused as Refused {
            throw refused
        } catch {
            throw Refused(version: 0, why: "\(error)")
        }
    }

    /// Whole or not at all; safe when it returns.
    func write(folder: String) throws(FileError) {
        var statement = Statement()
        statement.add("counter", counter)
        statement.body = order.bytes
        try SmallFile.write(statement.bytes, to: Self.name, in: folder)
    }

    /// What the health log says of it.
    var event: Event {
        var words = order.version == 0 ? "obeys the default policy" : "obeys policy version \(order.version)"
        if !order.group.isEmpty { words += " of the group \(order.group)" }
        return Self.event(order.version, answer: ResponseFacts.done, words)
    }

    static func event(_ refused: Refused) -> Event {
        event(
            refused.version, answer: refused.why,
            "does not obey policy version \(refused.version): \(refused.why); the one before counts")
    }

    private static func event(_ version: Int64, answer: String, _ words: String) -> Event {
        var health = HealthActivity(.policy, detail: words)
        health.response = ResponseFacts(
            kind: ResponseFacts.policy, answer: answer, command: String(max(0, version)))
        return Event(time: .clock, host: "", activity: .health(health))
    }
}
